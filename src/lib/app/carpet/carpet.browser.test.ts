// A carpet over real storage: one Enter settles all files, one line of the journal a field, one undo takes all back;
// a person's word stands, and a seed never reaches a record.
import { afterEach, describe, expect, it } from 'vitest';
import type { PageId } from '#lib/domain/ids.ts';
import { ok } from '#lib/domain/result.ts';
import { journalOf, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { makePorts, makeReading, openApp, scan, until } from '../../../../tests/factories/app.ts';

const databases: string[] = [];
afterEach(() => databases.splice(0).forEach((name) => indexedDB.deleteDatabase(name)));

const households = 6;

async function officeWith(name: string) {
	databases.push(name);
	const ports = makePorts(name, (id: PageId) =>
		Promise.resolve(ok(makeReading(id, { town: 'Hà Nam?' })))
	);
	const app = await openApp(ports);
	await app.archive.signIn('Lê Thị Hoa', 'clerk');
	for (let at = 0; at < households; at++) await app.imports.addFiles([scan(`h${at}.pdf`)]);
	await until(() => app.archive.totals.pagesRead === households, 'all pages read');
	const session = await app.openCarpets();
	await session.gather();
	const lines = async () => {
		const all = await Promise.all(
			app.archive.files.map(({ id }) => journalOf(ports.connection, id))
		);
		return all.flatMap((one) => (one.ok ? one.value : [])).filter(({ act }) => act !== 'import');
	};
	const entries = async () => {
		const all = await Promise.all(
			app.archive.files.map(({ id }) => openFile(ports.connection, id))
		);
		return Object.assign(
			{},
			...all.map((one) => (one.ok ? one.value.record.entries : {}))
		) as Record<string, { raw: string; confirmed: boolean; parked?: boolean }>;
	};
	return { app, ports, session, lines, entries };
}

describe('a carpet', () => {
	it('settles right, typed and doubted cells over all files, and is taken back as one', async () => {
		const { session, ports, lines, entries } = await officeWith('carpet-settle');
		const [carpet] = session.carpets;
		expect(carpet?.cells.length).toBe(households);
		if (!carpet) return;
		const before = await entries();
		const sheet = session.sheet(carpet);
		const own = sheet.cells.flatMap(({ truth }, index) => (truth === null ? [index] : []));
		const [typed = 0, doubted = 0] = own;
		sheet.type(typed, 'Hà Tây');
		sheet.toggleDoubt(doubted);
		expect(await session.settle(sheet, 'thảm')).toBe(true);
		expect(session.outcome).toMatchObject({ right: households - 2, typed: 1, doubt: 1, left: 0 });
		const now = await entries();
		expect(Object.keys(now)).toHaveLength(households);
		const keyAt = (index: number) => sheet.cells[index]!.cell.key;
		expect(now[keyAt(typed)]).toMatchObject({ raw: 'Hà Tây', confirmed: true });
		expect(now[keyAt(doubted)]).toMatchObject({ confirmed: false, parked: true });
		expect((await lines()).map(({ act }) => act).toSorted()).toEqual([
			...Array.from({ length: households - 2 }, () => 'confirm'),
			'edit',
			'park'
		]);
		expect(session.carpets.some(({ id }) => id === carpet.id)).toBe(false);
		await session.takeBack('hoàn tác');
		expect(await entries()).toEqual(before);
		expect(await lines()).toHaveLength(2 * households);
		expect(session.carpets[0]?.cells.length).toBe(households);
		expect(await verifyJournal(ports.connection)).toMatchObject({ value: { brokenAt: null } });
	});

	it('leaves alone what a person has typed since it was laid', async () => {
		const { app, session, entries } = await officeWith('carpet-moved-on');
		const [carpet] = session.carpets;
		const [cell] = carpet?.cells ?? [];
		expect(cell).toBeDefined();
		if (!carpet || !cell) return;
		const sheet = session.sheet(carpet);
		const desk = await app.openCorrection(cell.fileId);
		if (!desk.ok) return;
		desk.value.type(cell.key, 'Thôn Đông');
		await desk.value.close();
		await session.settle(sheet, 'thảm');
		expect(session.outcome).toMatchObject({ right: households - 1, left: 1 });
		expect((await entries())[cell.key]).toMatchObject({ raw: 'Thôn Đông' });
	});

	it('a seed that went through is told of and written nowhere', async () => {
		const { session, entries } = await officeWith('carpet-seed');
		const [carpet] = session.carpets;
		if (!carpet) return;
		const sheet = session.sheet(carpet);
		const asked = sheet.cells.filter(({ truth }) => truth === null).map(({ cell }) => cell.key);
		await session.settle(sheet, 'thảm');
		expect(Object.keys(await entries()).toSorted()).toEqual(asked.toSorted());
		expect(session.attention).toEqual({ shown: sheet.seeds.length, caught: 0 });
	});
});
