// Writes many fields' entries at once, file by file: each file one transaction with a line of the journal per field, and
// taken back exactly as it was. A file that may not be changed now is left alone; a quicker change is laid under.
import { parseFieldKey, type FieldKey, type PageId, type RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalAct, JournalDraft } from '#lib/domain/journal.ts';
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { commitChange, openFile, type OpenedFile } from '#lib/platform/db/records-store.ts';
import { fieldSlots, type FieldSlot } from './correction/field-slots.ts';
import { countFields } from './correction/field-views.ts';
import type { AppPorts } from './ports.ts';
import type { OfficeWorker } from './surface.ts';

/** One value as it was and as it is, so that it can be taken back exactly. */
export interface Written {
	readonly fileId: RegistryFileId;
	readonly key: FieldKey;
	readonly before: FieldEntry | null;
	readonly after: FieldEntry | null;
	/** What the journal calls it; absent: what the whole batch is. */
	readonly act?: JournalAct;
}

export interface EditContext {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'forms'>;
	readonly worker: OfficeWorker;
	/** Kept with each line of the journal. */
	readonly reason: string;
}

export interface FileAtWork extends OpenedFile {
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

export function slotsOf(
	work: FileAtWork,
	{ ports }: EditContext
): ReadonlyMap<FieldKey, FieldSlot> {
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
	batchAct: 'edit' | 'undo',
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
	const journal = written.map(({ key, before, after, act: own }): JournalDraft => {
		const pageId = parseFieldKey(key)?.pageId;
		const texts = { old: textOf(before), new: textOf(after), reason };
		const act = own ?? batchAct;
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
export async function writeOnFile(
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

/** Takes back what still stands as it was written. */
export function takeBackEdits(
	fileId: RegistryFileId,
	written: readonly Written[],
	context: EditContext
): Promise<Result<readonly Written[]>> {
	return writeOnFile(fileId, context, 'undo', ({ record }) =>
		written.flatMap(({ key, before, after }): Written[] => {
			const now = record.entries[key];
			const isOurs = now && after && now.raw === after.raw && now.at === after.at;
			return isOurs ? [{ fileId, key, before: now, after: before }] : [];
		})
	);
}
