// Face of the layout stage: level page + known prints → which form it is, and where its fields are on the scan.
import { compose } from '../raster/homography.ts';
import type { Matrix3 } from '../raster/homography.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { coarsePage, findPrint, type CoarseMatch } from './find-print.ts';
import type { FieldBox, TableBox } from './field-box.ts';
import type { KnownPrint } from './label-print.ts';
import { locateFields } from './locate-fields.ts';
import { locateTables } from './locate-tables.ts';
import { register, type Registration } from './register.ts';

export type { FieldBox, LineBox, TableBox } from './field-box.ts';
export type { KnownPrint, LabelPicture } from './label-print.ts';
export { knownPrints } from './known-prints.ts';
export { labelPage, matchLabels } from './labels/index.ts';

/** What layout needs to see of a page, whichever stage made it. */
export interface Sheet {
	readonly page: GrayImage;
	/** Small level copy at 75 dpi. */
	readonly level: GrayImage;
	/** Pixels of `level` to pixels of `page`. */
	readonly toPage: Matrix3;
}

export interface SheetMatch<S extends Sheet = Sheet> {
	readonly sheet: S;
	readonly registration: Registration;
	/** 0…1. */
	readonly probability: number;
	/** Other faces it may be, as likely as they look; absent where labels alone told the form. */
	readonly rivals?: readonly RivalFace[];
}

export interface RivalFace {
	readonly formId: string;
	readonly side: string;
	readonly probability: number;
}

/** One way the sheet may lie, and the prints it may then be. */
export interface Attempt<S extends Sheet> {
	readonly sheet: S;
	readonly prints: readonly KnownPrint[];
}

/** Coarse agreement from which a print is worth exact registration. */
const promising = 0.22;
/** Coarse agreement that no wrong print reaches: the remaining ways to hold the sheet are not tried. */
const certain = 0.5;
/** Labels in their places from which a sheet is that print: where fewer are, lines may have moved. */
export const asPrinted = 0.66;
/** Prints registered exactly: sisters of one form differ by a few labels only. */
const finalists = 5;

/**
 * The print that fits best over all attempts, taken in the order given (lazily: each one costs time); null for a page
 * that is no known form.
 */
export function recogniseForm<S extends Sheet>(
	attempts: Iterable<Attempt<S>>
): SheetMatch<S> | null {
	const candidates: { sheet: S; coarse: CoarseMatch }[] = [];
	for (const { sheet, prints } of attempts) {
		const page = coarsePage(sheet.level);
		for (const known of prints) {
			const coarse = findPrint(page, known);
			if (coarse && coarse.score > promising) candidates.push({ sheet, coarse });
		}
		if (candidates.some(({ coarse }) => coarse.score > certain)) break;
	}
	candidates.sort((a, b) => b.coarse.score - a.coarse.score);
	const least = (candidates[0]?.coarse.score ?? 0) * 0.5;
	const matches = candidates
		.filter(({ coarse }) => coarse.score >= least)
		.slice(0, finalists)
		.flatMap(({ sheet, coarse }) => {
			const registration = register(sheet.level, coarse, 'in-place');
			return registration ? [{ sheet, coarse, registration }] : [];
		})
		.sort(byScore);
	const inPlace = matches[0]?.registration.score ?? 0;
	const closer = inPlace > asPrinted ? matches.slice(0, 1) : matches;
	const followed = closer.map((match) => ({ ...match, registration: follow(match) }));
	matches.splice(0, closer.length, ...followed);
	const [best] = matches.sort(byScore);
	if (!best) return null;
	const { sheet, registration } = best;
	const rival = matches.find(
		(match) => match.registration.known.form.id !== registration.known.form.id
	);
	const probability = certainty(registration, rival?.registration ?? null);
	return { sheet, registration, probability, rivals: rivalsOf(matches, probability) };
}

/** Least probability at which a page is taken for the form it looks most like. */
export const leastLikely = 0.5;
/** Agreement of labels to log-odds between two faces. */
const perScore = 18;

/** What is missing to certainty, shared out among the other faces by how well their labels agree. */
function rivalsOf(matches: readonly Candidate<Sheet>[], probability: number): readonly RivalFace[] {
	const faceOf = ({ registration: { known } }: Candidate<Sheet>): string =>
		`${known.form.id} ${known.print.side}`;
	const [best] = matches;
	if (!best) return [];
	const others = matches.filter(
		(match, i) =>
			faceOf(match) !== faceOf(best) &&
			matches.findIndex((other) => faceOf(other) === faceOf(match)) === i
	);
	return others.map(({ registration: { known, score } }) => ({
		formId: known.form.id,
		side: known.print.side,
		probability:
			Math.min(1 - probability, probability) *
			Math.exp(perScore * (score - best.registration.score))
	}));
}

interface Candidate<S extends Sheet> {
	readonly sheet: S;
	readonly coarse: CoarseMatch;
	readonly registration: Registration;
}

const byScore = (a: Candidate<Sheet>, b: Candidate<Sheet>): number =>
	b.registration.score - a.registration.score;

/** The same print with its labels looked for as far as local prints move them. */
function follow({ sheet, coarse, registration }: Candidate<Sheet>): Registration {
	const from = { ...coarse, matrix: registration.matrix };
	return register(sheet.level, from, 'drifted') ?? registration;
}

/**
 * Rises with the labels' agreement, falls with how close the best other form comes, counted in labels: sister forms of
 * one book differ by two or three, and those say enough.
 */
function certainty(best: Registration, rival: Registration | null): number {
	const strength = 1 / (1 + Math.exp(-(best.score - 0.47) * 18));
	const lead = (best.score - (rival?.score ?? 0)) * best.known.pictures.length;
	return strength / (1 + Math.exp(-1.5 * lead));
}

/** Boxes of every header field and table cell of a recognised page. */
export function locate(
	sheet: Sheet,
	registration: Registration
): { readonly fields: readonly FieldBox[]; readonly tables: readonly TableBox[] } {
	const toPage = compose(sheet.toPage, registration.matrix);
	const tables = locateTables(sheet.page, registration, toPage);
	return {
		fields: [...locateFields(registration, toPage), ...tables.fields],
		tables: tables.tables
	};
}
