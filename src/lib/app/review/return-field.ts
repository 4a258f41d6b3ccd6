// Returns a file to its clerk with a note on one field: the field asks for a person again, so that the clerk's desk opens
// exactly there. State, entry and journal in one transaction.
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { applyTransition } from '#lib/domain/workflow.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { commitChange, openFile } from '#lib/platform/db/records-store.ts';
import { countFields } from '../correction/field-views.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { loadReviewed } from './reviewed-file.ts';

type Ports = Pick<AppPorts, 'connection' | 'forms' | 'clock' | 'newId' | 'changes'>;

/** Codes of a move, `field-unknown`, `conflict`, and those of storage. */
export async function returnField(
	ports: Ports,
	worker: OfficeWorker,
	id: RegistryFileId,
	key: FieldKey,
	note: string
): Promise<Result<RegistryFile>> {
	const reason = note.normalize('NFC').trim();
	const opened = await openFile(ports.connection, id);
	if (!opened.ok) return opened;
	const { file, record } = opened.value;
	const next = applyTransition(file.state, 'return', worker.role, reason);
	if (!next.ok) return next;
	const reviewed = await loadReviewed(ports, id);
	if (!reviewed.ok) return reviewed;
	const view = reviewed.value.views.get(key);
	const page = opened.value.pages.find((one) => one.id === view?.pageId);
	if (!view || !page) return fail('field-unknown');
	const at = ports.clock.now();
	const { current } = view;
	const asked: FieldEntry = {
		raw: current.raw,
		value: current.value,
		status: current.status,
		source: current.entry?.source ?? worker.role,
		by: current.entry?.by ?? worker.id,
		at,
		confirmed: false,
		note: reason
	};
	const readings = await getReadings(ports.connection, [page.id]);
	if (!readings.ok) return readings;
	const counts = countFields({
		page,
		form: page.form ? ports.forms.byId(page.form.formId) : null,
		reading: readings.value.get(page.id) ?? null,
		record: { ...record, entries: { ...record.entries, [key]: asked } }
	});
	const who = { at, who: worker.id, role: worker.role, source: worker.role } as const;
	const moved = await commitChange(ports.connection, {
		batch: ports.newId(),
		fileId: id,
		baseVersion: record.version,
		entries: new Map([[key, asked]]),
		counts: new Map([[page.id, counts]]),
		file: { state: next.value, returnReason: `${view.label}: ${reason}` },
		journal: [
			{
				fileId: id,
				pageId: page.id,
				key,
				act: 'return',
				old: current.value,
				new: current.value,
				...who,
				reason
			},
			{ fileId: id, act: 'return', old: file.state, new: next.value, ...who, reason }
		]
	});
	if (!moved.ok) return moved;
	ports.changes.announce({ kind: 'file', fileId: id });
	return ok(moved.value.file);
}
