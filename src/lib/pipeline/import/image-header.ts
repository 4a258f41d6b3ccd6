// What an image's own header says, in one shape for every format.

/** 1…8 as EXIF and TIFF tag 274 number them; 5…8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface ImageHeader {
	/** As stored, before orientation, pixels. */
	readonly widthPx: number;
	readonly heightPx: number;
	readonly orientation: Orientation;
	/** As stated; null where nothing is stated or what is stated cannot be a sheet of paper. */
	readonly dpi: number | null;
}

export function asOrientation(value: number | null): Orientation {
	return value !== null && value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

export function swapsSides(orientation: Orientation): boolean {
	return orientation >= 5;
}

const LONGEST_SHEET_MM = 900;
const SHORTEST_SHEET_MM = 40;

/**
 * Cameras write 72 dpi into every photo: a resolution that makes the sheet larger than A1 or smaller
 * than a stamp states nothing about the paper.
 */
export function believableDpi(
	dpi: number | null,
	widthPx: number,
	heightPx: number
): number | null {
	if (dpi === null || !Number.isFinite(dpi) || dpi < 20 || dpi > 5000) return null;
	const longestMm = (Math.max(widthPx, heightPx) / dpi) * 25.4;
	return longestMm <= LONGEST_SHEET_MM && longestMm >= SHORTEST_SHEET_MM ? dpi : null;
}
