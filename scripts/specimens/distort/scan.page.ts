// Runs inside the page: a clean picture of a filled sheet becomes a scan (placed, blurred, on paper, noisy,
// compressed). Chromium only decodes the PNG and encodes the JPEG; every step between is our own arithmetic.
import { Random } from '../random.ts';
import { invert, multiply, type Homography } from './homography.ts';
import {
	bilevel,
	blur,
	fromRgba,
	speckle,
	tone,
	toRgba,
	warp,
	type Planes,
	type Tone
} from './planes.ts';

export interface ScanSpec {
	readonly seed: number;
	readonly dpi: number;
	readonly widthPx: number;
	readonly heightPx: number;
	/** Sheet mm → scan px. */
	readonly homography: Homography;
	readonly color: boolean;
	/** What the scanner sees beside the sheet. */
	readonly outside: readonly number[];
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

export async function scan(png: string, spec: ScanSpec): Promise<ScanResult> {
	const random = new Random(spec.seed);
	const sheet = await decode(png, spec.color);
	const perMm = spec.dpi / 25.4;
	const pxToMm: Homography = [1 / perMm, 0, 0, 0, 1 / perMm, 0, 0, 0, 1];
	const toScan = multiply(spec.homography, pxToMm);
	let image = warp(sheet, invert(toScan), spec.widthPx, spec.heightPx, spec.outside);
	image = blur(image, spec.blurPx);
	tone(image, spec.tone, random);
	speckle(image, spec.specks, random);
	const bytes =
		spec.output.as === 'jpeg'
			? await encodeJpeg(image, spec.output.quality)
			: bilevel(image, spec.output.threshold);
	return { base64: await toBase64(bytes), widthPx: image.width, heightPx: image.height };
}
