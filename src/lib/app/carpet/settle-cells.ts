// What a person said of the cells of a sheet, as entries of the record. What somebody has touched since the sheet was
// laid, or what was read anew, is left as it is.
import { readField } from '#lib/domain/fields/registry.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import { parseFieldKey, type FieldKey, type RegistryFileId } from '#lib/domain/ids.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Result } from '#lib/domain/result.ts';
import { type EditContext, writeOnFile, type Written } from '../batch-writes.ts';

/** One cell as decided. */
export interface Decided {
	readonly key: FieldKey;
	readonly fileId: RegistryFileId;
	readonly kind: FieldKindId;
	/** As read when the sheet was laid. */
	readonly value: string;
	readonly text: string;
	readonly says: 'right' | 'typed' | 'doubt';
}

const acts = { right: 'confirm', typed: 'edit', doubt: 'park' } as const;

function entryOf({ kind, text, says }: Decided, at: string, context: EditContext): FieldEntry {
	const { worker, reason } = context;
	const raw = text.normalize('NFC');
	const isDoubt = says === 'doubt';
	return {
		raw,
		value: raw === '' ? '' : readField(kind, raw).value,
		status: raw === '' ? 'not-keyed' : 'read',
		source: worker.role,
		confirmed: !isDoubt,
		by: worker.id,
		at,
		...(isDoubt && { parked: true, note: reason })
	};
}

/** What was written of one file; fewer than asked where fields have moved on. */
export function settleCells(
	fileId: RegistryFileId,
	decided: readonly Decided[],
	context: EditContext
): Promise<Result<readonly Written[]>> {
	const at = context.ports.clock.now();
	return writeOnFile(fileId, context, 'edit', (work) => {
		if (work.file.away) return [];
		return decided.flatMap((one): Written[] => {
			const pageId = parseFieldKey(one.key)?.pageId;
			const page = pageId && work.readings.get(pageId);
			const reading = page && page.readings.find(({ key }) => key === one.key);
			const standsAsRead = reading && (reading.value || reading.raw) === one.value;
			if (work.record.entries[one.key] || !standsAsRead) return [];
			const after = entryOf(one, at, context);
			return [{ fileId, key: one.key, before: null, after, act: acts[one.says] }];
		});
	});
}
