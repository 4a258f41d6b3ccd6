// Orientation and resolution out of an EXIF block (a small TIFF): only the first directory is looked at.
import { HeaderBytes } from './bytes.ts';
import { asOrientation, type Orientation } from './image-header.ts';

export interface ExifFacts {
	readonly orientation: Orientation;
	readonly dpi: number | null;
}

const NOTHING: ExifFacts = { orientation: 1, dpi: null };
const MAX_ENTRIES = 512;
const [TAG_ORIENTATION, TAG_X_RESOLUTION, TAG_RESOLUTION_UNIT] = [274, 282, 296];
const [TYPE_SHORT, TYPE_RATIONAL] = [3, 5];

/** Reads an EXIF block that starts at its byte-order mark; anything broken states nothing. */
export function readExif(block: Uint8Array): ExifFacts {
	const order = new HeaderBytes(block).ascii(0, 2);
	if (order !== 'II' && order !== 'MM') return NOTHING;
	const bytes = new HeaderBytes(block, order === 'II');
	const start = bytes.u32(4);
	if (bytes.u16(2) !== 42 || start === null) return NOTHING;
	let orientation: Orientation = 1;
	let perUnit: number | null = null;
	let unit = 2;
	const count = Math.min(bytes.u16(start) ?? 0, MAX_ENTRIES);
	for (let i = 0; i < count; i++) {
		const at = start + 2 + i * 12;
		const [tag, type] = [bytes.u16(at), bytes.u16(at + 2)];
		if (tag === TAG_ORIENTATION && type === TYPE_SHORT)
			orientation = asOrientation(bytes.u16(at + 8));
		if (tag === TAG_RESOLUTION_UNIT && type === TYPE_SHORT) unit = bytes.u16(at + 8) ?? 2;
		if (tag === TAG_X_RESOLUTION && type === TYPE_RATIONAL)
			perUnit = rational(bytes, bytes.u32(at + 8) ?? -1);
	}
	return { orientation, dpi: dotsPerInch(perUnit, unit) };
}

function rational(bytes: HeaderBytes, at: number): number | null {
	const [numerator, denominator] = [bytes.u32(at), bytes.u32(at + 4)];
	return numerator && denominator ? numerator / denominator : null;
}

/** TIFF ResolutionUnit: 2 inch, 3 centimetre, 1 none. */
export function dotsPerInch(perUnit: number | null, unit: number): number | null {
	if (perUnit === null || unit === 1) return null;
	return unit === 3 ? perUnit * 2.54 : perUnit;
}
