// Eight-bit samples → red, green, blue on white paper. CMYK is turned plainly, without a colour profile:
// the reader needs ink against paper, not proof colours.
import type { PictureSpec } from './picture-spec.ts';

type Colours = Pick<PictureSpec, 'photometric' | 'alpha' | 'samples' | 'palette'>;

/**
 * Writes one row of `count` pixels at `target[at]`. Planes hold the samples: one plane with all of them
 * side by side (`step` = samples), or one plane for each (`step` = 1).
 */
export function writeRow(
	planes: readonly Uint8Array[],
	from: number,
	step: number,
	count: number,
	target: Uint8ClampedArray,
	at: number,
	colours: Colours
): void {
	const { photometric, palette } = colours;
	const isInterleaved = planes.length === 1;
	if (isInterleaved && colours.alpha === 'none' && photometric !== 'ycbcr') {
		if (photometric === 'black-is-zero' || photometric === 'white-is-zero')
			return writeGrey(planes[0], from, step, count, target, at, photometric);
		if (photometric === 'rgb') return writeRgb(planes[0], from, step, count, target, at);
	}
	const sample = (pixel: number, index: number): number =>
		isInterleaved
			? (planes[0]?.[from + pixel * step + index] ?? 0)
			: (planes[index]?.[from + pixel] ?? 0);
	const entries = palette.length / 3;
	for (let i = 0, out = at; i < count; i++, out += 4) {
		const first = sample(i, 0);
		let [r, g, b] = [first, first, first];
		if (photometric === 'white-is-zero') r = g = b = 255 - first;
		else if (photometric === 'palette') {
			r = palette[first] ?? 0;
			g = palette[first + entries] ?? 0;
			b = palette[first + entries * 2] ?? 0;
		} else if (photometric === 'rgb') [g, b] = [sample(i, 1), sample(i, 2)];
		else if (photometric === 'cmyk') {
			const paper = (255 - sample(i, 3)) / 255;
			[r, g, b] = [0, 1, 2].map((c) => (255 - sample(i, c)) * paper) as [number, number, number];
		} else if (photometric === 'ycbcr') {
			const [cb, cr] = [sample(i, 1) - 128, sample(i, 2) - 128];
			[r, g, b] = [first + 1.402 * cr, first - 0.344 * cb - 0.714 * cr, first + 1.772 * cb];
		}
		if (colours.alpha !== 'none') {
			const alpha = sample(i, alphaIndex(photometric)) / 255;
			const weight = colours.alpha === 'premultiplied' ? 1 : alpha;
			const paper = 255 * (1 - alpha);
			[r, g, b] = [r * weight + paper, g * weight + paper, b * weight + paper];
		}
		target[out] = r;
		target[out + 1] = g;
		target[out + 2] = b;
		target[out + 3] = 255;
	}
}

/** The plain loops for what scanners write; the general one above costs several times as much. */
function writeGrey(
	samples: Uint8Array = new Uint8Array(),
	from: number,
	step: number,
	count: number,
	target: Uint8ClampedArray,
	at: number,
	photometric: 'black-is-zero' | 'white-is-zero'
): void {
	const flip = photometric === 'white-is-zero' ? 255 : 0;
	for (let i = 0, read = from, out = at; i < count; i++, read += step, out += 4) {
		target[out] = target[out + 1] = target[out + 2] = (samples[read] ?? 0) ^ flip;
		target[out + 3] = 255;
	}
}

function writeRgb(
	samples: Uint8Array = new Uint8Array(),
	from: number,
	step: number,
	count: number,
	target: Uint8ClampedArray,
	at: number
): void {
	for (let i = 0, read = from, out = at; i < count; i++, read += step, out += 4) {
		target[out] = samples[read] ?? 0;
		target[out + 1] = samples[read + 1] ?? 0;
		target[out + 2] = samples[read + 2] ?? 0;
		target[out + 3] = 255;
	}
}

function alphaIndex(photometric: Colours['photometric']): number {
	if (photometric === 'cmyk') return 4;
	return photometric === 'rgb' || photometric === 'ycbcr' ? 3 : 1;
}

/** Spreads subsampled YCbCr blocks (h×v luma, then one Cb and one Cr) to three samples a pixel. */
export function spreadSubsampled(
	bytes: Uint8Array,
	width: number,
	rows: number,
	[h, v]: readonly [number, number]
): Uint8Array {
	const output = new Uint8Array(width * rows * 3);
	const [across, down] = [Math.ceil(width / h), Math.ceil(rows / v)];
	let at = 0;
	for (let by = 0; by < down; by++)
		for (let bx = 0; bx < across; bx++, at += h * v + 2)
			for (let k = 0; k < h * v; k++) {
				const x = bx * h + (k % h);
				const y = by * v + Math.floor(k / h);
				if (x >= width || y >= rows) continue;
				const out = (y * width + x) * 3;
				output[out] = bytes[at + k] ?? 0;
				output[out + 1] = bytes[at + h * v] ?? 128;
				output[out + 2] = bytes[at + h * v + 1] ?? 128;
			}
	return output;
}

/** Bytes of a subsampled YCbCr segment. */
export function subsampledBytes(width: number, rows: number, [h, v]: readonly [number, number]) {
	return Math.ceil(width / h) * Math.ceil(rows / v) * (h * v + 2);
}
