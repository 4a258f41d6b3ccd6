// A field's ink as lines ready to be read, with the way back from a line's pixels to the scan.
import type { Px, Quad } from '../../domain/geometry.ts';
import { rectToQuad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { applyQuad, type Matrix3 } from '../raster/homography.ts';
import { quadMatrix, sample } from '../raster/sample.ts';
import { cleanCrop, cropDpi, tightLine, type CleanLine } from './clean-line.ts';
import { textLines } from './text-lines.ts';

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
}

export interface CutField {
	readonly lines: readonly ReadableLine[];
	/** Ink pixels at 300 dpi over all lines: what tells a blank field. */
	readonly inkPx: number;
	/** Ink on the scan; the whole box where there is none. */
	readonly box: Quad<Px>;
}

const perMm = cropDpi / 25.4;

/** `splits`: one box may hold several written lines (a table cell). */
export function cutField(page: GrayImage, boxes: readonly CutLine[], splits: boolean): CutField {
	const lines = boxes.flatMap((box) => cutLine(page, box, splits));
	return {
		lines,
		inkPx: lines.reduce((sum, line) => sum + line.ink.area, 0),
		box: boxes[0]!.quad
	};
}

function cutLine(page: GrayImage, box: CutLine, splits: boolean): readonly ReadableLine[] {
	const width = Math.max(8, Math.round(box.widthMm * perMm));
	const height = Math.max(8, Math.round(box.heightMm * perMm));
	const toPage = quadMatrix(box.quad, width, height);
	if (!toPage) return [];
	const raw = sample(page, toPage, width, height);
	const crop = cleanCrop(raw, box.marginTopMm * perMm, box.marginBottomMm * perMm);
	const groups = splits ? textLines(crop.writing) : [crop.writing];
	return groups.flatMap((pieces) => {
		const line = tightLine(crop, pieces);
		return line ? [{ ...line, toPage }] : [];
	});
}

/** Where a span of a line's image stands on the scan: the full height of the line's ink. */
export function spanOnPage(line: ReadableLine, [from, to]: readonly [number, number]): Quad<Px> {
	const { ink, scale, pad, toPage } = line;
	const x = (at: number): number => ink.left - 1 + (at - pad) / scale;
	const rect = { x: x(from), y: ink.top, width: x(to) - x(from), height: ink.bottom - ink.top };
	return applyQuad(toPage, rectToQuad(rect));
}
