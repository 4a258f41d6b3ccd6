// Takes one group of scans in: hash, look for the same bytes, open, write all in one transaction. Nothing is decoded.
import type { PageId, RegistryFileId, SourceId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { PagePlan } from '#lib/pipeline/ports.ts';
import { type Arrival, findSource, storeArrival } from '#lib/platform/db/files-store.ts';
import type { StoredSource } from '#lib/platform/db/schema.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import type { IncomingGroup } from './group-files.ts';

export type TakenIn =
	| { readonly kind: 'arrived'; readonly fileId: RegistryFileId; readonly pages: readonly Page[] }
	| { readonly kind: 'nothing' };

export interface TakeInReport {
	onDuplicate(fileName: string, known: StoredSource): void;
	/** @param file where it was refused as a whole */
	onFailure(fileName: string, failure: Failure, file?: File): void;
}

interface Opened {
	readonly file: File;
	readonly id: SourceId;
	readonly plans: readonly PagePlan[];
}

async function openOne(
	ports: AppPorts,
	file: File,
	isAllowed: boolean,
	report: TakeInReport,
	signal: AbortSignal
): Promise<Opened | null> {
	// The decoder looks at size and magic bytes first, so that a huge or foreign file is refused before hashing.
	const decoder = await ports.decoder();
	const opened = await decoder.open(file, file.name, { signal, isAllowed });
	if (!opened.ok) {
		report.onFailure(file.name, opened.failure, file);
		return null;
	}
	const plans = opened.value.pages;
	await opened.value.close();
	const id = await ports.hash(file, { signal });
	const known = await findSource(ports.connection, id);
	if (!known.ok) {
		report.onFailure(file.name, known.failure);
		return null;
	}
	if (known.value) {
		report.onDuplicate(file.name, known.value);
		return null;
	}
	return { file, id, plans };
}

function arrivalOf(
	ports: AppPorts,
	worker: OfficeWorker,
	{ title, isAllowed = false }: IncomingGroup,
	opened: readonly Opened[]
): Arrival {
	const fileId = ports.newId() as RegistryFileId;
	const at = ports.clock.now();
	const pages = opened
		.flatMap(({ file, id, plans }) => plans.map((plan) => ({ name: file.name, id, plan })))
		.map(({ name, id, plan }, index): Page => ({
			id: `${fileId}-${index + 1}` as PageId,
			fileId,
			index,
			source: {
				...{ id, fileName: name, pageIndex: plan.pageIndex },
				...(isAllowed ? { isAllowed } : {})
			},
			widthPx: 0,
			heightPx: 0,
			dpi: plan.dpi,
			state: 'waiting',
			form: null,
			nature: 'unknown'
		}));
	const who = { who: worker.id, role: worker.role, source: 'imported' } as const;
	return {
		file: {
			id: fileId,
			title,
			batch: at.slice(0, 10),
			pageIds: pages.map((page) => page.id),
			state: 'reading',
			version: 0,
			importedAt: at,
			sentBy: null,
			approvedBy: null,
			approvedAt: null,
			returnReason: null,
			counts: { pages: pages.length, pagesRead: 0, pagesFailed: 0, fields: 0, open: 0 },
			pageCounts: {}
		},
		pages,
		sources: opened.map(({ file, id, plans }) => ({
			source: {
				id,
				name: file.name,
				type: file.type,
				sizeBytes: file.size,
				pageCount: plans.length,
				importedAt: at,
				fileId
			},
			blob: file
		})),
		journal: opened.map(({ file, id, plans }) => ({
			fileId,
			act: 'import',
			at,
			...who,
			old: '',
			new: JSON.stringify({
				name: file.name,
				sha256: id,
				pages: plans.length,
				...(isAllowed && { isAllowed })
			})
		}))
	};
}

/** One broken scan of a group does not stop the others. Rejects only when aborted. */
export async function takeIn(
	ports: AppPorts,
	worker: OfficeWorker,
	group: IncomingGroup,
	report: TakeInReport,
	signal: AbortSignal
): Promise<TakenIn> {
	const opened: Opened[] = [];
	for (const file of group.files) {
		signal.throwIfAborted();
		const one = await openOne(ports, file, group.isAllowed === true, report, signal);
		if (one && !opened.some(({ id }) => id === one.id)) opened.push(one);
	}
	if (opened.length === 0) return { kind: 'nothing' };
	const arrival = arrivalOf(ports, worker, group, opened);
	const stored = await storeArrival(ports.connection, arrival);
	if (stored.ok) return { kind: 'arrived', fileId: arrival.file.id, pages: arrival.pages };
	report.onFailure(group.title, stored.failure);
	return { kind: 'nothing' };
}
