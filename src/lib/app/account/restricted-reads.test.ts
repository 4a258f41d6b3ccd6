// Looking at what the law restricts leaves a line in the journal: who, when, which fields, and not what stands in them.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { allForms } from '#lib/forms/registry.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { storeArrival } from '#lib/platform/db/files-store.ts';
import { journalOf } from '#lib/platform/db/journal-store.ts';
import { fileId, makeArrival, makePage } from '../../../../tests/factories/archive.ts';
import { openKeyring } from '../../../../tests/factories/keys.ts';
import { LoadedForms } from '../form-catalogue.ts';
import { logRestrictedReads } from './restricted-reads.ts';

const forms = new LoadedForms();
await forms.load();
const worker = { id: 'u1' as UserId, name: 'Hoa', role: 'clerk' } as const;
const restricted = allForms().flatMap((form) =>
	form.fields.filter((field) => field.restricted).map((field) => ({ form, field }))
);

const pageOf = (formId: string, side: 'front' | 'back'): Page => ({
	...makePage('a', 0),
	form: {
		...{ formId, formVersion: 1, side, print: null, probability: 1, residualPx: null },
		by: 'person'
	}
});

let count = 0;

async function looked(pages: readonly Page[], who: typeof worker | null = worker) {
	const connection = new Connection(`restricted-${++count}`, {
		keyring: openKeyring(),
		mark: { read: () => null, write: () => undefined }
	});
	await storeArrival(connection, makeArrival('a'));
	await logRestrictedReads({ connection, clock: systemClock, forms }, who, fileId('a'), pages);
	const journal = await journalOf(connection, fileId('a'));
	connection.close();
	if (!journal.ok) throw new Error(journal.failure.code);
	return journal.value.filter(({ act }) => act === 'see-restricted');
}

describe('a look at restricted fields', () => {
	it('is a line with the fields and without their text, on the side that has them', async () => {
		expect(restricted.length).toBeGreaterThan(0);
		for (const { form, field } of restricted) {
			const side = field.side === 'back' ? 'back' : 'front';
			const [line, ...more] = await looked([pageOf(form.id, side)]);
			expect(more).toEqual([]);
			expect(line).toMatchObject({ who: 'u1', role: 'clerk', old: '', fileId: 'a' });
			expect(JSON.parse(line?.new ?? '')).toContain(`a-p0#${field.id}`);
		}
	});

	it('is none where nothing restricted is in sight, or nobody looks', async () => {
		const [first] = restricted;
		if (!first) throw new Error('no restricted field');
		const other = first.field.side === 'back' ? 'front' : 'back';
		expect(await looked([pageOf(first.form.id, other)])).toEqual([]);
		expect(await looked([makePage('a', 0)])).toEqual([]);
		const side = first.field.side === 'back' ? 'back' : 'front';
		expect(await looked([pageOf(first.form.id, side)], null)).toEqual([]);
	});
});
