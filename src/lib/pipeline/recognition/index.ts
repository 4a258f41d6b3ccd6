// Face of the recognition stage: field boxes on the scan → readings. Fields without ink never reach the engine.
import type { Issue } from '../../domain/issue.ts';
import { issue } from '../../domain/issue.ts';
import { readField } from '../../domain/fields/registry.ts';
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Px, Quad } from '../../domain/geometry.ts';
import { cellKey, fieldKey, type PageId, type RowId } from '../../domain/ids.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { Reading, ReadSymbol } from '../../domain/reading.ts';
import type { LineRecogniser, LineResult, StageOptions } from '../ports.ts';
import { calibrated } from './calibration.ts';
import { cutField, spanOnPage, type CutField, type CutLine } from './cut-field.ts';
import { withEvidence } from './evidence.ts';
import { tidy } from './tidy.ts';

/** A field to be read; the same shape that layout makes. */
export interface FieldToRead {
	readonly fieldId: string;
	readonly cell?: { readonly tableId: string; readonly row: number; readonly columnId: string };
	readonly label: string;
	readonly kind: FieldKindId;
	readonly lines: readonly CutLine[];
}

export interface RecognitionOptions extends StageOptions {
	readonly pageId: PageId;
	readonly context?: FieldContext;
	/** Told when all lines are cut and reading begins. */
	readonly onCut?: () => void;
}

export interface Recognised {
	readonly readings: readonly Reading[];
	/** Rows of each table that hold ink, in order from the top. */
	readonly rows: Readonly<Record<string, readonly RowId[]>>;
}

/** Less ink than this at 300 dpi is dust, square pixels. */
const blankInkPx = 40;
/** Columns a clerk's pre-printed row number may fill in an otherwise empty row. */
const rowNumberKind: FieldKindId = 'row-number';

interface Job {
	readonly field: FieldToRead;
	readonly cut: CutField;
}

export async function recogniseFields(
	page: GrayImage,
	fields: readonly FieldToRead[],
	recogniser: LineRecogniser,
	options: RecognitionOptions
): Promise<Recognised> {
	const jobs = fields.map((field) => ({
		field,
		cut: cutField(page, field.lines, field.cell !== undefined)
	}));
	options.signal?.throwIfAborted();
	options.onCut?.();
	const { kept, rows } = dropEmptyRows(jobs);
	const lines = kept.flatMap(({ cut }) => (isBlank(cut) ? [] : cut.lines));
	const kinds = kept.flatMap(({ field, cut }) =>
		isBlank(cut) ? [] : cut.lines.map(() => field.kind)
	);
	const results = await recogniser.recognise(
		lines.map((line) => line.image),
		options.signal ? { signal: options.signal, kinds } : { kinds }
	);
	let next = 0;
	const readings = kept.map(({ field, cut, rowId }) => {
		const count = isBlank(cut) ? 0 : cut.lines.length;
		const own = results.slice(next, next + count);
		next += count;
		return reading(field, rowId, cut, own, recogniser, options);
	});
	return { readings, rows };
}

const isBlank = (cut: CutField): boolean => cut.inkPx < blankInkPx;

/** Rows without ink are dropped, and the others named r1, r2, … from the top. A printed row number is no ink. */
function dropEmptyRows(jobs: readonly Job[]): {
	kept: readonly (Job & { readonly rowId: RowId | null })[];
	rows: Record<string, RowId[]>;
} {
	const inked = new Map<string, Set<number>>();
	for (const { field, cut } of jobs) {
		if (!field.cell) continue;
		const rows = inked.get(field.cell.tableId) ?? new Set<number>();
		inked.set(field.cell.tableId, rows);
		if (!isBlank(cut) && field.kind !== rowNumberKind) rows.add(field.cell.row);
	}
	const rows: Record<string, RowId[]> = {};
	const names = new Map<string, RowId>();
	for (const [tableId, numbers] of inked) {
		rows[tableId] = [...numbers]
			.sort((a, b) => a - b)
			.map((row, i) => {
				const id = `r${i + 1}` as RowId;
				names.set(`${tableId} ${row}`, id);
				return id;
			});
	}
	const kept = jobs.flatMap((job): readonly (Job & { readonly rowId: RowId | null })[] => {
		const { cell } = job.field;
		if (!cell) return [{ ...job, rowId: null }];
		const rowId = names.get(`${cell.tableId} ${cell.row}`);
		return rowId ? [{ ...job, rowId }] : [];
	});
	return { kept, rows };
}

function reading(
	field: FieldToRead,
	rowId: RowId | null,
	cut: CutField,
	results: readonly LineResult[],
	recogniser: LineRecogniser,
	{ pageId, context }: RecognitionOptions
): Reading {
	const cell =
		field.cell && rowId
			? { tableId: field.cell.tableId, rowId, columnId: field.cell.columnId }
			: null;
	const raw = results
		.map((result) => result.text.trim())
		.filter((text) => text !== '')
		.join(' ')
		.normalize('NFC');
	const base = {
		key: cell
			? cellKey(pageId, cell.tableId, cell.rowId, cell.columnId)
			: fieldKey(pageId, field.fieldId),
		fieldId: field.fieldId,
		...(cell ? { cell } : {}),
		label: field.label,
		kind: field.kind,
		alternatives: [],
		box: cut.box
	};
	if (results.length === 0 || isOnlyPrinted(field.kind, raw))
		return {
			...base,
			raw: '',
			value: '',
			status: 'blank',
			confidence: blankProbability(cut),
			symbols: [],
			issues: [],
			engines: []
		};
	const parsed = readField(field.kind, tidy(raw, field.kind), context ?? {});
	const own = Math.min(...results.map((result) => result.confidence));
	const issues: readonly Issue[] = raw === '' ? [issue('ink-not-read', 'warning')] : parsed.issues;
	return {
		...base,
		raw,
		value: parsed.value,
		status: raw === '' ? 'illegible' : 'read',
		confidence: raw === '' ? 0 : withEvidence(calibrated(recogniser.id, own), field.kind, parsed),
		symbols: symbols(cut, results),
		issues,
		engines: [{ engine: recogniser.id, version: recogniser.version, raw, confidence: own }]
	};
}

/** Date lines print "tháng" and "năm" inside the box: without a digit beside them nothing was written. */
function isOnlyPrinted(kind: FieldKindId, raw: string): boolean {
	return (
		(kind === 'date' || kind === 'month-range') && /^(?:tháng|năm|ngày|[^\p{L}\d])*$/iu.test(raw)
	);
}

/** The less ink, the surer the field is blank. */
function blankProbability(cut: CutField): number {
	return 0.99 - 0.2 * Math.min(1, cut.inkPx / blankInkPx);
}

function symbols(cut: CutField, results: readonly LineResult[]): readonly ReadSymbol[] {
	return results.flatMap((result, i) => {
		const line = cut.lines[i]!;
		return result.symbols.map(({ text, confidence, span }) => {
			const box: Quad<Px> | null = span && spanOnPage(line, span);
			return box ? { text, confidence, box } : { text, confidence };
		});
	});
}
