// Whether a field was cut from the line it is written on: its box against the lines the specimen was drawn with.
import type { DigitizedField, DigitizedPage } from '../../../src/lib/app/digitize.ts';
import type { TruthPage, TruthValue } from '../../specimens/truth.ts';

interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** How far the middle of a cut may lie from the line's, share of the line's height. */
const offLine = 0.4;
/** Share of the line's width that must be inside the cut. */
const leastOverlap = 0.7;

/** True where the field's box lies on the lines that hold the value, on the upright page. */
export function isCutRight(
	field: DigitizedField | undefined,
	value: TruthValue,
	page: DigitizedPage,
	truth: TruthPage
): boolean {
	if (!field) return false;
	const written = Math.max(1, value.lines?.length ?? 1);
	const lines = value.boxes
		.slice(0, written)
		.map((corners) => around(corners.map(([x, y]) => onPage(x, y, page, truth))));
	const wanted = around(
		lines.flatMap(
			({ left, top, right, bottom }) =>
				[
					[left, top],
					[right, bottom]
				] as const
		)
	);
	const found = around(field.box);
	const [line] = lines;
	if (!line) return false;
	const middle = (box: Box): number => (box.top + box.bottom) / 2;
	const overlap = Math.min(found.right, wanted.right) - Math.max(found.left, wanted.left);
	return (
		Math.abs(middle(found) - middle(wanted)) < offLine * (line.bottom - line.top) &&
		overlap > leastOverlap * (wanted.right - wanted.left)
	);
}

function around(points: readonly (readonly [number, number])[]): Box {
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return {
		left: Math.min(...xs),
		top: Math.min(...ys),
		right: Math.max(...xs),
		bottom: Math.max(...ys)
	};
}

/**
 * A point of the scan on the page that was read: after clockwise quarter turns, and shrunk as large scans are before
 * they are read.
 */
export function onPage(
	x: number,
	y: number,
	page: Pick<DigitizedPage, 'quarterTurns' | 'widthPx' | 'heightPx'>,
	truth: Pick<TruthPage, 'widthPx' | 'heightPx'>
): readonly [number, number] {
	const { widthPx, heightPx } = truth;
	const scale = shrinkOf(page, truth);
	switch (page.quarterTurns) {
		case 1:
			return [scale * (heightPx - y), scale * x];
		case 2:
			return [scale * (widthPx - x), scale * (heightPx - y)];
		case 3:
			return [scale * y, scale * (widthPx - x)];
		default:
			return [scale * x, scale * y];
	}
}

/** Pixels of the page that was read to one of the scan. */
export const shrinkOf = (
	page: Pick<DigitizedPage, 'widthPx' | 'heightPx'>,
	truth: Pick<TruthPage, 'widthPx' | 'heightPx'>
): number => Math.max(page.widthPx, page.heightPx) / Math.max(truth.widthPx, truth.heightPx);
