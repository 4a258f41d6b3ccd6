// Face of the recognition stage: field boxes on the scan → readings. Fields without ink never reach the engine.
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { PageId, RowId } from '../../domain/ids.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { Reading } from '../../domain/reading.ts';
import type { LineRecogniser, StageOptions } from '../ports.ts';
import { calibratedPage } from './calibrated/index.ts';
import { resizedLine } from './clean-line.ts';
import type { Posteriors } from './ctc/posteriors.ts';
import { cutField, type CutField } from './cut-field.ts';
import { mayBeDitto } from './ditto-mark.ts';
import { heardAgain } from './second-look.ts';
import { placeWordsPut } from './place-words.ts';
import { withSecondSource, type SecondSource } from './second-source.ts';
import { better, blankInkPx, interpret, type FieldToRead, type KeptJob } from './interpret.ts';

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
		cut: cutField(page, field.lines, {
			splits: field.cell !== undefined,
			dittos: mayBeDitto(field.kind),
			...(field.choices ? { boxes: field.choices.length } : {})
		})
	}));
	options.signal?.throwIfAborted();
	options.onCut?.();
	const { kept, rows } = dropEmptyRows(jobs);
	const opinions = hear(kept, options);
	const alone = await look(kept, recogniser, options);
	const heard = opinions && (await opinions);
	const first = await settled(kept, alone, heard, options);
	const again = kept.flatMap((job, i) =>
		first[i] && isDoubtful(first[i]) ? [{ index: i, job: { ...job, cut: resized(job.cut) } }] : []
	);
	const second = await look(
		again.map(({ job }) => job),
		recogniser,
		options
	);
	const readings = [...first];
	again.forEach(({ index }, i) => (readings[index] = better(first[index]!, second[i]!)));
	const { trust = 1 } = options;
	const weighed = calibratedPage(readings.map(placeWordsPut), { isByLabels: trust < 1 });
	return { readings: weighed.map((reading) => trusted(reading, trust)), rows };
}

function trusted(reading: Reading, factor: number): Reading {
	if (factor === 1 || reading.status === 'blank') return reading;
	const odds = (reading.confidence / Math.max(1e-6, 1 - reading.confidence)) * factor;
	return { ...reading, confidence: odds / (1 + odds) };
}

type Opinions = Promise<readonly (readonly (Posteriors | null)[])[]> | null;

/** Starts the second engine on all lines; it works while the first does. */
function hear(jobs: readonly KeptJob[], { second, signal }: RecognitionOptions): Opinions {
	if (!second) return null;
	const perJob = jobs.map(({ cut }) =>
		needsNoEngine(cut) ? [] : cut.lines.map((line) => line.image)
	);
	const all = second.reader.posteriors(perJob.flat(), signal ? { signal } : {});
	const perField = all.then((posteriors) => {
		let next = 0;
		return perJob.map((lines) => posteriors.slice(next, (next += lines.length)));
	});
	// When the first engine fails or is aborted nobody waits for this any more.
	perField.catch(() => undefined);
	return perField;
}

/** The first engine's readings after the second was heard, and heard again where they stay doubtful. */
async function settled(
	jobs: readonly KeptJob[],
	alone: readonly Reading[],
	heard: Awaited<NonNullable<Opinions>> | null,
	{ second, context = {}, signal }: RecognitionOptions
): Promise<readonly Reading[]> {
	if (!second || !heard) return alone;
	const readings = alone.map((reading, i) =>
		withSecondSource(reading, heard[i] ?? [], second, context)
	);
	const doubts = readings.flatMap((reading, i) => (isDoubtful(reading) ? [i] : []));
	const again = await heardAgain(
		doubts.map((i) => ({
			job: jobs[i]!,
			alone: alone[i]!,
			heard: heard[i] ?? [],
			reading: readings[i]!
		})),
		second,
		context,
		signal ? { signal } : {}
	);
	doubts.forEach((index, i) => (readings[index] = again[i]!));
	return readings;
}

/** Below this a field is read a second time, its ink at another size. */
const doubtful = 0.8;
const secondSize = 1.3;

const isDoubtful = ({ status, confidence }: Reading): boolean =>
	status !== 'blank' && confidence < doubtful;

const resized = (cut: CutField): CutField => ({
	...cut,
	lines: cut.lines.map((line) => ({ ...line, ...resizedLine(line, secondSize) }))
});

/** Reads the lines of all jobs in one go; a reading each. */
async function look(
	jobs: readonly KeptJob[],
	recogniser: LineRecogniser,
	options: RecognitionOptions
): Promise<readonly Reading[]> {
	const perJob = jobs.map(({ cut }) => (needsNoEngine(cut) ? [] : cut.lines));
	const kinds = jobs.flatMap(({ field }, i) => perJob[i]!.map(() => field.kind));
	const results = await recogniser.recognise(
		perJob.flat().map((line) => line.image),
		options.signal ? { signal: options.signal, kinds } : { kinds }
	);
	let next = 0;
	return jobs.map((job, i) => {
		const own = results.slice(next, (next += perJob[i]!.length));
		return interpret(job, own, recogniser, options);
	});
}

const isBlank = (cut: CutField): boolean => cut.inkPx < blankInkPx;
const needsNoEngine = (cut: CutField): boolean =>
	isBlank(cut) || cut.mark !== undefined || cut.ticked !== undefined;

/** Rows without ink are dropped, and the others named r1, r2, … from the top. A printed row number is no ink. */
function dropEmptyRows(jobs: readonly Job[]): {
	kept: readonly KeptJob[];
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
	const kept = jobs.flatMap((job): readonly KeptJob[] => {
		const { cell } = job.field;
		if (!cell) return [{ ...job, rowId: null }];
		const rowId = names.get(`${cell.tableId} ${cell.row}`);
		return rowId ? [{ ...job, rowId }] : [];
	});
	return { kept, rows };
}
