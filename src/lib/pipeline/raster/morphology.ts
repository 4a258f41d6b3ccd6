// Growing and thinning of masks by boxes, as runs along rows and columns: a box costs the same whatever its size.
import type { Mask } from './threshold.ts';

/** Pixels within `reachX` columns and `reachY` rows of ink become ink. */
export function dilate(
	mask: Mask,
	width: number,
	height: number,
	reachX: number,
	reachY: number
): Mask {
	const wide = reachX > 0 ? along(mask, width, height, 1, width, reachX) : mask;
	return reachY > 0 ? along(wide, height, width, width, 1, reachY) : wide.slice();
}

/** Ink that forms an unbroken run of at least `length` pixels along a row. */
export function longRows(mask: Mask, width: number, height: number, length: number): Mask {
	return runs(mask, width, height, 1, width, length);
}

/** The same along a column. */
export function longColumns(mask: Mask, width: number, height: number, length: number): Mask {
	return runs(mask, height, width, width, 1, length);
}

/** One direction of a dilation: `step` leads along a line of `count` pixels, `jump` to the next of `lines`. */
function along(
	mask: Mask,
	count: number,
	lines: number,
	step: number,
	jump: number,
	reach: number
): Mask {
	const out = new Uint8Array(mask.length);
	for (let line = 0; line < lines; line++) {
		let until = -1;
		const start = line * jump;
		for (let i = 0; i < Math.min(reach, count); i++) if (mask[start + i * step]) until = i + reach;
		for (let i = 0; i < count; i++) {
			const ahead = i + reach;
			if (ahead < count && mask[start + ahead * step]) until = ahead + reach;
			if (i <= until) out[start + i * step] = 1;
		}
	}
	return out;
}

function runs(
	mask: Mask,
	count: number,
	lines: number,
	step: number,
	jump: number,
	length: number
): Mask {
	const out = new Uint8Array(mask.length);
	for (let line = 0; line < lines; line++) {
		let begin = 0;
		for (let i = 0; i <= count; i++) {
			if (i < count && mask[line * jump + i * step]) continue;
			if (i - begin >= length) for (let k = begin; k < i; k++) out[line * jump + k * step] = 1;
			begin = i + 1;
		}
	}
	return out;
}
