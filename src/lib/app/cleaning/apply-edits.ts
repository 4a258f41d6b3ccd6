// Writes bulk edits file by file, each file one transaction with its lines in the journal. A value that somebody has
// changed meanwhile is left alone, and so is a file that may not be changed now.
import type { BulkEdit } from '#lib/domain/cleaning/plan.ts';
import { readField } from '#lib/domain/fields/registry.ts';
import { parseFieldKey, type FieldKey, type PageId, type RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { commitChange, openFile, type OpenedFile } from '#lib/platform/db/records-store.ts';
import { fieldSlots, type FieldSlot } from '../correction/field-slots.ts';
import { countFields } from '../correction/field-views.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

/** One value as it was and as it is, so that it can be taken back exactly. */
export interface Written {
	readonly fileId: RegistryFileId;
	readonly key: FieldKey;
	readonly before: FieldEntry | null;
	readonly after: FieldEntry | null;
}

export interface EditContext {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'forms'>;
	readonly worker: OfficeWorker;
	/** Kept with each line of the journal. */
	readonly reason: string;
}

interface FileAtWork extends OpenedFile {
	readonly readings: ReadonlyMap<PageId, PageReading>;
}

async function openAtWork(
	{ ports }: EditContext,
	fileId: RegistryFileId
): Promise<Result<FileAtWork>> {
	const opened = await openFile(ports.connection, fileId);
	if (!opened.ok) return opened;
	const ids = opened.value.pages.map((page) => page.id);
	const readings = await getReadings(ports.connection, ids);
	return readings.ok ? ok({ ...opened.value, readings: readings.value }) : readings;
}

/** Approved files and, for a clerk, files that were sent stay as they are. */
const mayChange = ({ file }: FileAtWork, { role }: OfficeWorker) =>
	file.state !== 'approved' && (file.state !== 'sent' || role === 'supervisor');

function slotsOf(work: FileAtWork, { ports }: EditContext): ReadonlyMap<FieldKey, FieldSlot> {
	const slots = work.pages.flatMap((page) => {
		const form = page.form ? ports.forms.byId(page.form.formId) : null;
		return fieldSlots(page, form, work.readings.get(page.id) ?? null, work.record.rows);
	});
	return new Map(slots.map((slot) => [slot.key, slot]));
}

const textOf = (entry: FieldEntry | null) => entry?.raw ?? '';

/** Commits new entries of one file with its counters; tried once more where someone was quicker. */
async function commit(
	work: FileAtWork,
	written: readonly Written[],
	act: 'edit' | 'undo',
	context: EditContext
): Promise<Result<unknown>> {
	const { ports, worker, reason } = context;
	const at = ports.clock.now();
	const entries = new Map(written.map(({ key, after }) => [key, after]));
	const next: Record<FieldKey, FieldEntry> = { ...work.record.entries };
	for (const [key, entry] of entries)
		if (entry) next[key] = entry;
		else Reflect.deleteProperty(next, key);
	const record: FileRecord = { ...work.record, entries: next };
	const touched = new Set(written.map(({ key }) => parseFieldKey(key)?.pageId));
	const counts = work.pages
		.filter((page) => touched.has(page.id))
		.map((page) => {
			const form = page.form ? ports.forms.byId(page.form.formId) : null;
			const reading = work.readings.get(page.id) ?? null;
			return [page.id, countFields({ page, form, reading, record })] as const;
		});
	const { id: who, role } = worker;
	const journal = written.map(({ key, before, after }): JournalDraft => {
		const pageId = parseFieldKey(key)?.pageId;
		const texts = { old: textOf(before), new: textOf(after), reason };
		const line = { fileId: work.file.id, key, act, at, who, role, source: role, ...texts };
		return pageId === undefined ? line : { ...line, pageId };
	});
	const done = await commitChange(ports.connection, {
		batch: ports.newId(),
		fileId: work.file.id,
		baseVersion: work.record.version,
		entries,
		counts: new Map(counts),
		journal
	});
	if (done.ok) ports.changes.announce({ kind: 'file', fileId: work.file.id });
	return done;
}

/** Runs `write` on the file as it is now, and once more where someone else was quicker. */
async function onFile(
	fileId: RegistryFileId,
	context: EditContext,
	act: 'edit' | 'undo',
	change: (work: FileAtWork) => readonly Written[]
): Promise<Result<readonly Written[]>> {
	for (let round = 0; ; round++) {
		const work = await openAtWork(context, fileId);
		if (!work.ok) return work;
		if (!mayChange(work.value, context.worker)) return ok([]);
		const written = change(work.value);
		if (written.length === 0) return ok([]);
		const done = await commit(work.value, written, act, context);
		if (done.ok) return ok(written);
		if (done.failure.code !== 'conflict' || round > 0) return done;
	}
}

/** What was written; fewer than asked where values or files have moved on. */
export function applyEdits(
	fileId: RegistryFileId,
	edits: readonly BulkEdit[],
	context: EditContext
): Promise<Result<readonly Written[]>> {
	const { worker, ports } = context;
	return onFile(fileId, context, 'edit', (work) => {
		const slots = slotsOf(work, context);
		const values = new Map(
			work.pages.flatMap((page) =>
				currentValues(page.id, work.readings.get(page.id)?.readings ?? [], work.record).map(
					(value) => [value.key, value.value === '' ? value.raw : value.value] as const
				)
			)
		);
		return edits.flatMap(({ key, from, to }): Written[] => {
			const slot = slots.get(key);
			if (!slot || values.get(key) !== from) return [];
			const { value } = readField(slot.kind, to);
			const said = { raw: to, value, status: 'read', source: worker.role } as const;
			const after = { ...said, confirmed: true, by: worker.id, at: ports.clock.now() };
			return [{ fileId, key, before: work.record.entries[key] ?? null, after }];
		});
	});
}

/** Takes back what still stands as it was written. */
export function takeBackEdits(
	fileId: RegistryFileId,
	written: readonly Written[],
	context: EditContext
): Promise<Result<readonly Written[]>> {
	return onFile(fileId, context, 'undo', ({ record }) =>
		written.flatMap(({ key, before, after }): Written[] => {
			const now = record.entries[key];
			const isOurs = now && after && now.raw === after.raw && now.at === after.at;
			return isOurs ? [{ fileId, key, before: now, after: before }] : [];
		})
	);
}
