// A field's ink as lines ready to be read, with the way back from a line's pixels to the scan.
import type { Point, Px, Quad } from '../../domain/geometry.ts';
import { quadBounds, rectToQuad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { applyQuad, compose, translation, type Matrix3 } from '../raster/homography.ts';
import { quadMatrix, sample } from '../raster/sample.ts';
import { cleanCrop, cropDpi, tightLine, type CleanLine } from './clean-line.ts';
import { dittoMark } from './ditto-mark.ts';
import { textLines } from './text-lines.ts';
import { tickBoxes } from './tick-boxes.ts';

/** One line box on the scan, as layout gives it. */
export interface CutLine {
	readonly quad: Quad<Px>;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly marginTopMm: number;
	readonly marginBottomMm: number;
}

export interface ReadableLine extends CleanLine {
	/** Pixels of the crop to pixels of the page. */
	readonly toPage: Matrix3;
	/** The crop before any cleaning. */
	readonly raw: GrayImage;
}

export interface CutField {
	readonly lines: readonly ReadableLine[];
	/** Ink pixels at 300 dpi over all lines: what tells a blank field. */
	readonly inkPx: number;
	/** The lines that hold ink, without margins; the first line where none does. */
	readonly box: Quad<Px>;
	/** The cell holds nothing but this ditto mark, told by its shape. */
	readonly mark?: string;
	/** One flag per box to tick; absent where the line shows another number of boxes than the form prints. */
	readonly ticked?: readonly boolean[];
	/** All that was written here is struck through. */
	readonly isStruckOut?: boolean;
}

const perMm = cropDpi / 25.4;
const beforeTicksMm = 3;

export interface CutOptions {
	/** One box may hold several written lines (a table cell). */
	readonly splits: boolean;
	/** Ditto marks may stand here. */
	readonly dittos?: boolean;
	/** Boxes to tick on the line. */
	readonly boxes?: number;
	/** Grey levels below white up to which ink shows through from the other side; 0 where none does. */
	readonly through?: number;
}

export function cutField(
	page: GrayImage,
	boxes: readonly CutLine[],
	{ splits, dittos = false, boxes: tickable = 0, through = 0 }: CutOptions
): CutField {
	const cuts = boxes.map((box) => cutLine(page, box, splits, through));
	const lines = cuts.map((cut) => cut.lines);
	const ticked = tickable > 0 && boxes[0] ? ticksOf(page, boxes[0]) : [];
	const mark = dittos && cuts.length === 1 ? cuts[0]!.mark : null;
	return {
		lines: lines.flat(),
		inkPx: lines.flat().reduce((sum, line) => sum + line.ink.area, 0),
		box: around(boxes.filter((_, i) => i === 0 || lines[i]!.length > 0).map(inner)),
		...(mark ? { mark } : {}),
		...(lines.flat().length === 0 && cuts.some((cut) => cut.isStruck) ? { isStruckOut: true } : {}),
		...(tickable > 0 && ticked.length === tickable ? { ticked } : {})
	};
}

/** The line's own part of its box: without the margins that belong to the neighbours. */
function inner({ quad, heightMm, marginTopMm, marginBottomMm }: CutLine): Quad<Px> {
	const [a, b, c, d] = quad;
	const along = (from: Point<Px>, to: Point<Px>, mm: number): Point<Px> => ({
		x: from.x + ((to.x - from.x) * mm) / heightMm,
		y: from.y + ((to.y - from.y) * mm) / heightMm
	});
	return [
		along(a, d, marginTopMm),
		along(b, c, marginTopMm),
		along(c, b, marginBottomMm),
		along(d, a, marginBottomMm)
	];
}

/** One quad is given as it is; several lines get the upright box around them. */
function around(quads: readonly Quad<Px>[]): Quad<Px> {
	const [first] = quads;
	if (quads.length === 1 && first) return first;
	const rects = quads.map(quadBounds);
	const x = Math.min(...rects.map((rect) => rect.x));
	const y = Math.min(...rects.map((rect) => rect.y));
	const right = Math.max(...rects.map((rect) => rect.x + rect.width));
	const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
	return rectToQuad<Px>({ x, y, width: right - x, height: bottom - y });
}

function ticksOf(page: GrayImage, box: CutLine): readonly boolean[] {
	const width = Math.max(8, Math.round(box.widthMm * perMm));
	const height = Math.max(8, Math.round(box.heightMm * perMm));
	const toPage = quadMatrix(box.quad, width, height);
	if (!toPage) return [];
	// The first box may stand right behind its label's colon, a little before where the line begins.
	const before = Math.round(beforeTicksMm * perMm);
	const wider = compose(toPage, translation(-before, 0));
	return tickBoxes(sample(page, wider, width + before, height));
}

interface CutBox {
	readonly lines: readonly ReadableLine[];
	readonly mark: string | null;
	readonly isStruck: boolean;
}

function cutLine(page: GrayImage, box: CutLine, splits: boolean, through: number): CutBox {
	const width = Math.max(8, Math.round(box.widthMm * perMm));
	const height = Math.max(8, Math.round(box.heightMm * perMm));
	const toPage = quadMatrix(box.quad, width, height);
	if (!toPage) return { lines: [], mark: null, isStruck: false };
	const raw = sample(page, toPage, width, height);
	const crop = cleanCrop(raw, box.marginTopMm * perMm, box.marginBottomMm * perMm, through);
	const groups = splits ? textLines(crop.writing) : [crop.writing];
	const lines = groups.flatMap((pieces) => {
		const line = tightLine(crop, pieces);
		return line ? [{ ...line, toPage, raw }] : [];
	});
	const mark = splits ? dittoMark(crop.writing, crop.labels, width, height) : null;
	return { lines, mark, isStruck: crop.isStruck };
}

/** Where a span of a line's image stands on the scan: the full height of the line's ink. */
export function spanOnPage(line: ReadableLine, [from, to]: readonly [number, number]): Quad<Px> {
	const { ink, scale, pad, toPage } = line;
	const x = (at: number): number => ink.left - 1 + (at - pad) / scale;
	const rect = { x: x(from), y: ink.top, width: x(to) - x(from), height: ink.bottom - ink.top };
	return applyQuad(toPage, rectToQuad(rect));
}
