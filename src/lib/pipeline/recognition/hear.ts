// Cutting and hearing side by side: as soon as some fields are cut, both engines are given their lines, so that they work
// on their own threads while this one cuts on. What is heard belongs to its field alone, whatever came before it.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { LineRecogniser, LineResult, StageOptions } from '../ports.ts';
import type { Posteriors } from './ctc/posteriors.ts';
import { cutField, type CutField } from './cut-field.ts';
import { mayBeDitto } from './ditto-mark.ts';
import { blankInkPx, type FieldToRead } from './interpret.ts';
import type { PosteriorReader } from './second-source.ts';
import { throughLevel } from './show-through.ts';

/** A field whose lines are cut and on their way through the engines. */
export interface HeardField {
	readonly field: FieldToRead;
	readonly cut: CutField;
	readonly first: Promise<readonly LineResult[]>;
	/** Null where the first engine stands alone. */
	readonly second: Promise<readonly (Posteriors | null)[]> | null;
}

export interface Engines {
	readonly first: LineRecogniser;
	readonly second: PosteriorReader | null;
}

/** Fields cut before their lines are handed over: a tenth of a page. */
const atOnce = 6;

export const isBlank = (cut: CutField): boolean => cut.inkPx < blankInkPx;
export const needsNoEngine = (cut: CutField): boolean =>
	isBlank(cut) || cut.mark !== undefined || cut.ticked !== undefined;

export async function cutAndHear(
	page: GrayImage,
	fields: readonly FieldToRead[],
	engines: Engines,
	options: StageOptions
): Promise<readonly HeardField[]> {
	const heard: HeardField[] = [];
	const through = throughLevel(page);
	for (let at = 0; at < fields.length; at += atOnce) {
		options.signal?.throwIfAborted();
		const some = fields
			.slice(at, at + atOnce)
			.map((field) => ({ field, cut: cutOne(page, field, through) }));
		heard.push(...hearLines(some, engines, options));
		// The engines' own messages go out between two rounds.
		await Promise.resolve();
	}
	return heard;
}

/** Numbers that print sets in red are as pale as what shines through once stamps are dropped by their colour. */
const printedRed: ReadonlySet<FieldKindId> = new Set(['book-number']);

const cutOne = (page: GrayImage, field: FieldToRead, through: number): CutField =>
	cutField(page, field.lines, {
		through: printedRed.has(field.kind) ? 0 : through,
		splits: field.cell !== undefined,
		dittos: mayBeDitto(field.kind),
		...(field.choices ? { boxes: field.choices.length } : {})
	});

/** Gives the engines all lines of the fields at once and each field its own part of the answers. */
export function hearLines<T extends { readonly field: FieldToRead; readonly cut: CutField }>(
	jobs: readonly T[],
	{ first, second }: Engines,
	options: StageOptions
): readonly (T & HeardField)[] {
	const perJob = jobs.map(({ cut }) => (needsNoEngine(cut) ? [] : cut.lines));
	const lines = perJob.flat().map((line) => line.image);
	const kinds = jobs.flatMap(({ field }, i) => perJob[i]!.map(() => field.kind));
	const said = quiet(first.recognise(lines, { ...options, kinds }));
	const shown = second && quiet(second.posteriors(lines, options));
	let next = 0;
	return jobs.map((job, i) => {
		const [from, to] = [next, (next += perJob[i]!.length)];
		return {
			...job,
			first: quiet(said.then((results) => results.slice(from, to))),
			second: shown && quiet(shown.then((results) => results.slice(from, to)))
		};
	});
}

/** When one engine fails or is aborted, nobody waits for the other's answer any more. */
function quiet<T>(promise: Promise<T>): Promise<T> {
	promise.catch(() => undefined);
	return promise;
}
