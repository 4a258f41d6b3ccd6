// A household file at the desk, over the browser's own storage, locks and channels.
import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { makePorts, makeReading, openApp, scan, until } from '../../../tests/factories/app.ts';
import { approveAlone } from '../../../tests/factories/review.ts';
import type { CorrectionSurface } from './surface.ts';

let count = 0;
const freshName = (): string => `desk-${Date.now()}-${++count}`;

async function opened(pages = 1, name = freshName()) {
	const ports = makePorts(name);
	const app = await openApp(ports);
	await app.archive.signIn('Lê Thị Mai', 'clerk');
	await app.imports.addFiles([scan('ho-so-1.pdf', pages)]);
	await until(() => app.archive.files[0]?.counts.pagesRead === pages, 'all pages read');
	const id = app.archive.files[0]?.id as RegistryFileId;
	return { ports, app, id, desk: value(await app.openCorrection(id)), name };
}

function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
}

const keyOf = (desk: CorrectionSurface, field: string): FieldKey =>
	`${desk.page?.id ?? ''}#${field}` as FieldKey;

/** The paper says so: no chief of household on a test form, for one. */
function letStand(desk: CorrectionSurface): void {
	for (const issue of desk.issues.filter(({ severity }) => severity === 'error'))
		desk.override(issue.id, 'giấy ghi vậy');
}

describe('a file at the desk', () => {
	it('lists header fields, then table rows, caret in the first field that needs a person', async () => {
		const { desk } = await opened();
		expect(desk.fields.map((field) => field.key.split('#')[1])).toEqual([
			'name',
			'birth',
			'town',
			'people.r1.who',
			'people.r1.folk',
			'people.r2.who',
			'people.r2.folk'
		]);
		expect(desk.field?.fieldId).toBe('name');
		expect(desk.tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
			['TRẦN THỊ BÌNH', 'Kinh'],
			['NGUYỄN VĂN CƯỜNG', '']
		]);
		expect(desk.view(keyOf(desk, 'birth'))?.mark).toBe('sure');
	});

	it('keeps how a page was turned over a reload, and turns it back with undo', async () => {
		const { desk, app, id } = await opened();
		const pageId = desk.page?.id as PageId;
		for (let turn = 0; turn < 3; turn++) expect(desk.turnPage(pageId)).toBe(true);
		desk.undo();
		await desk.close();
		const again = value(await app.openCorrection(id));
		expect(again.page?.turns).toBe(2);
		expect(again.page?.state).toBe('read');
	});

	it('goes by Enter over doubtful fields only, by Tab over all', async () => {
		const { desk } = await opened();
		const visited: (string | undefined)[] = [];
		for (let step = 0; step < 3; step++) {
			visited.push(desk.field?.key.split('#')[1]);
			desk.confirm(desk.cursor as FieldKey);
			desk.next();
		}
		expect(visited).toEqual(['name', 'town', 'people.r2.who']);
		desk.focus(keyOf(desk, 'name'));
		desk.nextInOrder();
		expect(desk.field?.fieldId).toBe('birth');
	});

	it('says saved only after the commit, and finds the text again after a reload', async () => {
		const { desk, app, id } = await opened();
		const key = keyOf(desk, 'town');
		desk.type(key, 'Duy Tiên');
		expect(desk.save.status).toBe('waiting');
		expect(desk.view(key)?.isSaved).toBe(false);
		await until(() => desk.save.status === 'saved', 'the debounced save');
		expect(desk.view(key)?.isSaved).toBe(true);
		await desk.close();
		const again = value(await app.openCorrection(id));
		expect(again.view(key)).toMatchObject({ text: 'Duy Tiên', mark: 'edited' });
	});

	it('keeps the counters of lists with the edits', async () => {
		const { desk, app, id } = await opened();
		const before = app.archive.file(id)?.counts.open ?? 0;
		desk.confirm(keyOf(desk, 'name'));
		await desk.flush();
		await until(() => app.archive.file(id)?.counts.open === before - 1, 'one open field less');
		expect(desk.openInFile).toBe(before - 1);
	});

	it('never lets a late reading touch what was typed', async () => {
		let finish: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (finish = resolve));
		const ports = makePorts(freshName(), async (pageId) => {
			await gate;
			return ok(makeReading(pageId, { name: 'MÁY ĐỌC', birth: '05/8/1960', town: 'Máy đọc' }));
		});
		const app = await openApp(ports);
		await app.archive.signIn('Mai', 'clerk');
		await app.imports.addFiles([scan('a.pdf')]);
		const desk = value(await app.openCorrection(app.imports.arrived[0] as RegistryFileId));
		expect(desk.fields).toEqual([]);
		desk.setForm(desk.page?.id as never, 'hk99');
		desk.type(keyOf(desk, 'name'), 'NGƯỜI GÕ');
		await desk.flush();
		finish();
		await until(() => desk.page?.state === 'read', 'the reading');
		expect(desk.view(keyOf(desk, 'name'))?.text).toBe('NGƯỜI GÕ');
		expect(desk.view(keyOf(desk, 'town'))?.text).toBe('Máy đọc');
		expect(desk.view(keyOf(desk, 'name'))?.current.reading?.raw).toBe('MÁY ĐỌC');
	});

	it('copies from the row above, and from the page before', async () => {
		const { desk } = await opened(2);
		expect(desk.ditto(keyOf(desk, 'people.r2.folk'))).toBe(true);
		expect(desk.view(keyOf(desk, 'people.r2.folk'))).toMatchObject({
			text: 'Kinh',
			mark: 'inherited'
		});
		desk.type(keyOf(desk, 'town'), 'Bình Lục');
		desk.openPage(1);
		expect(desk.ditto(keyOf(desk, 'town'))).toBe(true);
		expect(desk.view(keyOf(desk, 'town'))?.text).toBe('Bình Lục');
		expect(desk.ditto(keyOf(desk, 'people.r1.who'))).toBe(false);
	});

	it('parks, blanks, strikes out, takes an alternative', async () => {
		const { desk } = await opened();
		desk.park(keyOf(desk, 'name'), 'mờ');
		desk.setStatus(keyOf(desk, 'birth'), 'illegible', '19?0');
		desk.setStatus(keyOf(desk, 'town'), 'blank');
		desk.takeAlternative(keyOf(desk, 'people.r1.who'), 0);
		const marks = desk.fields.map((field) => [field.fieldId, field.mark, field.text]);
		expect(marks.slice(0, 4)).toEqual([
			['name', 'parked', 'NGUYỄN VĂN AN'],
			['birth', 'illegible', '19?0'],
			['town', 'blank', ''],
			['who', 'confirmed', 'TRẦN THỊ BÌNH khác']
		]);
		expect(desk.view(keyOf(desk, 'name'))?.needsPerson).toBe(false);
	});

	it('adds and deletes rows, and undo brings all back, caret too', async () => {
		const { desk } = await opened();
		const row = desk.addRow('people');
		expect(row).toBe('c1');
		desk.type(keyOf(desk, 'people.c1.who'), 'LÊ VĂN DŨNG');
		desk.deleteRow('people', 'r1' as never);
		expect(desk.tables[0]?.rows.map((one) => one.rowId)).toEqual(['r2', 'c1']);
		desk.undo();
		desk.undo();
		desk.undo();
		expect(desk.tables[0]?.rows.map((one) => one.rowId)).toEqual(['r1', 'r2']);
		expect(desk.canUndo).toBe(false);
		desk.redo();
		desk.redo();
		expect(desk.view(keyOf(desk, 'people.c1.who'))?.text).toBe('LÊ VĂN DŨNG');
	});

	it('joins, splits and moves rows, each in one act', async () => {
		const { desk } = await opened();
		const texts = () => desk.tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text));
		const before = texts();
		desk.mergeRowBelow('people', 'r1' as never);
		expect(texts()).toEqual([['TRẦN THỊ BÌNH NGUYỄN VĂN CƯỜNG', 'Kinh']]);
		const added = desk.splitRow(keyOf(desk, 'people.r1.who'), 'TRẦN THỊ BÌNH'.length);
		expect(texts()).toEqual([
			['TRẦN THỊ BÌNH', 'Kinh'],
			['NGUYỄN VĂN CƯỜNG', '']
		]);
		expect(desk.view(keyOf(desk, `people.${added}.who`))?.box?.[0].y).toBeGreaterThan(0);
		expect(desk.moveRow('people', added as never, -1)).toBe(true);
		expect(texts()?.[0]?.[0]).toBe('NGUYỄN VĂN CƯỜNG');
		expect(desk.moveRow('people', added as never, -1)).toBe(false);
		for (let act = 0; act < 3; act++) desk.undo();
		expect(texts()).toEqual(before);
		expect(desk.canUndo).toBe(false);
	});

	it('reads a drawn box into the field as a draft with its place, never over typing', async () => {
		const { desk } = await opened();
		const key = keyOf(desk, 'town');
		const box = [
			{ x: 5, y: 5 },
			{ x: 9, y: 5 },
			{ x: 9, y: 9 },
			{ x: 5, y: 9 }
		] as const;
		expect((await desk.readBox(key, box)).ok).toBe(true);
		expect(desk.view(key)).toMatchObject({ text: 'hộp 5', box, needsPerson: true });
		const reading = desk.readBox(key, box);
		desk.type(key, 'người gõ');
		expect(await reading).toMatchObject({ failure: { code: 'field-typed' } });
		expect(desk.view(key)).toMatchObject({ text: 'người gõ', box });
		desk.undo();
		desk.undo();
		expect(desk.view(key)?.current.entry).toBeNull();
	});

	it('is sent only when nothing is open, then approved by a supervisor, all in the journal', async () => {
		const { desk, app, id } = await opened();
		expect(await desk.send()).toMatchObject({ ok: false, failure: { code: 'fields-open' } });
		for (let turn = 0; turn < 10 && desk.openInFile > 0; turn++) {
			if (desk.field?.needsPerson) desk.confirm(desk.cursor as FieldKey);
			if (desk.field?.needsPerson) desk.setStatus(desk.cursor as FieldKey, 'blank');
			desk.next();
		}
		await desk.send();
		letStand(desk);
		expect((await desk.send()).ok).toBe(true);
		expect(desk.readOnly).toBe('sent');
		await until(() => app.review.waiting.length === 1, 'the file in review');
		expect(await approveAlone(app, id)).toMatchObject({ failure: { code: 'wrong-role' } });
		await app.archive.signIn('Trần Văn Hòa', 'supervisor');
		expect(await app.review.returnToClerk(id, ' ')).toMatchObject({
			failure: { code: 'reason-missing' }
		});
		value(await approveAlone(app, id));
		const acts = (await app.review.journal(id)).map((entry) => entry.act);
		expect(acts[0]).toBe('import');
		expect(acts.at(-1)).toBe('approve');
		expect(acts.slice(acts.indexOf('send') + 1, -1)).toContain('judge');
		expect(value(await app.review.verifyJournal())).toMatchObject({ brokenAt: null });
	});
});

describe('approval', () => {
	it('waits for parked fields and for errors that nobody has let stand', async () => {
		const { desk, app, id } = await opened();
		desk.park(keyOf(desk, 'name'), 'không đọc được');
		desk.next();
		desk.type(keyOf(desk, 'birth'), '31/02/1960');
		for (let turn = 0; turn < 12 && desk.openInFile > 0; turn++) {
			const { field } = desk;
			for (const issue of field?.issues ?? [])
				if (issue.severity === 'error')
					desk.override(`${issue.code}@${field?.key}`, 'giấy ghi vậy');
			desk.confirm(desk.cursor as FieldKey);
			if (desk.field?.needsPerson) desk.setStatus(desk.cursor as FieldKey, 'blank');
			desk.next();
		}
		expect(desk.openInFile).toBe(0);
		expect(await desk.send()).toMatchObject({ failure: { code: 'issues-open' } });
		letStand(desk);
		expect((await desk.send()).ok).toBe(true);
		await desk.close();
		await app.archive.signIn('Trần Văn Hòa', 'supervisor');
		await until(() => app.review.waiting.length === 1, 'the file in review');
		const supervising = await app.openReview();
		const batch = value(await supervising.batchWith({ id, title: 'lô' }));
		const judging = value(await supervising.openBatch(batch.id));
		expect(judging.queue('decide').mine.map(({ key }) => key)).toContain(keyOf(desk, 'name'));
		expect(await judging.sign()).toMatchObject({ failure: { code: 'questions-open' } });
		const review = value(await app.openCorrection(id));
		review.type(keyOf(review, 'name'), 'NGUYỄN VĂN AN');
		review.confirm(keyOf(review, 'name'));
		await review.flush();
		await until(() => app.archive.file(id)?.version === review.file.version, 'the list');
		value(await approveAlone(app, id));
	});
});

describe('a desk closed while the disk is full', () => {
	it('goes on trying, and lets the file go only when the text is stored', async () => {
		const { desk, app, id } = await opened();
		const { prototype } = IDBObjectStore;
		const put = Object.getOwnPropertyDescriptor(prototype, 'put') as PropertyDescriptor;
		const full = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		Object.defineProperty(prototype, 'put', { value: full, configurable: true });
		desk.type(keyOf(desk, 'town'), 'Lý Nhân');
		await desk.close();
		expect(desk.save).toMatchObject({ status: 'failed', failure: { code: 'storage-full' } });
		expect(app.archive.storage).toBe('full');
		const meanwhile = value(await app.openCorrection(id));
		expect(meanwhile.readOnly).toBe('other-tab');
		Object.defineProperty(prototype, 'put', put);
		await until(() => meanwhile.readOnly === null, 'the text to be stored and the file let go');
		expect(meanwhile.view(keyOf(meanwhile, 'town'))?.text).toBe('Lý Nhân');
		expect(app.archive.storage).toBe('ready');
	});
});

describe('two tabs', () => {
	it('the second reads only, follows, and takes over when the first closes', async () => {
		const first = await opened();
		const app = await openApp(makePorts(first.name));
		const second = value(await app.openCorrection(first.id));
		await until(() => second.readOnly === 'other-tab', 'the second to be read-only');
		second.type(keyOf(second, 'town'), 'lost?');
		expect(second.canUndo).toBe(false);
		first.desk.type(keyOf(first.desk, 'town'), 'Kim Bảng');
		await first.desk.flush();
		await until(() => second.view(keyOf(second, 'town'))?.text === 'Kim Bảng', 'the first to show');
		await first.desk.close();
		await until(() => second.readOnly === null, 'the second to take over');
		second.type(keyOf(second, 'town'), 'Thanh Liêm');
		expect((await second.flush()).status).toBe('saved');
	});
});
