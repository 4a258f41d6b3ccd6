// Lays people's entries over the machine's readings. A reading never overwrites a person, however sure it is.
import { parseFieldKey, type FieldKey, type PageId, type RowId } from '../../domain/ids.ts';
import type { Reading } from '../../domain/reading.ts';
import type { CurrentValue, FieldEntry, FileRecord } from '../../domain/record.ts';
import { asAbove, isDittoCell } from './resolve-dittos.ts';

function ofReading(pageId: PageId, reading: Reading): CurrentValue {
	const { key, raw, value, status, confidence } = reading;
	const source = isDittoCell(reading) ? 'inherited' : 'ocr';
	return { key, pageId, raw, value, status, source, confidence, reading, entry: null };
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

/** Ditto marks that nobody has touched repeat what stands above them now, not what was read there. */
function followAbove(values: readonly CurrentValue[]): CurrentValue[] {
	const above = new Map<string, CurrentValue>();
	return values.map((current) => {
		const { reading, entry, pageId } = current;
		const cell = parseFieldKey(current.key)?.cell;
		if (!cell) return current;
		const column = `${cell.tableId} ${cell.columnId}`;
		const over = above.get(column);
		const own =
			reading && !entry && over?.entry && isDittoCell(reading)
				? ofReading(pageId, asAbove(reading, over))
				: current;
		// A chain of marks hangs on the person's word at its head.
		above.set(column, own === current ? current : { ...own, entry: over!.entry });
		return own;
	});
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
	return record ? followAbove(byRows(values, record.rows)) : values;
}
