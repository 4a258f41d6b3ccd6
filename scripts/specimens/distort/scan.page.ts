// Runs inside the page: clean pictures of filled sheets become one scan (placed, blurred, on paper, noisy,
// compressed). Chromium only decodes the PNG and encodes the JPEG; every step between is our own arithmetic.
import { Random } from '../random.ts';
import { invert, multiply, type Homography } from './homography.ts';
import {
	bilevel,
	blank,
	blur,
	fromRgba,
	layOnto,
	speckle,
	tone,
	toRgba,
	turn,
	type Planes,
	type Tone
} from './planes.ts';
import { bleedThrough, punch, shine, smear, type Light } from './wear.ts';

export interface SheetSpec {
	/** Sheet mm → scan px, before any quarter turn. */
	readonly homography: Homography;
	/** Paper colour of this sheet alone, multiplied into its picture. */
	readonly paper?: readonly number[];
	/** Centres, mm. */
	readonly holes?: readonly (readonly [x: number, y: number])[];
	/** Strength with which another sheet's ink shows through, 0…1; the last picture given is that sheet. */
	readonly bleed?: number;
}

export interface ScanSpec {
	readonly seed: number;
	readonly dpi: number;
	readonly widthPx: number;
	readonly heightPx: number;
	readonly sheets: readonly SheetSpec[];
	readonly color: boolean;
	/** What the scanner sees beside the sheets. */
	readonly outside: readonly number[];
	readonly light?: Light;
	/** Smear by movement, px. */
	readonly motionPx?: number;
	/** Quarter turns clockwise, after all else. */
	readonly quarters?: number;
	readonly blurPx: number;
	readonly tone: Tone;
	readonly specks: number;
	readonly output:
		| { readonly as: 'jpeg'; readonly quality: number }
		| { readonly as: 'bits'; readonly threshold: number };
}

export interface ScanResult {
	readonly base64: string;
	readonly widthPx: number;
	readonly heightPx: number;
}

async function toBase64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const url = await new Promise<string>((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result as string);
		reader.onerror = () => reject(new Error('cannot read the bytes'));
		reader.readAsDataURL(new Blob([bytes]));
	});
	return url.slice(url.indexOf(',') + 1);
}

async function encodeJpeg(image: Planes, quality: number): Promise<Uint8Array<ArrayBuffer>> {
	const canvas = new OffscreenCanvas(image.width, image.height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas');
	context.putImageData(new ImageData(toRgba(image), image.width, image.height), 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return new Uint8Array(await blob.arrayBuffer());
}

/** The sheet's picture, sheetDpi dots an inch, as planes. */
export async function decode(png: string, color: boolean): Promise<Planes> {
	const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
	const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
	if (!context) throw new Error('no canvas');
	context.drawImage(bitmap, 0, 0);
	const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
	return fromRgba(data, bitmap.width, bitmap.height, color);
}

function tint(sheet: Planes, paper: readonly number[]): void {
	sheet.planes.forEach((data, p) => {
		const share = (paper[p] ?? paper[0] ?? 255) / 255;
		for (let i = 0; i < data.length; i++) data[i]! *= share;
	});
}

/** @param pngs one a sheet, in order; one more where ink shows through */
export async function scan(pngs: readonly string[], spec: ScanSpec): Promise<ScanResult> {
	const random = new Random(spec.seed);
	const perMm = spec.dpi / 25.4;
	const pxToMm: Homography = [1 / perMm, 0, 0, 0, 1 / perMm, 0, 0, 0, 1];
	let image = blank(spec.widthPx, spec.heightPx, spec.outside, spec.color ? 3 : 1);
	for (const [index, each] of spec.sheets.entries()) {
		const sheet = await decode(pngs[index] ?? '', spec.color);
		if (each.bleed) bleedThrough(sheet, await decode(pngs.at(-1) ?? '', spec.color), each.bleed);
		if (each.paper) tint(sheet, each.paper);
		if (each.holes)
			punch(
				sheet,
				each.holes.map(([x, y]) => [x * perMm, y * perMm] as const),
				3 * perMm,
				spec.outside
			);
		layOnto(image, sheet, invert(multiply(each.homography, pxToMm)));
	}
	image = blur(image, spec.blurPx);
	if (spec.motionPx) smear(image, spec.motionPx);
	if (spec.light) shine(image, spec.light);
	tone(image, spec.tone, random);
	speckle(image, spec.specks, random);
	image = turn(image, spec.quarters ?? 0);
	const bytes =
		spec.output.as === 'jpeg'
			? await encodeJpeg(image, spec.output.quality)
			: bilevel(image, spec.output.threshold);
	return { base64: await toBase64(bytes), widthPx: image.width, heightPx: image.height };
}
