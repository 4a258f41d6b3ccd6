// Lays people's entries over the machine's readings. A reading never overwrites a person, however sure it is.
import { parseFieldKey, type FieldKey, type PageId, type RowId } from '../../domain/ids.ts';
import type { Reading } from '../../domain/reading.ts';
import type { CurrentValue, FieldEntry, FileRecord } from '../../domain/record.ts';

function ofReading(pageId: PageId, reading: Reading): CurrentValue {
	const { key, raw, value, status, confidence } = reading;
	return { key, pageId, raw, value, status, source: 'ocr', confidence, reading, entry: null };
}

function ofEntry(
	pageId: PageId,
	key: FieldKey,
	entry: FieldEntry,
	reading: Reading | null
): CurrentValue {
	const { raw, value, status, source, confirmed } = entry;
	return { key, pageId, raw, value, status, source, confidence: confirmed ? 1 : 0, reading, entry };
}

/** Cells in the order of the rows a person left in the table; cells of removed rows are gone. */
function byRows(values: CurrentValue[], rows: FileRecord['rows']): CurrentValue[] {
	const place = (value: CurrentValue) => {
		const cell = parseFieldKey(value.key)?.cell;
		const order: readonly RowId[] | undefined = cell && rows[`${value.pageId}#${cell.tableId}`];
		return cell && order ? { tableId: cell.tableId, at: order.indexOf(cell.rowId) } : null;
	};
	const placed = values.map((value) => ({ value, place: place(value) }));
	const kept = placed.filter((item) => item.place === null || item.place.at >= 0);
	// Rows change places only among the slots of their own table.
	const tables = new Set(kept.flatMap((item) => (item.place ? [item.place.tableId] : [])));
	const queues = new Map(
		[...tables].map((tableId) => [
			tableId,
			kept
				.filter((item) => item.place?.tableId === tableId)
				.sort((a, b) => (a.place?.at ?? 0) - (b.place?.at ?? 0))
				.map((item) => item.value)
		])
	);
	return kept.map((item) =>
		item.place ? (queues.get(item.place.tableId)?.shift() ?? item.value) : item.value
	);
}

/**
 * The values of one page as screens and export see them, in the order of its readings; fields that only a
 * person filled come after. `record` may hold entries of other pages: they are left out.
 */
export function currentValues(
	pageId: PageId,
	readings: readonly Reading[],
	record: Pick<FileRecord, 'entries' | 'rows'> | null
): CurrentValue[] {
	const entries = record?.entries ?? {};
	const seen = new Set<string>();
	const values = readings.map((reading) => {
		seen.add(reading.key);
		const entry = entries[reading.key];
		return entry ? ofEntry(pageId, reading.key, entry, reading) : ofReading(pageId, reading);
	});
	for (const [key, entry] of Object.entries(entries) as [FieldKey, FieldEntry][])
		if (!seen.has(key) && parseFieldKey(key)?.pageId === pageId)
			values.push(ofEntry(pageId, key, entry, null));
	return record ? byRows(values, record.rows) : values;
}
