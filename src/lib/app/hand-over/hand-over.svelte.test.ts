// Two archives on two machines, one household file between them.
import { afterEach, describe, expect, it } from 'vitest';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { commitChange } from '#lib/platform/db/records-store.ts';
import { journalOf, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { scan } from '../../../../tests/factories/app.ts';
import { openOffice, type Office } from '../../../../tests/factories/office-with-account.ts';
import { openHandOver } from './open-hand-over.ts';

const passphrase = 'con cò bay lả bay la';
const offices: Office[] = [];

afterEach(() => {
	for (const office of offices.splice(0)) office.close();
});

async function office(name: string): Promise<Office> {
	const opened = await openOffice(name);
	offices.push(opened);
	return opened;
}

function sessionOf({ ports, app }: Office) {
	const written: File[] = [];
	const { giving, receiving } = openHandOver({
		ports,
		worker: () => app.archive.worker,
		save: async (stream, target) => {
			const parts: Uint8Array<ArrayBuffer>[] = [];
			for await (const part of stream) parts.push(part.slice());
			written.push(new File(parts, target.fileName));
			return ok(undefined);
		}
	});
	return { giving, receiving, last: () => written.at(-1) as File };
}

const value = <T>(result: Result<T>): T => {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
};

const stored = async ({ ports }: Office, id: RegistryFileId) =>
	value(await getFile(ports.connection, id));

const fileOf = ({ app }: Office) => app.archive.files[0] ?? null;

async function edit({ ports, app }: Office, id: RegistryFileId, text: string) {
	const found = await getFile(ports.connection, id);
	const file = found.ok ? found.value : null;
	const at = ports.clock.now();
	const who = app.archive.worker;
	if (!file || !who) throw new Error('nobody or nothing');
	return commitChange(ports.connection, {
		...{ batch: ports.newId(), fileId: id, baseVersion: file.version },
		overrides: new Map([['rule', text]]),
		journal: [
			{
				...{ fileId: id, act: 'override', at, who: who.id, role: who.role },
				...{ old: '', new: text, source: who.role }
			}
		]
	});
}

async function withFile(name: string) {
	const made = await office(name);
	await made.app.imports.addFiles([scan('ho-so.pdf', 2)]);
	await made.until(() => made.app.archive.files.some(({ state }) => state === 'keying'), 'read');
	return made;
}

describe('a file between two machines', () => {
	it('goes, is worked on there, and comes back with its whole life', async () => {
		const [here, there] = [await withFile('a'), await office('b')];
		const mine = sessionOf(here);
		const theirs = sessionOf(there);
		const id = fileOf(here)?.id as RegistryFileId;
		expect(value(await mine.giving.give([id], 'Đội 2', passphrase))).toBe(1);
		expect(await stored(here, id)).toMatchObject({ away: { to: 'Đội 2' } });
		expect(await edit(here, id, 'while away')).toMatchObject({ failure: { code: 'read-only' } });

		expect(value(await theirs.receiving.open(mine.last(), passphrase))).toBe(1);
		expect(theirs.receiving.giver).toMatchObject({ name: here.name });
		expect(theirs.receiving.arrivals).toMatchObject([{ id, verdict: 'new', pages: 2 }]);
		expect(value(await theirs.receiving.accept())).toBe(1);
		expect(await edit(there, id, 'done there')).toMatchObject({ ok: true });
		// The same package once more.
		await theirs.receiving.open(mine.last(), passphrase);
		expect(theirs.receiving.arrivals).toMatchObject([{ verdict: 'known' }]);
		expect(value(await theirs.receiving.accept())).toBe(0);

		value(await theirs.giving.give([id], 'Đội 1', passphrase));
		value(await mine.receiving.open(theirs.last(), passphrase));
		expect(mine.receiving.arrivals).toMatchObject([{ id, verdict: 'back' }]);
		value(await mine.receiving.accept());
		expect((await stored(here, id))?.away ?? null).toBeNull();
		const life = value(await journalOf(here.ports.connection, id));
		expect(life.filter(({ act }) => act === 'import')).toHaveLength(1);
		const done = life.find((entry) => entry.new === 'done there');
		expect(done?.origin).toMatchObject({ name: there.name, archive: expect.any(String) as string });
		expect(value(await verifyJournal(here.ports.connection))).toMatchObject({ brokenAt: null });
		const pages = await here.app.archive.pages(id);
		expect(pages).toHaveLength(2);
		expect(await edit(here, id, 'here again')).toMatchObject({ ok: true });
	});

	it('is a question where it was taken back and changed; the person decides', async () => {
		const [here, there] = [await withFile('a'), await office('b')];
		const mine = sessionOf(here);
		const theirs = sessionOf(there);
		const id = fileOf(here)?.id as RegistryFileId;
		value(await mine.giving.give([id], 'Đội 2', passphrase));
		value(await theirs.receiving.open(mine.last(), passphrase));
		value(await theirs.receiving.accept());
		expect(await mine.giving.takeBack(id, ' ')).toMatchObject({
			failure: { code: 'reason-missing' }
		});
		value(await mine.giving.takeBack(id, 'giao nhầm'));
		expect(await edit(here, id, 'mine')).toMatchObject({ ok: true });
		value(await edit(there, id, 'theirs'));
		value(await theirs.giving.give([id], 'Đội 1', passphrase));
		value(await mine.receiving.open(theirs.last(), passphrase));
		expect(mine.receiving.arrivals).toMatchObject([{ verdict: 'question', takesTheirs: false }]);
		expect(value(await mine.receiving.accept())).toBe(0);
		const kept = value(await journalOf(here.ports.connection, id));
		expect(kept.some((entry) => entry.new === 'theirs')).toBe(false);
		value(await mine.receiving.open(theirs.last(), passphrase));
		mine.receiving.choose(id, true);
		expect(value(await mine.receiving.accept())).toBe(1);
		const life = value(await journalOf(here.ports.connection, id));
		expect(life.some((entry) => entry.new === 'theirs')).toBe(true);
		expect(life.some((entry) => entry.new === 'mine')).toBe(true);
	});

	it('is refused by name: wrong passphrase, flipped byte, cut end, another kind of file', async () => {
		const [here, there] = [await withFile('a'), await office('b')];
		const mine = sessionOf(here);
		const theirs = sessionOf(there);
		value(await mine.giving.give([fileOf(here)?.id as RegistryFileId], 'Đội 2', passphrase));
		const all = new Uint8Array(await mine.last().arrayBuffer());
		const flipped = all.slice();
		flipped[all.length - 5] = (flipped[all.length - 5] ?? 0) ^ 1;
		for (const [file, secret, code] of [
			[mine.last(), 'con cò bay lả bay lạ', 'package-wrong-key'],
			[new File([flipped], 'x'), passphrase, 'package-wrong-key'],
			[new File([all.slice(0, 60)], 'x'), passphrase, 'package-damaged'],
			[new File(['no'], 'x'), passphrase, 'package-unknown'],
			[new File([], 'x'), passphrase, 'package-unknown']
		] as const)
			expect(await theirs.receiving.open(file, secret)).toMatchObject({ failure: { code } });
		expect(theirs.receiving.arrivals).toEqual([]);
		expect(await theirs.receiving.accept()).toMatchObject({ ok: false });
	});

	it('stays here when it cannot be written, is not chosen, or the passphrase is weak', async () => {
		const here = await withFile('a');
		const id = fileOf(here)?.id as RegistryFileId;
		const { giving: broken } = openHandOver({
			ports: here.ports,
			worker: () => here.app.archive.worker,
			save: () => Promise.resolve({ ok: false, failure: { code: 'disk-write-failed' } })
		});
		expect(await broken.give([id], 'Đội 2', passphrase)).toMatchObject({
			failure: { code: 'disk-write-failed' }
		});
		expect(await broken.give([], 'Đội 2', passphrase)).toMatchObject({ ok: false });
		expect(await broken.give([id], 'Đội 2', '1234')).toMatchObject({
			failure: { code: 'passphrase-weak' }
		});
		expect(await edit(here, id, 'still here')).toMatchObject({ ok: true });
	});
});
