// Grey pixels of a print's anchors at 75 dpi, drawn once when the form was made: registration compares them
// with the scan and needs no font at run time.
import type { GrayImage } from '../domain/raster.ts';
import type { Anchor } from './form-schema.ts';

export interface LabelPatch {
	readonly width: number;
	readonly height: number;
	/** Rows from the top, one byte a pixel, base64. */
	readonly gray: string;
}

/** Shape of forms/<id>/patches.json. */
export interface FormPatches {
	readonly dpi: number;
	/** By `<print id>/<side>`, in the order of that print's anchors. */
	readonly prints: Readonly<Record<string, readonly LabelPatch[]>>;
}

export const patchKey = (print: { readonly id: string; readonly side: string }): string =>
	`${print.id}/${print.side}`;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet].map((letter, index) => [letter, index]));

/** Pixels of a patch. Own base64 reading: the pure core has no atob. @throws RangeError on a short patch. */
export function patchImage(patch: LabelPatch): GrayImage {
	const data = new Uint8ClampedArray(patch.width * patch.height);
	let at = 0;
	let bits = 0;
	let held = 0;
	for (const letter of patch.gray) {
		const value = values.get(letter);
		if (value === undefined) continue;
		held = (held << 6) | value;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		data[at++] = (held >> bits) & 255;
		held &= (1 << bits) - 1;
	}
	if (at < data.length) throw new RangeError('patch holds fewer pixels than its size says');
	return { width: patch.width, height: patch.height, data };
}

/** Size a patch of this anchor must have at `dpi`. */
export function patchSize(anchor: Anchor, dpi: number): { width: number; height: number } {
	return {
		width: Math.round((anchor.box.width * dpi) / 25.4),
		height: Math.round((anchor.box.height * dpi) / 25.4)
	};
}
