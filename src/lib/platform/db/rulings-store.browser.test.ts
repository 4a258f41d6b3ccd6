import { afterEach, expect, it } from 'vitest';
import type { Ruling } from '#lib/domain/ruling.ts';
import { clerk, fileId, makeDraft } from '../../../../tests/factories/archive.ts';
import { openKeyring } from '../../../../tests/factories/keys.ts';
import { Connection } from './connection.ts';
import { verifyJournal } from './journal-store.ts';
import { listRulings, putRuling, removeRuling } from './rulings-store.ts';

const name = 'rulings-test';
const connection = new Connection(name, { keyring: openKeyring() });
afterEach(() => {
	connection.close();
	indexedDB.deleteDatabase(name);
});

const ruling: Ruling = {
	id: 'one',
	of: 'pair',
	about: 'a#name~b#name',
	verdict: 'different',
	reason: '',
	fileIds: [fileId('a'), fileId('b')],
	by: clerk,
	at: '2026-01-02T03:04:05.678Z'
};

it('keeps a ruling with its line in the journal, once though it is tried twice, and takes it back', async () => {
	const draft = makeDraft({ act: 'same-person', new: 'different' });
	expect(await putRuling(connection, ruling, [draft])).toMatchObject({ ok: true });
	expect(await putRuling(connection, ruling, [draft])).toMatchObject({ ok: true });
	expect(await listRulings(connection)).toEqual({ ok: true, value: [ruling] });
	expect(await verifyJournal(connection)).toMatchObject({ value: { entries: 1, brokenAt: null } });
	expect(await removeRuling(connection, 'one', [makeDraft({ act: 'undo' })])).toMatchObject({
		ok: true
	});
	expect(await removeRuling(connection, 'one', [makeDraft({ act: 'undo' })])).toMatchObject({
		ok: true
	});
	expect(await listRulings(connection)).toEqual({ ok: true, value: [] });
	expect(await verifyJournal(connection)).toMatchObject({ value: { entries: 2 } });
});
