// Order, filter and sums of the archive's lists: plain functions over the files' own counters.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import type { FileState } from '#lib/domain/workflow.ts';
import type { ArchiveFilter, ArchiveTotals } from './surface.ts';

export const emptyFilter: ArchiveFilter = { states: [], text: '', batch: null, onlyOpen: false };

/** Newest first; files of one import in the order of their titles, numbers counted as numbers. */
export function newestFirst(files: Iterable<RegistryFile>): readonly RegistryFile[] {
	const byTitle = new Intl.Collator('vi', { numeric: true });
	return [...files].sort((a, b) =>
		a.importedAt === b.importedAt
			? byTitle.compare(a.title, b.title)
			: a.importedAt < b.importedAt
				? 1
				: -1
	);
}

/** The list with one file new or changed; put in order anew only when its place may have changed. */
export function withFile(
	files: readonly RegistryFile[],
	file: RegistryFile
): readonly RegistryFile[] {
	const at = files.findIndex((one) => one.id === file.id);
	const old = files[at];
	if (!old) return newestFirst([...files, file]);
	const next = files.with(at, file);
	const isInPlace = old.importedAt === file.importedAt && old.title === file.title;
	return isInPlace ? next : newestFirst(next);
}

/** The list without a file that has been joined to another. */
export const withoutFile = (
	files: readonly RegistryFile[],
	id: RegistryFileId
): readonly RegistryFile[] => files.filter((file) => file.id !== id);

export function matches(file: RegistryFile, filter: ArchiveFilter): boolean {
	const { states, text, batch, onlyOpen } = filter;
	if (states.length > 0 && !states.includes(file.state)) return false;
	if (batch !== null && file.batch !== batch) return false;
	if (onlyOpen && file.counts.open === 0) return false;
	return text.trim() === '' || fold(file.title).includes(fold(text.trim()));
}

/** How far a batch of scans (lô) is. */
export interface BatchProgress {
	readonly name: string;
	readonly files: number;
	/** Sent on or approved. */
	readonly done: number;
	readonly fields: number;
	readonly open: number;
}

/** In the order of the files: newest batch first. */
export function batchesOf(files: readonly RegistryFile[]): readonly BatchProgress[] {
	const batches = new Map<string, BatchProgress>();
	for (const { batch: name, state, counts } of files) {
		const old = batches.get(name) ?? { name, files: 0, done: 0, fields: 0, open: 0 };
		const isDone = state === 'sent' || state === 'approved';
		batches.set(name, {
			name,
			files: old.files + 1,
			done: old.done + (isDone ? 1 : 0),
			fields: old.fields + counts.fields,
			open: old.open + counts.open
		});
	}
	return [...batches.values()];
}

export function totalsOf(files: readonly RegistryFile[]): ArchiveTotals {
	const byState: Record<FileState, number> = {
		reading: 0,
		keying: 0,
		sent: 0,
		returned: 0,
		approved: 0
	};
	const sum = { pages: 0, pagesRead: 0, pagesFailed: 0, fields: 0, open: 0 };
	for (const { state, counts } of files) {
		byState[state]++;
		sum.pages += counts.pages;
		sum.pagesRead += counts.pagesRead;
		sum.pagesFailed += counts.pagesFailed;
		sum.fields += counts.fields;
		sum.open += counts.open;
	}
	return { files: files.length, ...sum, byState };
}
