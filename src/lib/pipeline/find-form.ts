// Which form a page is and how it lies: known prints are laid over it first, because that costs a fraction of a second;
// where none fits, the page is read sparsely and its labels say what it is.
import type { GrayImage } from '../domain/raster.ts';
import {
	asPrinted,
	labelPage,
	leastLikely,
	matchLabels,
	recogniseForm,
	type Attempt,
	type KnownPrint,
	type RivalFace,
	type SheetMatch
} from './layout/index.ts';
import {
	findSheet,
	levelPage,
	levelSheet,
	likelyScales,
	upended,
	type LevelPage
} from './pages/index.ts';
import type { PageRecogniser, StageOptions } from './ports.ts';

export interface FindFormPorts {
	readonly prints: readonly KnownPrint[];
	readonly sparse?: PageRecogniser;
}

export interface FindFormOptions extends StageOptions {
	/** As the file states it. */
	readonly dpi: number | null;
	/** The prints are what the papers around this one make likely: less likeness is asked for. */
	readonly isExpected?: boolean;
	/** Told what else the page may be, where its look leaves a choice. */
	readonly onRivals?: (rivals: readonly RivalFace[]) => void;
}

/** Null for a page that is no known form. */
export async function findForm(
	page: GrayImage,
	{ prints, sparse }: FindFormPorts,
	options: FindFormOptions
): Promise<SheetMatch<LevelPage> | null> {
	const laidOver = recogniseForm(attempts(page, options.dpi, prints));
	if (laidOver && laidOver.probability >= sure && isAsPrinted(laidOver)) return laidOver;
	const byLabels = sparse ? await readLabels(page, prints, sparse, options) : null;
	const least = options.isExpected ? expectedLikely : leastLikely;
	const known = laidOver && laidOver.probability >= least ? laidOver : null;
	const found = byLabels && (!known || isBetter(byLabels, known)) ? byLabels : known;
	if (laidOver) options.onRivals?.(rivalsOf(laidOver, found));
	return found;
}

/** Labels that look this much like the print's, or stand elsewhere but are set in the same type. */
const isAsPrinted = ({ registration }: SheetMatch): boolean => registration.score >= asPrinted;

/** Where both ways name one form, the print's geometry holds only for labels of its own type and size. */
function isBetter(byLabels: SheetMatch, known: SheetMatch): boolean {
	const isSame = byLabels.registration.known.form.id === known.registration.known.form.id;
	if (isSame && !isAsPrinted(known)) return byLabels.probability >= leastLikely;
	return byLabels.probability > known.probability;
}

/** Least probability of a form that the papers before and behind speak for. */
const expectedLikely = 0.2;

/** The other faces; the one that was laid over the page among them where it was not taken. */
function rivalsOf(
	laidOver: SheetMatch<LevelPage>,
	found: SheetMatch<LevelPage> | null
): readonly RivalFace[] {
	const { registration, probability, rivals = [] } = laidOver;
	if (found === laidOver) return rivals;
	const { form, print } = registration.known;
	return [{ formId: form.id, side: print.side, probability }, ...rivals];
}

/** A known print that lies this surely on the page is not questioned by sparse reading. */
const sure = 0.9;
/** Words a page must show, read with some confidence, to be the right way up. */
const fewestWords = 12;
const legible = 0.6;
/** Ways to hold the sheet that are read sparsely at most. */
const mostReadings = 4;

async function readLabels(
	page: GrayImage,
	prints: readonly KnownPrint[],
	sparse: PageRecogniser,
	{ dpi, signal }: FindFormOptions
): Promise<SheetMatch<LevelPage> | null> {
	let readings = 0;
	for (const { sheet } of attempts(page, dpi, prints)) {
		signal?.throwIfAborted();
		if (readings++ === mostReadings) break;
		const seen = labelPage(sheet);
		const words = await sparse.recognisePage(seen.picture, signal ? { signal } : {});
		const match = matchLabels(seen, words, prints);
		if (match) return { sheet, ...match };
		const upright = words.filter(
			({ text, confidence }) => confidence > legible && /\p{L}{2,}/u.test(text)
		);
		if (upright.length >= fewestWords) break;
	}
	return null;
}

/** All sizes a sheet may be of and all ways it may lie, likeliest first, made one at a time. */
function* attempts(
	page: GrayImage,
	dpi: number | null,
	prints: readonly KnownPrint[]
): Generator<Attempt<LevelPage>> {
	yield* onSheet(page, prints);
	const papers = prints.map((known) => ({ ...known.form.paper, known }));
	const scales = likelyScales(page.width, page.height, dpi, papers).map((scale) => ({
		levels: levelPage(page, scale.dpi),
		prints: scale.papers.map(({ known }) => known)
	}));
	for (const side of [0, 1])
		for (const { levels, prints: own } of scales) {
			const sheet = levels[side]!;
			yield { sheet, prints: own };
			yield { sheet: upended(sheet), prints: own };
		}
}

/** Where a sheet lies on a dark ground, it is flattened to every paper size it may be. */
function* onSheet(page: GrayImage, prints: readonly KnownPrint[]): Generator<Attempt<LevelPage>> {
	const corners = findSheet(page);
	if (!corners) return;
	const sizes = new Set(prints.map(({ form }) => `${form.paper.widthMm} ${form.paper.heightMm}`));
	for (const size of sizes) {
		const own = prints.filter(
			({ form: { paper } }) => `${paper.widthMm} ${paper.heightMm}` === size
		);
		for (const sheet of levelSheet(page, corners, own[0]!.form.paper)) {
			yield { sheet, prints: own };
			yield { sheet: upended(sheet), prints: own };
		}
	}
}
