// Invented household files for tests of storage and state: no name, number or place of a real person.
import type { FieldKey, PageId, RegistryFileId, SourceId, UserId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Arrival } from '#lib/platform/db/files-store.ts';

export const clerk = 'user-1' as UserId;
export const at = '2026-01-02T03:04:05.678Z';
export const fileId = (name: string): RegistryFileId => name as RegistryFileId;
export const pageId = (name: string): PageId => name as PageId;

export function makePage(file: string, index: number, change: Partial<Page> = {}): Page {
	return {
		id: pageId(`${file}-p${index}`),
		fileId: fileId(file),
		index,
		source: { id: `sha-${file}` as SourceId, fileName: `${file}.pdf`, pageIndex: index },
		widthPx: 0,
		heightPx: 0,
		dpi: 300,
		state: 'waiting',
		form: null,
		nature: 'unknown',
		...change
	};
}

export function makeArrival(name: string, pageCount = 2): Arrival {
	const pages = Array.from({ length: pageCount }, (_, index) => makePage(name, index));
	return {
		file: {
			id: fileId(name),
			title: name,
			batch: '2026-01-02',
			pageIds: pages.map((page) => page.id),
			state: 'reading',
			version: 0,
			importedAt: at,
			sentBy: null,
			approvedBy: null,
			approvedAt: null,
			returnReason: null,
			counts: { pages: pageCount, pagesRead: 0, pagesFailed: 0, fields: 0, open: 0 },
			pageCounts: {}
		},
		pages,
		sources: [
			{
				source: {
					id: `sha-${name}` as SourceId,
					name: `${name}.pdf`,
					type: 'application/pdf',
					sizeBytes: 4,
					pageCount,
					importedAt: at,
					fileId: fileId(name)
				},
				blob: new Blob([`scan of ${name}`])
			}
		],
		journal: [makeDraft({ fileId: fileId(name), act: 'import', new: `${name}.pdf` })]
	};
}

export function makeDraft(change: Partial<JournalDraft> = {}): JournalDraft {
	return {
		fileId: fileId('a'),
		act: 'edit',
		at,
		who: clerk,
		role: 'clerk',
		old: '',
		new: '',
		source: 'clerk',
		...change
	};
}

export function makeEntry(raw: string, change: Partial<FieldEntry> = {}): FieldEntry {
	return {
		raw,
		value: raw,
		status: 'read',
		source: 'clerk',
		confirmed: false,
		by: clerk,
		at,
		...change
	};
}

export const key = (text: string): FieldKey => text as FieldKey;
