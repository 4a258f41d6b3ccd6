// Face of the recognition stage: field boxes on the scan → readings. Fields without ink never reach the engine.
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { PageId, RowId } from '../../domain/ids.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { Reading } from '../../domain/reading.ts';
import type { LineRecogniser, StageOptions } from '../ports.ts';
import { calibratedPage } from './calibrated/index.ts';
import { resizedLine } from './clean-line.ts';
import type { CutField } from './cut-field.ts';
import { cutAndHear, hearLines, isBlank, type HeardField } from './hear.ts';
import { heardAgain, type Doubtful } from './second-look.ts';
import { withSecondSource, type SecondSource } from './second-source.ts';
import { better, interpret, type FieldToRead, type KeptJob } from './interpret.ts';

export type { FieldToRead } from './interpret.ts';
export type { PosteriorReader, SecondSource } from './second-source.ts';

export interface RecognitionOptions extends StageOptions {
	readonly pageId: PageId;
	readonly context?: FieldContext;
	/** Factor on every written value's odds: how far the layout is to be trusted; 1 when absent. */
	readonly trust?: number;
	/** Asked for its opinion on every line; without it the first engine stands alone. */
	readonly second?: SecondSource;
	/** Told when all lines are cut and reading begins. */
	readonly onCut?: () => void;
}

export interface Recognised {
	readonly readings: readonly Reading[];
	/** Rows of each table that hold ink, in order from the top. */
	readonly rows: Readonly<Record<string, readonly RowId[]>>;
}

/** Columns a clerk's pre-printed row number may fill in an otherwise empty row. */
const rowNumberKind: FieldKindId = 'row-number';

type Kept = KeptJob & HeardField;

export async function recogniseFields(
	page: GrayImage,
	fields: readonly FieldToRead[],
	recogniser: LineRecogniser,
	options: RecognitionOptions
): Promise<Recognised> {
	const stage = options.signal ? { signal: options.signal } : {};
	const engines = { first: recogniser, second: options.second?.reader ?? null };
	const jobs = await cutAndHear(page, fields, engines, stage);
	options.signal?.throwIfAborted();
	options.onCut?.();
	const { kept, rows } = dropEmptyRows(jobs);
	const first = await settled(kept, recogniser, options);
	const readings = await lookAgain(kept, first, recogniser, options);
	const { trust = 1 } = options;
	const weighed = calibratedPage(readings, { isByLabels: trust < 1 });
	return { readings: weighed.map((reading) => trusted(reading, trust)), rows };
}

function trusted(reading: Reading, factor: number): Reading {
	if (factor === 1 || reading.status === 'blank') return reading;
	const odds = (reading.confidence / Math.max(1e-6, 1 - reading.confidence)) * factor;
	return { ...reading, confidence: odds / (1 + odds) };
}

/** Both engines' words settled field by field as they come, and heard again where they stay doubtful. */
async function settled(
	jobs: readonly Kept[],
	recogniser: LineRecogniser,
	options: RecognitionOptions
): Promise<readonly Reading[]> {
	const { second, context = {}, signal } = options;
	const readings: Reading[] = [];
	const doubtful: (Doubtful & { readonly index: number })[] = [];
	for (const [index, job] of jobs.entries()) {
		const alone = interpret(job, await job.first, recogniser, options);
		const heard = (await job.second) ?? [];
		const reading = second ? withSecondSource(alone, heard, second, context) : alone;
		readings.push(reading);
		if (isDoubtful(reading)) doubtful.push({ index, job, alone, heard, reading });
	}
	if (!second) return readings;
	const again = await heardAgain(doubtful, second, context, signal ? { signal } : {});
	doubtful.forEach(({ index }, i) => (readings[index] = again[i]!));
	return readings;
}

/** Below this a field is read a second time, its ink at another size. */
const doubtfulBelow = 0.8;
const secondSize = 1.3;

const isDoubtful = ({ status, confidence }: Reading): boolean =>
	status !== 'blank' && status !== 'struck-out' && confidence < doubtfulBelow;

const resized = (cut: CutField): CutField => ({
	...cut,
	lines: cut.lines.map((line) => ({ ...line, ...resizedLine(line, secondSize) }))
});

/** The first engine reads what is still doubtful once more; the surer look stands. */
async function lookAgain(
	jobs: readonly Kept[],
	readings: readonly Reading[],
	recogniser: LineRecogniser,
	options: RecognitionOptions
): Promise<readonly Reading[]> {
	const doubtful = jobs.flatMap((job, index) =>
		isDoubtful(readings[index]!) ? [{ ...job, index, cut: resized(job.cut) }] : []
	);
	const { second, context = {}, signal } = options;
	const stage = signal ? { signal } : {};
	const heard = hearLines(doubtful, { first: recogniser, second: null }, stage);
	const out = [...readings];
	for (const job of heard) {
		const alone = interpret(job, await job.first, recogniser, options);
		// The second engine heard the same ink the first time.
		const lines = (await jobs[job.index]!.second) ?? [];
		const again = second ? withSecondSource(alone, lines, second, context) : alone;
		out[job.index] = better(readings[job.index]!, again);
	}
	return out;
}

/** Rows without ink are dropped, and the others named r1, r2, … from the top. A printed row number is no ink. */
function dropEmptyRows(jobs: readonly HeardField[]): {
	kept: readonly Kept[];
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
	const kept = jobs.flatMap((job): readonly Kept[] => {
		const { cell } = job.field;
		if (!cell) return [{ ...job, rowId: null }];
		const rowId = names.get(`${cell.tableId} ${cell.row}`);
		return rowId ? [{ ...job, rowId }] : [];
	});
	return { kept, rows };
}
