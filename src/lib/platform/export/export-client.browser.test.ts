import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import type { FieldKey, PageId, RegistryFileId, UserId } from '#lib/domain/ids.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Page } from '#lib/domain/page.ts';
import type { StoredFile } from '#lib/platform/db/schema.ts';
import { formById } from '#lib/forms/registry.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { openSafe, type ArchiveDatabase } from '#lib/platform/db/open.ts';
import { sealOldRows } from '#lib/platform/db/seal-old-rows.ts';
import { openKeyring } from '../../../../tests/factories/keys.ts';
import { exportRunner } from './export-client.ts';
import { defaultPolicy } from '#lib/pipeline/review/may-go.ts';

const database = 'export-test';
const form = formById('hk02');

const said: Readonly<Record<string, string>> = {
	name: 'NGUYỄN THỊ HÒA',
	'birth-date': '1962',
	sex: 'Nữ',
	'home-town': 'xã Tượng Lĩnh, huyện Kim Bảng, tỉnh Hà Nam',
	ethnicity: 'Kinh',
	nationality: 'Việt Nam',
	'id-number': '012345678',
	'permanent-address': 'Xóm 3, xã Tượng Lĩnh',
	'relation-to-head': 'Chủ hộ'
};

/** Entries for the subject's fields of HK02, whatever the form calls them. */
function entriesOf(pageId: PageId, leave: string | null): Record<FieldKey, FieldEntry> {
	const entries: [FieldKey, FieldEntry][] = [];
	for (const field of form?.fields ?? []) {
		if (field.fact?.of !== 'subject') continue;
		const value = said[field.fact.is];
		if (value === undefined) continue;
		const isBlank = field.fact.is === leave;
		const entry: FieldEntry = {
			raw: isBlank ? '' : value,
			value: isBlank ? '' : value,
			status: isBlank ? 'blank' : 'read',
			source: 'clerk',
			confirmed: true,
			by: 'u1' as UserId,
			at: '2026-01-05T01:00:00.000Z'
		};
		entries.push([`${pageId}#${field.id}` as FieldKey, entry]);
	}
	return Object.fromEntries(entries);
}

async function put(
	db: ArchiveDatabase,
	id: string,
	state: StoredFile['state'],
	leave: string | null
) {
	const fileId = id as RegistryFileId;
	const pageId = `${id}-p` as PageId;
	const approved = state === 'approved';
	await db.put('files', {
		id: fileId,
		title: `${id}.pdf`,
		batch: '',
		pageIds: [pageId],
		state,
		version: 2,
		importedAt: '2026-01-05T01:00:00.000Z',
		sentBy: 'u1' as UserId,
		approvedBy: approved ? ('u2' as UserId) : null,
		approvedAt: approved ? '2026-01-06T01:00:00.000Z' : null,
		returnReason: null,
		counts: { pages: 1, pagesRead: 1, pagesFailed: 0, fields: 9, open: 0 },
		pageCounts: {}
	});
	const page: Page = {
		id: pageId,
		fileId,
		index: 0,
		source: { id: 'aa' as never, fileName: `${id}.pdf`, pageIndex: 0 },
		widthPx: 100,
		heightPx: 100,
		dpi: 300,
		state: 'read',
		form: {
			formId: 'hk02',
			formVersion: form?.version ?? 1,
			side: 'front',
			print: null,
			probability: 1,
			residualPx: null,
			by: 'person'
		},
		nature: 'form'
	};
	await db.put('pages', page);
	const entries = entriesOf(pageId, leave);
	await db.put('records', { fileId, version: 2, entries, rows: {}, overrides: {}, lastBatch: '' });
}

/** Rows as they were put, sealed: clear ones are read by nobody. */
async function sealRows(): Promise<void> {
	const mark = { read: () => null, write: () => undefined };
	const connection = new Connection(database, { keyring: openKeyring(), mark });
	await sealOldRows(connection, await connection.keyring.unlocked(), () => undefined);
	connection.close();
}

describe('the export worker', () => {
	let db: ArchiveDatabase;

	beforeEach(async () => {
		indexedDB.deleteDatabase(database);
		const events = { onBlocked() {}, onBlocking() {}, onTerminated() {} };
		const opened = await openSafe(database, systemClock, events);
		if (!opened.ok) throw new Error(opened.failure.code);
		db = opened.value;
		await put(db, 'f1', 'approved', null);
		await put(db, 'f2', 'sent', null);
		await put(db, 'f3', 'approved', 'ethnicity');
		await sealRows();
	});

	afterEach(() => {
		db.close();
		indexedDB.deleteDatabase(database);
	});

	const runner = () => exportRunner({ database, appVersion: '0.1.0' }, openKeyring());
	const options = (signal = new AbortController().signal) => ({
		signal,
		onProgress: () => undefined
	});
	const command = {
		formats: ['csv', 'json', 'xlsx'],
		policy: defaultPolicy,
		base: null,
		options: { labels: exportLabelsVi },
		folder: null,
		quality: 'small' as const
	};

	it('counts what goes, and why the rest stays', async () => {
		const answer = await runner().plan({ policy: defaultPolicy, base: null }, options());
		if (answer.is !== 'done') throw new Error(answer.is);
		expect(answer.value.files).toBe(2);
		expect(answer.value.held).toMatchObject([
			{ fileId: 'f2', reasons: [{ code: 'export-not-approved' }] }
		]);
	});

	it('writes files that hold what the clerk typed, the same bytes twice', async () => {
		const texts: string[] = [];
		for (let round = 0; round < 2; round++) {
			const answer = await runner().run(command, options());
			if (answer.is !== 'done') throw new Error(JSON.stringify(answer));
			const { files } = answer.value;
			expect(files.map(({ name }) => name)).toEqual([
				'nhan-khau.csv',
				'ho-so.json',
				'ho-so.xlsx',
				'giu-lai.csv',
				'giu-lai.jsonl',
				'giu-lai.xlsx',
				'muc-luc.tsv',
				'manifest.json'
			]);
			texts.push((await Promise.all(files.map((file) => file.text()))).join('\n--\n'));
		}
		expect(texts[0]).toContain('NGUYỄN THỊ HÒA');
		expect(texts[0]).toContain('012345678');
		expect(texts[0]).toContain('ethnicity=blank');
		expect(texts[1]).toBe(texts[0]);
	});

	it('draws the pages of a PDF from the stored pictures', async () => {
		const canvas = new OffscreenCanvas(2480, 3508);
		const context = canvas.getContext('2d');
		context?.fillText('x', 10, 10);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
		const size = { widthPx: 2480, heightPx: 3508 };
		await db.put('images', { id: 'f1-p' as PageId, blob, ...size });
		await sealRows();
		const answer = await runner().run({ ...command, formats: ['pdf'] }, options());
		if (answer.is !== 'done') throw new Error(JSON.stringify(answer));
		const packed = answer.value.files.find(({ name }) => name === 'ho-so-pdf.zip');
		const files = unzipSync(new Uint8Array((await packed?.arrayBuffer()) ?? new ArrayBuffer()));
		const texts = Object.values(files).map((bytes) => new TextDecoder('latin1').decode(bytes));
		expect(texts).toHaveLength(2);
		expect(texts.filter((text) => text.includes('/DCTDecode'))).toHaveLength(1);
		expect(texts.find((text) => text.includes('/DCTDecode'))).toContain('/MediaBox');
	});

	it('answers "cancelled" when cancelled, and leaves no file', async () => {
		const abort = new AbortController();
		const running = runner().run(command, options(abort.signal));
		abort.abort();
		expect((await running).is).toBe('cancelled');
	});

	it('says that nothing may go, and that a format is not known', async () => {
		await db.delete('files', 'f1' as RegistryFileId);
		await db.delete('files', 'f3' as RegistryFileId);
		expect(await runner().run(command, options())).toEqual({
			is: 'failed',
			failure: { code: 'export-nothing' }
		});
		expect(await runner().run({ ...command, formats: ['no'] }, options())).toMatchObject({
			failure: { code: 'export-unknown-format' }
		});
		expect(await runner().run({ ...command, base: 'no index' }, options())).toMatchObject({
			failure: { code: 'export-base-broken' }
		});
	});
});
