// Bulk edits of cleaning, file by file. A value that somebody has changed meanwhile is left alone.
import type { BulkEdit } from '#lib/domain/cleaning/plan.ts';
import { readField } from '#lib/domain/fields/registry.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import { type EditContext, slotsOf, writeOnFile, type Written } from '../batch-writes.ts';

/** What was written; fewer than asked where values or files have moved on. */
export function applyEdits(
	fileId: RegistryFileId,
	edits: readonly BulkEdit[],
	context: EditContext
): Promise<Result<readonly Written[]>> {
	const { worker, ports } = context;
	return writeOnFile(fileId, context, 'edit', (work) => {
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
