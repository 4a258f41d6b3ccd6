// Pages put in order over the browser's real storage: what the first look does by itself, what people do, and undo.
import { describe, expect, it } from 'vitest';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { middleHalves } from '#lib/domain/page-halves.ts';
import {
	type LookAt,
	makePorts,
	openApp,
	plainReading,
	scan,
	until
} from '../../../tests/factories/app.ts';
import type { ArrangeSurface } from './surface.ts';

let count = 0;

async function imported(pages: number, lookAt?: LookAt) {
	const app = await openApp(makePorts(`arrange-${Date.now()}-${++count}`, plainReading, lookAt));
	await app.archive.signIn('Mai', 'clerk');
	await app.imports.addFiles([scan('tap.pdf', pages)]);
	await until(() => app.archive.files.length > 0 && !app.imports.isReading, 'all pages read');
	await until(() => app.archive.files.every(({ state }) => state === 'keying'), 'keying');
	return app;
}

type App = Awaited<ReturnType<typeof imported>>;

async function arranging(app: App, id = app.archive.files[0]?.id): Promise<ArrangeSurface> {
	const opened = await app.openArranging(id as RegistryFileId);
	if (!opened.ok) throw new Error(opened.failure.code);
	return opened.value;
}

const pageNumbers = (pages: readonly Page[]) =>
	pages.map(
		({ source }) =>
			`${source.pageIndex + 1}${source.region ? (source.region.x > 0.2 ? 'b' : 'a') : ''}`
	);

const places = async (app: App) =>
	Promise.all(
		app.archive.files.map(async ({ id, title }) => [
			title,
			pageNumbers(await app.archive.pages(id)).join(' ')
		])
	);

describe('what the first look does', () => {
	it('splits two pages on a sheet, keeps the order, reads both', async () => {
		const app = await imported(3, (page) => (page === 1 ? { halves: middleHalves(2) } : {}));
		const [file] = app.archive.files;
		expect(pageNumbers(await app.archive.pages(file!.id))).toEqual(['1', '2a', '2b', '3']);
		expect(file?.counts).toMatchObject({ pages: 4, pagesRead: 4 });
	});

	it('puts the halves of a sheet scanned upside down in the order they are read in', async () => {
		const name = `arrange-${Date.now()}-${++count}`;
		const turned = makePorts(
			name,
			async (id, hint) => {
				const read = await plainReading(id, hint);
				return read.ok ? { ok: true, value: { ...read.value, quarterTurns: 2 } } : read;
			},
			() => ({ halves: middleHalves(2) })
		);
		const app = await openApp(turned);
		await app.archive.signIn('Mai', 'clerk');
		await app.imports.addFiles([scan('tap.pdf', 1)]);
		await until(() => app.archive.files[0]?.counts.pagesRead === 2, 'both read');
		await until(() => !app.imports.isReading, 'the end');
		expect(pageNumbers(await app.archive.pages(app.archive.files[0]!.id))).toEqual(['1b', '1a']);
	});

	it('sets blank backs aside without reading or deleting them', async () => {
		const app = await imported(4, (page) => ({ isBlank: page % 2 === 1 }));
		const pages = await app.archive.pages(app.archive.files[0]!.id);
		expect(pages.map(({ nature }) => nature)).toEqual(['form', 'blank', 'form', 'blank']);
		expect(pages.every(({ state }) => state === 'read')).toBe(true);
	});

	it('makes files of a pile at its separators, named by them, and one file again on demand', async () => {
		const app = await imported(6, (page) =>
			page === 0 ? { separator: '12/345' } : page === 3 ? { separator: '' } : {}
		);
		expect(await places(app)).toEqual([
			['12/345', '1 2 3'],
			['tap (2)', '4 5 6']
		]);
		const [note] = app.imports.groupings;
		expect(note).toMatchObject({ by: 'separators', files: 2 });
		await app.imports.undoGrouping(note!.fileId);
		await until(() => app.archive.files.length === 1, 'one file');
		expect(await places(app)).toEqual([['tap', '1 2 3 4 5 6']]);
		expect(app.archive.files[0]?.counts).toMatchObject({ pages: 6, pagesRead: 6 });
	});

	it('says which pages to scan again; a new scan or a word settles it', async () => {
		const app = await imported(2, (page, name) =>
			name === 'tap.pdf' ? { problems: page === 0 ? ['too-dark'] : ['cut-off', 'blurred'] } : {}
		);
		expect(app.imports.rescans.map(({ problems }) => problems)).toEqual([
			['too-dark'],
			['cut-off', 'blurred']
		]);
		expect(app.archive.files[0]?.counts.pagesToRescan).toBe(2);
		const [dark, cut] = app.imports.rescans;
		expect(await app.imports.acceptPage(cut!.pageId)).toMatchObject({ ok: true });
		expect(await app.imports.replacePage(dark!.pageId, scan('moi.jpg'))).toMatchObject({
			ok: true
		});
		await until(() => app.archive.files[0]?.counts.pagesToRescan === 0, 'nothing to scan again');
		expect(app.imports.rescans).toEqual([]);
		const [first] = await app.archive.pages(app.archive.files[0]!.id);
		expect(first?.source.fileName).toBe('moi.jpg');
		await until(() => app.archive.files[0]?.counts.pagesRead === 2, 'the new scan read');
	});
});

describe('what people do', () => {
	it('splits and joins a page by hand, and takes each back', async () => {
		const app = await imported(2);
		const session = await arranging(app);
		await session.splitPage(session.pages[0]!.id);
		expect(pageNumbers(session.pages)).toEqual(['1a', '1b', '2']);
		await session.joinPage(session.pages[1]!.id);
		expect(pageNumbers(session.pages)).toEqual(['1', '2']);
		await session.undo();
		expect(pageNumbers(session.pages)).toEqual(['1a', '1b', '2']);
		await session.undo();
		expect(pageNumbers(session.pages)).toEqual(['1', '2']);
		expect(session.canUndo).toBe(false);
		await until(() => app.archive.files[0]?.counts.pagesRead === 2, 'read again');
	});

	it('splits a file, moves a page, joins files; undo ends where it began', async () => {
		const app = await imported(4);
		const session = await arranging(app);
		const before = await places(app);
		await session.splitFile(session.pages[2]!.id);
		expect(await places(app)).toEqual([
			['tap', '1 2'],
			['tap (2)', '3 4']
		]);
		const other = app.archive.files.find(({ id }) => id !== session.file.id)!;
		await session.moveTo(other.id, [session.pages[0]!.id]);
		expect(await places(app)).toEqual([
			['tap', '2'],
			['tap (2)', '3 4 1']
		]);
		await session.moveTo(
			other.id,
			session.pages.map(({ id }) => id)
		);
		await until(() => app.archive.files.length === 1, 'one file');
		expect(await places(app)).toEqual([['tap (2)', '3 4 1 2']]);
		for (let acts = 0; acts < 3; acts++) await session.undo();
		await until(() => app.archive.files.length === 1, 'one file again');
		expect(await places(app)).toEqual(before);
		expect(session.failure).toBeNull();
	});

	it('takes what was typed along with the page', async () => {
		const app = await imported(2);
		const [file] = app.archive.files;
		const desk = await app.openCorrection(file!.id);
		if (!desk.ok) throw new Error(desk.failure.code);
		const key = desk.value.fields[0]!.key;
		desk.value.type(key, 'LÊ VĂN TÁM');
		await desk.value.flush();
		await desk.value.close();
		const session = await arranging(app);
		await session.shift(session.pages[0]!.id, 1);
		await session.splitFile(session.pages[1]!.id);
		const moved = app.archive.files.find(({ id }) => id !== file!.id)!;
		const again = await app.openCorrection(moved.id);
		if (!again.ok) throw new Error(again.failure.code);
		expect(again.value.view(key)?.text).toBe('LÊ VĂN TÁM');
		await again.value.close();
	});

	it('refuses to join halves when somebody has typed on the one that would vanish', async () => {
		const app = await imported(1, () => ({ halves: middleHalves(2) }));
		const [file] = app.archive.files;
		const desk = await app.openCorrection(file!.id);
		if (!desk.ok) throw new Error(desk.failure.code);
		desk.value.openPage(1);
		desk.value.type(desk.value.fields[0]!.key, 'HOA');
		await desk.value.flush();
		await desk.value.close();
		const session = await arranging(app);
		await session.joinPage(session.pages[0]!.id);
		expect(session.failure?.code).toBe('page-has-entries');
		expect(session.pages).toHaveLength(2);
	});
});
