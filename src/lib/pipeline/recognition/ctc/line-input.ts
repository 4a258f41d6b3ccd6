// From a cleaned grey line to the numbers the line reader was trained on; the contract is in training/README.md.
import type { GrayImage } from '../../../domain/raster.ts';

/** Rows of the network's input. */
export const inputRows = 40;
/** Columns of paper on each side. */
export const sideColumns = 8;
/** Wider lines were never seen in training and are squeezed to this. */
export const maxColumns = 1500;
const widthStep = 16;
const inkThreshold = 0.25;

/** Row-major [40 × width], ink 1 on paper 0. */
export interface LineInput {
	readonly width: number;
	readonly ink: Float32Array;
	/** Source pixels per input column, to map time steps back to the line image. */
	readonly scale: number;
	/** First column of the ink in the line image. */
	readonly left: number;
}

/** Null when the line holds no ink. `line` is paper-normalised: white 255, ink dark. */
export function lineInput(line: GrayImage): LineInput | null {
	const box = inkBox(line);
	if (!box) return null;
	const inkHeight = box.bottom - box.top + 1;
	const margin = Math.max(1, Math.round(inkHeight / 30));
	const sourceHeight = inkHeight + 2 * margin;
	const sourceWidth = box.right - box.left + 1;
	const columns = Math.max(
		1,
		Math.min(maxColumns, Math.round((sourceWidth * inputRows) / sourceHeight))
	);
	const padded = columns + 2 * sideColumns;
	const width = padded + ((widthStep - (padded % widthStep)) % widthStep);
	const ink = new Float32Array(inputRows * width);
	const stretch = darkest(line, box);
	const scaleX = sourceWidth / columns;
	const scaleY = sourceHeight / inputRows;
	for (let y = 0; y < inputRows; y++)
		for (let x = 0; x < columns; x++) {
			const top = box.top - margin + y * scaleY;
			const left = box.left + x * scaleX;
			ink[y * width + sideColumns + x] = areaInk(line, left, top, scaleX, scaleY) / stretch;
		}
	for (let i = 0; i < ink.length; i++) ink[i] = Math.min(1, ink[i] ?? 0);
	return { width, ink, scale: scaleX, left: box.left };
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

function inkBox({ width, height, data }: GrayImage): Box | null {
	const limit = 255 * (1 - inkThreshold);
	let left = width;
	let right = -1;
	let top = height;
	let bottom = -1;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if ((data[y * width + x] ?? 255) < limit) {
				if (x < left) left = x;
				if (x > right) right = x;
				if (y < top) top = y;
				bottom = y;
			}
	return right < 0 ? null : { left, right, top, bottom };
}

/** Ink of the line's dark strokes (98th percentile of inked pixels), so that pale pens come out near 1. */
function darkest({ width, data }: GrayImage, box: Box): number {
	const histogram = new Uint32Array(256);
	let count = 0;
	for (let y = box.top; y <= box.bottom; y++)
		for (let x = box.left; x <= box.right; x++) {
			const ink = 255 - (data[y * width + x] ?? 255);
			if (ink < 255 * inkThreshold) continue;
			histogram[ink] = (histogram[ink] ?? 0) + 1;
			count++;
		}
	let rest = count * 0.02;
	for (let ink = 255; ink > 0; ink--) {
		rest -= histogram[ink] ?? 0;
		if (rest <= 0) return Math.max(inkThreshold, ink / 255);
	}
	return 1;
}

/** Mean ink over a box of source pixels; outside the image is paper. */
function areaInk(
	image: GrayImage,
	left: number,
	top: number,
	width: number,
	height: number
): number {
	const x0 = Math.floor(left);
	const x1 = Math.max(x0 + 1, Math.ceil(left + width - 1e-6));
	const y0 = Math.floor(top);
	const y1 = Math.max(y0 + 1, Math.ceil(top + height - 1e-6));
	let sum = 0;
	let weight = 0;
	for (let y = y0; y < y1; y++) {
		const wy = Math.min(y + 1, top + height) - Math.max(y, top);
		if (wy <= 0) continue;
		for (let x = x0; x < x1; x++) {
			const wx = Math.min(x + 1, left + width) - Math.max(x, left);
			if (wx <= 0) continue;
			weight += wx * wy;
			const isInside = x >= 0 && y >= 0 && x < image.width && y < image.height;
			if (isInside) sum += wx * wy * (1 - (image.data[y * image.width + x] ?? 255) / 255);
		}
	}
	return weight > 0 ? sum / weight : 0;
}
