// The training set: who may write it, what goes in, what stays out, and that it opens again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Archive } from '../archive.svelte.ts';
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import { cellKey, fieldKey, type RowId } from '#lib/domain/ids.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { journalOf } from '#lib/platform/db/journal-store.ts';
import { read } from '#lib/platform/db/transact.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { putImage } from '#lib/platform/db/readings-store.ts';
import { commitChange } from '#lib/platform/db/records-store.ts';
import { type Crop, cropsKind, shuffled } from '#lib/platform/office/crops-file.ts';
import { readHead } from '#lib/platform/sealed-file/head.ts';
import { PieceSource } from '#lib/platform/sealed-file/pieces.ts';
import { decodeRow } from '#lib/platform/sealed-file/row-codec.ts';
import { scan } from '../../../../tests/factories/app.ts';
import { openOffice, type Office } from '../../../../tests/factories/office-with-account.ts';
import { CropsSession } from './crops-session.svelte.ts';

const passphrase = 'con cò bay lả bay la';
let office: Office;
let pageId: PageId;
let fileId: RegistryFileId;

const value = <T>(result: Result<T>): T => {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
};

const quad = (x: number, y: number, width: number, height: number) =>
	[
		{ x, y },
		{ x: x + width, y },
		{ x: x + width, y: y + height },
		{ x, y: y + height }
	] as unknown as NonNullable<FieldEntry['box']>;

function entry(raw: string, more: Partial<FieldEntry> = {}): FieldEntry {
	return {
		...{ raw, value: raw, status: 'read', source: 'clerk', confirmed: true },
		...{ by: 'user-a' as FieldEntry['by'], at: '2026-11-22T00:00:00Z' },
		box: quad(10, 20, 80, 10),
		...more
	};
}

/** A white page with one black box at x 20–40, y 20–30. */
async function picture(): Promise<Blob> {
	const canvas = new OffscreenCanvas(100, 140);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, 100, 140);
	context.fillStyle = '#000';
	context.fillRect(20, 20, 20, 10);
	return canvas.convertToBlob({ type: 'image/png' });
}

beforeEach(async () => {
	office = await openOffice('a');
	await office.app.imports.addFiles([scan('ho-so.pdf')]);
	await office.until(() => office.app.archive.files[0]?.state === 'keying', 'read');
	fileId = office.app.archive.files[0]?.id as RegistryFileId;
	pageId = (await office.app.archive.pages(fileId))[0]?.id as PageId;
	value(
		await putImage(office.ports.connection, {
			...{ id: pageId, blob: await picture(), widthPx: 100, heightPx: 140 }
		})
	);
});
afterEach(() => office.close());

async function approve(entries: Readonly<Record<string, FieldEntry>>) {
	const { connection, newId } = office.ports;
	const file = value(await getFile(connection, fileId));
	value(
		await commitChange(connection, {
			...{ batch: newId(), fileId, baseVersion: file?.version ?? 0, journal: [] },
			entries: new Map(Object.entries(entries)) as never,
			file: { state: 'approved' }
		})
	);
	await (office.app.archive as Archive).load();
	await office.until(() => office.app.archive.files[0]?.state === 'approved', 'approved');
}

function sessionOf(role: 'clerk' | 'supervisor' = 'supervisor') {
	const written: File[] = [];
	const session = new CropsSession({
		ports: office.ports,
		worker: () => {
			const who = office.app.archive.worker;
			return who && { ...who, role };
		},
		files: () => office.app.archive.files,
		save: async (stream, target) => {
			const parts: Uint8Array<ArrayBuffer>[] = [];
			for await (const part of stream) parts.push(part.slice());
			written.push(new File(parts, target.fileName));
			return ok(undefined);
		}
	});
	return { session, written };
}

async function opened(file: File, secret = passphrase): Promise<Crop[]> {
	const { head, digest, bodyAt } = value(await readHead(cropsKind, file));
	const key = value(await office.ports.keyTasks.packageKey(secret, head.salt, head.cost));
	const source = new PieceSource(key, digest, file.slice(bodyAt));
	const crops: Crop[] = [];
	for (let row = await decodeRow(source); row; row = await decodeRow(source))
		crops.push(row.value as Crop);
	return crops;
}

test('only what a person confirmed goes, without ids, and the ink is that of the box', async () => {
	await approve({
		[fieldKey(pageId, 'name')]: entry('Nguyễn Văn An'),
		[fieldKey(pageId, 'birth')]: entry('05/8/1960', { confirmed: false }),
		[fieldKey(pageId, 'town')]: entry('CMND 168 123 456'),
		[cellKey(pageId, 'people', 'r1' as RowId, 'who')]: entry('Trần Bình', { source: 'inherited' }),
		[cellKey(pageId, 'people', 'r1' as RowId, 'folk')]: entry('x', { status: 'illegible' }),
		[cellKey(pageId, 'people', 'r2' as RowId, 'who')]: entry('Lê Cường', { parked: true }),
		[cellKey(pageId, 'people', 'r2' as RowId, 'folk')]: entry('Kinh', { source: 'supervisor' })
	});
	const { session, written } = sessionOf();
	expect(value(await session.make(passphrase))).toBe(2);
	const [file] = written;
	expect(file?.name).toMatch(/^mau-chu-\d{4}-\d\d-\d\d\.ttcrops$/);
	const crops = await opened(file as File);
	expect(crops.map(({ text }) => text).sort()).toEqual(['Kinh', 'Nguyễn Văn An']);
	for (const crop of crops)
		expect(Object.keys(crop).sort()).toEqual(['image', 'kind', 'read', 'text']);
	const all = await (file as File).text();
	for (const id of [pageId, fileId, 'ho-so', 'Kinh']) expect(all).not.toContain(id);
	const bitmap = await createImageBitmap(new Blob([crops[0]?.image as BlobPart]));
	expect([bitmap.width, bitmap.height]).toEqual([80, 10]);
	const context = new OffscreenCanvas(80, 10).getContext('2d');
	context?.drawImage(bitmap, 0, 0);
	const greyAt = (x: number) => context?.getImageData(x, 5, 1, 1).data[0] ?? -1;
	expect(greyAt(20)).toBeLessThan(60);
	expect(greyAt(60)).toBeGreaterThan(200);
	const acts = value(
		await read(office.ports.connection, ['journal'], (transaction) =>
			transaction.objectStore('journal').getAll()
		)
	).filter(({ act }) => act === 'crops');
	expect(acts.map((act) => JSON.parse(act.new) as unknown)).toEqual([
		{ is: 'begun', files: 1 },
		{ is: 'done', files: 1, crops: 2 }
	]);
	expect(value(await journalOf(office.ports.connection, fileId)).length).toBeGreaterThan(0);
	await expect(opened(file as File, 'con cò bay lả bay lạ')).rejects.toThrow();
});

test('is refused to a clerk, without approved files, and under a weak passphrase', async () => {
	const { session, written } = sessionOf();
	expect(await session.make(passphrase)).toMatchObject({ failure: { code: 'crops-none' } });
	await approve({ [fieldKey(pageId, 'name')]: entry('Nguyễn Văn An') });
	expect(await session.make('1234')).toMatchObject({ failure: { code: 'passphrase-weak' } });
	expect(await sessionOf('clerk').session.make(passphrase)).toMatchObject({
		failure: { code: 'wrong-role' }
	});
	expect(written).toEqual([]);
});

test('can be stopped while it is written', async () => {
	await approve({ [fieldKey(pageId, 'name')]: entry('Nguyễn Văn An') });
	const session: CropsSession = new CropsSession({
		ports: office.ports,
		worker: () => office.app.archive.worker,
		files: () => office.app.archive.files,
		save: async (stream) => {
			session.task.cancel();
			const chunks = stream[Symbol.asyncIterator]();
			while (!(await chunks.next()).done);
			return ok(undefined);
		}
	});
	expect(await session.make(passphrase)).toMatchObject({ failure: { code: 'cancelled' } });
	expect(session.task.progress).toBeNull();
	expect(session.task.failure).toBeNull();
});

test('shuffling loses nothing and doubles nothing', async () => {
	async function* numbers() {
		for (let i = 0; i < 1300; i++) yield await Promise.resolve(i);
	}
	const out: number[] = [];
	for await (const one of shuffled(numbers())) out.push(one);
	expect(out.slice().sort((a, b) => a - b)).toEqual(Array.from({ length: 1300 }, (_, i) => i));
	expect(out).not.toEqual(out.slice().sort((a, b) => a - b));
});
