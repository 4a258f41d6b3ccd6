// Layout from labels alone: for a page that no known print can be laid over. The page's own geometry is read off its
// labels, dotted lines and rules and handed on as a print of its form, so that all that follows is the same.
import type { Print } from '../../../forms/form-schema.ts';
import type { PageWord } from '../../ports.ts';
import { scaling } from '../../raster/homography.ts';
import { pxPerMm, type KnownPrint } from '../label-print.ts';
import type { Registration } from '../register.ts';
import { alignLabels, fillGaps, type PlacedLabel } from './align-labels.ts';
import { expectedLabels, motto, type ExpectedLabel } from './expected-labels.ts';
import { findLabel, type Hit } from './find-label.ts';
import type { FoundPage } from './line-ends.ts';
import type { LabelPage } from './page-ink.ts';
import { placeFields } from './place-fields.ts';
import { placeTable } from './place-tables.ts';
import { textRows, type SparseWord, type TextRow } from './text-rows.ts';

export { labelPage, type LabelPage } from './page-ink.ts';

export interface LabelMatch {
	readonly registration: Registration;
	/** 0…1. */
	readonly probability: number;
}

/**
 * The form whose labels explain most of the page, with the page's own geometry. A paper nobody knows is read as the form
 * that shares most labels with it, improbable as that form then is; null where too few labels stand on the page.
 */
export function matchLabels(
	page: LabelPage,
	words: readonly PageWord[],
	prints: readonly KnownPrint[]
): LabelMatch | null {
	const found = readPage(page, words);
	const hits = new Map<string, readonly Hit[]>();
	const tried = prints
		.map((known) => explain(known, found, hits))
		.sort((a, b) => b.worth - a.worth);
	const [best] = tried;
	if (!best) return null;
	const rival = tried.find(({ known }) => known.form.id !== best.known.form.id);
	const probability = certainty(best.score, best.worth - (rival?.worth ?? 0));
	if (probability < 0.5 && valuesOn(best) < fewestValues) return null;
	const labels = labelsOf(best.known);
	const placed = fillGaps(labels, best.placed, ({ wordings }, share) =>
		wordings.flatMap((wording) =>
			found.rows.flatMap((row, index) => findLabel(row, index, wording, share))
		)
	);
	const trust = probability < 0.5 ? guessTrust : unseenTrust;
	return { registration: asRegistration({ ...best, placed }, found, trust), probability };
}

/** Labels in order from which a page of no known form is read as the form that has most of them. */
const fewestValues = 6;

const valuesOn = ({ placed }: Explained): number =>
	placed.filter(({ label, hit }) => label.fieldId !== null && hit.quality > 0.85).length;

interface Found extends FoundPage {
	/** Rows outside tables: where labels are looked for. */
	readonly open: readonly TextRow[];
	/** Capital letters and digits of everything read. */
	readonly all: string;
}

function readPage({ leaders, colons, grids, perMm }: LabelPage, words: readonly PageWord[]): Found {
	const inMm = words.map(({ text, confidence, box, signs }): SparseWord => {
		const [left, top, right, bottom] = box;
		return {
			text,
			confidence,
			left: left / perMm,
			top: top / perMm,
			right: right / perMm,
			bottom: bottom / perMm,
			...(signs ? { signs: signs.map((px) => px / perMm) } : {})
		};
	});
	const isInGrid = ({ left, right, top, bottom }: SparseWord): boolean =>
		grids.some(({ box }) => {
			const [x, y] = [(left + right) / 2, (top + bottom) / 2];
			return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
		});
	const rows = textRows(inMm);
	const outside = textRows(inMm.filter((word) => !isInGrid(word)));
	return {
		leaders,
		colons,
		grids,
		rows: outside,
		barriers: outside.flatMap((row, index) =>
			motto
				.flatMap((wording) => findLabel(row, index, wording))
				.map(({ left }) => ({ y: row.y, left }))
		),
		open: rows,
		all: rows
			.flatMap(({ words: own }) => own.map(({ text }) => text))
			.join('')
			.toUpperCase()
			.replace(/O/g, '0')
	};
}

const prepared = new WeakMap<KnownPrint, readonly ExpectedLabel[]>();

/** Expected labels of a print, made once. */
function labelsOf(known: KnownPrint): readonly ExpectedLabel[] {
	const done = prepared.get(known) ?? expectedLabels(known.form, known.print);
	prepared.set(known, done);
	return done;
}

interface Explained {
	readonly known: KnownPrint;
	readonly placed: readonly PlacedLabel[];
	readonly tables: Print['tables'];
	/** 0…1: share of the print's labels that were found, by weight. */
	readonly score: number;
	/** What was found, less a part of what is missing: tells sister forms apart. */
	readonly worth: number;
}

/** A label that was not found may have been overlooked: it counts against a form less than a found one counts for it. */
const missingShare = 0.4;
const codeWeight = 4;
const columnWeight = 0.5;
const numberWeight = 0.8;

function explain(known: KnownPrint, found: Found, cache: Map<string, readonly Hit[]>): Explained {
	const { form, print } = known;
	const labels = labelsOf(known);
	const hitsOf = (wording: string): readonly Hit[] => {
		const done = cache.get(wording);
		if (done) return done;
		const hits = found.rows.flatMap((row, index) => findLabel(row, index, wording));
		cache.set(wording, hits);
		return hits;
	};
	const placed = alignLabels(labels, ({ wordings }) => longest(wordings.flatMap(hitsOf)));
	let gained = placed.reduce(
		(sum, { label, hit }) => sum + label.weight * Math.min(1, hit.quality),
		0
	);
	let total = labels.reduce((sum, { weight }) => sum + weight, 0);
	const tables: Record<string, Print['tables'][string]> = {};
	for (const table of form.tables) {
		if (table.side !== print.side || !print.tables[table.id]) continue;
		const weight = columnWeight * Object.keys(print.tables[table.id]!.columns).length;
		const fitted = placeTable(table, print, found.grids, found.open);
		total += weight;
		if (!fitted) continue;
		gained += weight * fitted.likeness;
		tables[table.id] = fitted.table;
	}
	const numbers = codeNumbers(print);
	total += numbers.length * numberWeight;
	gained += numbers.filter((number) => found.all.includes(number)).length * numberWeight;
	if (/\d/.test(form.code)) {
		total += codeWeight;
		if (found.all.includes(form.code.toUpperCase().replace(/O/g, '0'))) gained += codeWeight;
	}
	const worth = gained - missingShare * (total - gained);
	return { known, placed, tables, score: gained / Math.max(1, total), worth };
}

/** What tells the editions of one form apart: number and day of the circular in the code line. */
function codeNumbers({ anchors }: Print): readonly string[] {
	return anchors
		.filter(({ text, box }) => /^Mẫu /.test(text) || (/\d{4}/.test(text) && box.y < 30))
		.flatMap(({ text }) => text.match(/\d+\/\d+(?:\/\d+)?/g) ?? [])
		.map((number) => number.replace(/O/g, '0'));
}

/** Quality by which a shorter wording must beat a longer one around it. */
const betterBy = 0.14;

/** Of wordings that lie in one another the longest: "Số định danh cá nhân" is a part of "Số định danh cá nhân/CMND". */
function longest(hits: readonly Hit[]): readonly Hit[] {
	return hits.filter(
		(hit) =>
			!hits.some(
				(other) =>
					other.row === hit.row &&
					other.from <= hit.from &&
					other.to >= hit.to &&
					other.to - other.from > hit.to - hit.from &&
					other.quality > hit.quality - betterBy
			)
	);
}

/** Rises with the share of labels found, falls with how close another form comes; `lead` in worth. */
function certainty(score: number, lead: number): number {
	const strength = 1 / (1 + Math.exp(-(score - 0.42) * 16));
	return strength / (1 + Math.exp(-3.5 * lead));
}

/** A value of an unknown form is never so sure that no person looks at it. */
const guessTrust = 0.12;
/**
 * Calibration hears that a page was read by its labels; a real print may still differ from all it was fitted on. On tuning
 * pages in fonts of their own 0.6 to 1 fit what was right (error below 0.03), and the lower end errs to the safe side.
 */
const unseenTrust = 0.6;

function asRegistration(
	{ known, placed, tables, score }: Explained,
	found: Found,
	trust: number
): Registration {
	const print: Print = {
		...known.print,
		anchors: [],
		fields: placeFields(placed, known.print, found),
		tables
	};
	return {
		known: { form: known.form, print, pictures: [] },
		matrix: scaling(pxPerMm),
		residualPx: 0,
		score,
		labels: [],
		trust
	};
}
