// An app over the browser's real storage with fakes at its ports: scans of any number of pages, readings at will.
import type { PageId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { fieldKey, cellKey, type RowId } from '#lib/domain/ids.ts';
import { createApp } from '#lib/app/app-context.ts';
import type { AppPorts, LookedAt, PageReader, ReadPage, ScanDecoder } from '#lib/app/ports.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import { openChanges } from '#lib/platform/changes.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { keyTasks } from '#lib/platform/crypto/key-client.ts';
import { openSessionShare } from '#lib/platform/crypto/session-share.ts';
import { openKeyring } from './keys.ts';
import { sha256Of } from '#lib/platform/hash.ts';
import { webLocks } from '#lib/platform/locks.ts';

export const testForm: FormDefinition = {
	id: 'hk99',
	version: 1,
	code: 'HK99',
	title: 'Mẫu thử',
	source: 'no circular',
	paper: { widthMm: 210, heightMm: 297 },
	fields: [
		{
			id: 'name',
			kind: 'person-name',
			side: 'front',
			label: 'Họ và tên',
			fact: { of: 'subject', is: 'name' }
		},
		{
			id: 'birth',
			kind: 'date',
			side: 'front',
			label: 'Ngày sinh',
			fact: { of: 'subject', is: 'birth-date' }
		},
		{
			id: 'town',
			kind: 'free-text',
			side: 'front',
			label: 'Nguyên quán',
			fact: { of: 'subject', is: 'home-town' },
			optional: true
		}
	],
	tables: [
		{
			id: 'people',
			side: 'front',
			label: 'Những người cùng thay đổi',
			columns: [
				{ id: 'who', kind: 'free-text', label: 'Họ và tên' },
				{ id: 'folk', kind: 'free-text', label: 'Dân tộc' }
			]
		}
	],
	prints: []
};

const box = [
	{ x: 0, y: 0 },
	{ x: 9, y: 0 },
	{ x: 9, y: 9 },
	{ x: 0, y: 9 }
] as const;

/** Readings of `testForm`: texts by field id, cells by row. Confidence 0.99 unless the text ends with `?`. */
export function makeReading(
	pageId: PageId,
	texts: Readonly<Record<string, string>>,
	rows: readonly (readonly [string, string])[] = []
): ReadPage {
	const reading = (
		key: Reading['key'],
		fieldId: string,
		text: string,
		cell?: Reading['cell']
	): Reading => ({
		key,
		fieldId,
		...(cell && { cell }),
		label: fieldId,
		kind: 'free-text',
		raw: text.replace('?', ''),
		value: text.replace('?', ''),
		status: text === '' ? 'blank' : 'read',
		confidence: text.endsWith('?') ? 0.6 : 0.99,
		alternatives: [{ value: `${text} khác`, source: 'tesseract', probability: 0.2 }],
		symbols: [],
		box,
		issues: [],
		engines: []
	});
	const rowIds = rows.map((_, index) => `r${index + 1}` as RowId);
	const cells = rows.flatMap((row, index) => {
		const rowId = rowIds[index] ?? ('r0' as RowId);
		return (['who', 'folk'] as const).map((columnId, column) =>
			reading(cellKey(pageId, 'people', rowId, columnId), columnId, row[column] ?? '', {
				tableId: 'people',
				rowId,
				columnId
			})
		);
	});
	const header = Object.entries(texts).map(([id, text]) => reading(fieldKey(pageId, id), id, text));
	return {
		pageId,
		widthPx: 100,
		heightPx: 140,
		quarterTurns: 0,
		skewDegrees: 0,
		form: {
			formId: 'hk99',
			formVersion: 1,
			side: 'front',
			print: null,
			probability: 1,
			residualPx: 0,
			by: 'machine'
		},
		readings: [...header, ...cells],
		tables: [{ tableId: 'people', rowIds, box }],
		issues: [],
		timings: {},
		engines: ['fake@1'],
		rendition: new Blob(['picture'])
	};
}

/** `pages:3` in a file makes a scan of three pages; `broken` is refused, `huge` too unless allowed; anything else is one page. */
export const fakeDecoder: ScanDecoder = {
	async open(file, name, { isAllowed = false } = {}) {
		const text = await file.text();
		if (text.includes('broken')) return fail('file-broken', { file: name });
		if (text.includes('huge') && !isAllowed) return fail('file-too-big', { file: name });
		const count = Number(/pages:(\d+)/.exec(text)?.[1] ?? 1);
		return ok({
			pages: Array.from({ length: count }, (_, pageIndex) => ({
				pageIndex,
				widthPx: 100,
				heightPx: 140,
				dpi: 300
			})),
			decode: () => Promise.resolve(fail('page-broken')),
			render: () => Promise.resolve(ok(new Blob(['as scanned']))),
			close: () => Promise.resolve()
		});
	}
};

/** A legible page of its own. */
export const plainLook: LookedAt = {
	look: {
		problems: [],
		isBlank: false,
		separator: null,
		ratio: 2,
		halves: null,
		isAccepted: false
	},
	thumbnail: new Blob(['small'])
};

export type ReadOne = (id: PageId, hint: string | undefined) => Promise<Result<ReadPage>>;

export type LookAt = (pageIndex: number, name: string) => Partial<LookedAt['look']>;

export const readerOf = (read: ReadOne, workers = 1, lookAt: LookAt = () => ({})): PageReader => ({
	workers,
	workersWhileTyping: workers,
	readPage: (_page, id, request) => read(id, request.formHint),
	readBox: (_page, box) =>
		Promise.resolve(
			ok({ raw: `hộp ${box[0].x}`, value: `hộp ${box[0].x}`, status: 'read', confidence: 0.7 })
		),
	clean: () => Promise.resolve(ok(new Blob(['cleaned']))),
	look: ({ pageIndex, name }) =>
		Promise.resolve(ok({ ...plainLook, look: { ...plainLook.look, ...lookAt(pageIndex, name) } }))
});

export const plainReading: ReadOne = (id) =>
	Promise.resolve(
		ok(
			makeReading(id, { name: 'NGUYỄN VĂN AN?', birth: '05/8/1960', town: 'Phủ Lý?' }, [
				['TRẦN THỊ BÌNH', 'Kinh'],
				['NGUYỄN VĂN CƯỜNG?', '']
			])
		)
	);

export function makePorts(name: string, read: ReadOne = plainReading, lookAt?: LookAt): AppPorts {
	let id = 0;
	const tab = Math.random().toString(36).slice(2, 8);
	return {
		connection: new Connection(name, { keyring: openKeyring(name) }),
		decoder: () => Promise.resolve(fakeDecoder),
		reader: () => Promise.resolve(readerOf(read, 1, lookAt)),
		hash: sha256Of,
		forms: {
			load: () => Promise.resolve(ok(undefined)),
			all: () => [testForm],
			byId: (formId) => (formId === testForm.id ? testForm : null)
		},
		clock: systemClock,
		locks: {
			hold: (lock, onState) => webLocks.hold(`${name}:${lock}`, onState)
		},
		changes: openChanges(name),
		keyTasks,
		share: openSessionShare(name),
		newId: () => `${tab}${++id}`
	};
}

export const openApp = async (ports: AppPorts) => {
	const app = createApp(ports);
	await app.start();
	return app;
};

/** Waits until `isSo`, or fails after two seconds. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
	const end = performance.now() + 2000;
	while (!isSo()) {
		if (performance.now() > end) throw new Error(`Never came: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

export const scan = (name: string, pages = 1): File => new File([`${name} pages:${pages}`], name);
