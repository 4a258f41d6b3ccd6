// Real files through the real worker in a real browser.
import { afterAll, describe, expect, it } from 'vitest';
import {
	bmp,
	exifBlock,
	exifSegment,
	makeTiff,
	pngHeader
} from '../../../../tests/factories/image-files.ts';
import type { DecodedPage } from '../../pipeline/ports.ts';
import { WorkerPool } from '../workers/pool.ts';
import {
	readTiffDirectory,
	readTiffLayout,
	readTiffValues
} from '../../pipeline/import/tiff-directory.ts';
import { createDecoder, encodePageImage, renderPageImage } from './index.ts';
import { drawQuarters, quarterColours, quartersBlob } from './testing/make-image.ts';
import { fullPage, makePdf, type PdfPicture } from './testing/make-pdf.ts';

const decoder = createDecoder();
afterAll(() => decoder.end());

const UPRIGHT = ['red', 'green', 'blue', 'black'];

async function decodeFirst(file: Blob): Promise<DecodedPage> {
	const opened = await decoder.open(file, 'scan');
	if (!opened.ok) throw new Error(`Expected pages, got ${JSON.stringify(opened.failure)}`);
	const page = await opened.value.decode(0);
	await opened.value.close();
	if (!page.ok) throw new Error(`Expected a page, got ${JSON.stringify(page.failure)}`);
	return page.value;
}

async function jpegPicture(width: number, height: number): Promise<PdfPicture> {
	const jpeg = await quartersBlob(width, height, 'image/jpeg');
	const bytes = new Uint8Array(await jpeg.arrayBuffer());
	const dictionary = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
	return { width, height, bytes, dictionary };
}

const fixtures = import.meta.glob<string>('../../../../tests/fixtures/scans/*', {
	...{ eager: true, query: '?url', import: 'default' }
});

async function fixture(name: string): Promise<Blob> {
	const url = Object.entries(fixtures).find(([path]) => path.endsWith(`/${name}`))?.[1];
	if (!url) throw new Error(`Expected a fixture ${name}`);
	return (await fetch(url)).blob();
}

/** A JBIG2 page of one region in MMR, which is Group 4: the fax fixture's own strip. */
async function jbig2Picture(): Promise<PdfPicture> {
	const tiff = new Uint8Array(await (await fixture('fax-g4.tif')).arrayBuffer());
	const layout = await readTiffLayout(new Blob([tiff]));
	const directory =
		layout && (await readTiffDirectory(new Blob([tiff]), layout, layout.firstDirectory));
	if (!directory) throw new Error('Expected a TIFF');
	const [offset = 0] = await readTiffValues(new Blob([tiff]), directory, 273);
	const [length = 0] = await readTiffValues(new Blob([tiff]), directory, 279);
	const u32 = (value: number) => [
		value >>> 24,
		(value >> 16) & 255,
		(value >> 8) & 255,
		value & 255
	];
	const segment = (number: number, type: number, data: number[]) => [
		...[...u32(number), type, 0, 1, ...u32(data.length), ...data]
	];
	const size = [...u32(320), ...u32(160)];
	const page = segment(0, 48, [...size, ...u32(0), ...u32(0), 0, 0, 0]);
	const strip = [...tiff.subarray(offset, offset + length)];
	const region = segment(1, 38, [...size, ...u32(0), ...u32(0), 0, 1, ...strip]);
	const dictionary = '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode';
	return { width: 320, height: 160, bytes: new Uint8Array([...page, ...region]), dictionary };
}

/** Puts an EXIF block into a PNG or WebP that the browser wrote. */
async function withExif(file: Blob, exif: number[]): Promise<Blob> {
	const bytes = [...new Uint8Array(await file.arrayBuffer())];
	const name = (text: string) => [...text].map((c) => c.charCodeAt(0));
	if (file.type === 'image/png') {
		const body = [...name('eXIf'), ...exif];
		const chunk = [0, 0, 0, exif.length, ...body, ...crc32(body)];
		return new Blob([new Uint8Array([...bytes.slice(0, 33), ...chunk, ...bytes.slice(33)])]);
	}
	const le32 = (value: number) => [
		value & 255,
		(value >> 8) & 255,
		(value >> 16) & 255,
		value >>> 24
	];
	const size = [319 & 255, 319 >> 8, 0, 159, 0, 0];
	const head = [...name('VP8X'), ...le32(10), 8, 0, 0, 0, ...size];
	const chunk = [...name('EXIF'), ...le32(exif.length), ...exif];
	const isExtended = String.fromCharCode(...bytes.slice(12, 16)) === 'VP8X';
	const picture = bytes.slice(isExtended ? 30 : 12);
	if (isExtended) head[8] = (bytes[20] ?? 0) | 8;
	const body = [...name('WEBP'), ...head, ...picture, ...chunk];
	return new Blob([new Uint8Array([...name('RIFF'), ...le32(body.length), ...body])]);
}

function crc32(bytes: readonly number[]): number[] {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return [24, 16, 8, 0].map((shift) => (~crc >>> shift) & 255);
}

describe('images', () => {
	it('decodes BMP, from the bottom and from the top', async () => {
		for (const height of [20, -20]) {
			const { image } = await decodeFirst(bmp(30, height));
			expect([image.width, image.height, image.data[0]]).toEqual([30, 20, 120]);
		}
	});

	it.each(['image/png', 'image/jpeg', 'image/webp'])('decodes %s', async (type) => {
		const { image } = await decodeFirst(await quartersBlob(300, 200, type));
		expect([image.width, image.height]).toEqual([300, 200]);
		expect(quarterColours(image)).toEqual(UPRIGHT);
	});

	it('turns transparency into white paper', async () => {
		const canvas = drawQuarters(100, 100);
		canvas.getContext('2d')?.clearRect(0, 0, 50, 50);
		const { image } = await decodeFirst(await canvas.convertToBlob({ type: 'image/png' }));
		expect(quarterColours(image)).toEqual(['white', 'green', 'blue', 'black']);
	});
});

/** The quarters of a stored picture as each orientation shows them. */
const SHOWN: [number, string][] = [
	...[
		[1, 'red green blue black'] as [number, string],
		[2, 'green red black blue'] as [number, string]
	],
	...[
		[3, 'black blue green red'] as [number, string],
		[4, 'blue black red green'] as [number, string]
	],
	...[
		[5, 'red blue green black'] as [number, string],
		[6, 'blue red black green'] as [number, string]
	],
	...[
		[7, 'black green blue red'] as [number, string],
		[8, 'green black red blue'] as [number, string]
	]
];

describe('orientation', () => {
	it.each(SHOWN)('JPEG %i is turned upright once', async (orientation, expected) => {
		const jpeg = await quartersBlob(320, 160, 'image/jpeg');
		const segment = new Uint8Array(exifSegment(exifBlock(orientation, 200)));
		const file = new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)]);
		const opened = await decoder.open(file, 'photo.jpg');
		if (!opened.ok) throw new Error('Expected pages');
		const { image, dpi } = await decodeFirst(file);
		const [plan] = opened.value.pages;
		expect(quarterColours(image).join(' ')).toBe(expected);
		expect([image.width, image.height, dpi]).toEqual(
			orientation < 5 ? [320, 160, 200] : [160, 320, 200]
		);
		expect([plan?.widthPx, plan?.heightPx]).toEqual([image.width, image.height]);
		await opened.value.close();
	});

	it.each(SHOWN)('TIFF %i agrees with it', async (orientation, expected) => {
		const colours = [
			[255, 0, 0],
			[0, 255, 0],
			[0, 0, 255],
			[0, 0, 0]
		];
		const strip = new Uint8Array(
			Array.from(
				{ length: 8 * 4 },
				(_, i) => colours[(i % 8 > 3 ? 1 : 0) + (i > 15 ? 2 : 0)] ?? []
			).flat()
		);
		const tags = { 258: [8, 8, 8], 262: [2], 277: [3], 274: [orientation] };
		const { image } = await decodeFirst(makeTiff([{ width: 8, height: 4, tags, strips: [strip] }]));
		expect(quarterColours(image).join(' ')).toBe(expected);
		expect(image.width).toBe(orientation < 5 ? 8 : 4);
	});

	it.each(['image/png', 'image/webp'])('what %s says is planned as it is shown', async (type) => {
		const file = await withExif(await quartersBlob(320, 160, type), exifBlock(6));
		const opened = await decoder.open(file, 'scan');
		if (!opened.ok) throw new Error(`Expected pages, got ${opened.failure.code}`);
		const [plan] = opened.value.pages;
		const { image } = await decodeFirst(file);
		expect([plan?.widthPx, plan?.heightPx]).toEqual([image.width, image.height]);
		expect(image.width).toBe(160);
		await opened.value.close();
	});
});

describe('bad files', () => {
	const reason = async (file: Blob): Promise<string> => {
		const opened = await decoder.open(file, 'tệp.pdf');
		if (!opened.ok) return opened.failure.code;
		const page = await opened.value.decode(0);
		await opened.value.close();
		return page.ok ? 'decoded' : page.failure.code;
	};

	it('are refused by name, with the file and the page', async () => {
		const opened = await decoder.open(new Blob([]), 'rỗng.pdf');
		expect(opened).toEqual({
			...{ ok: false, failure: { code: 'file-empty', params: { file: 'rỗng.pdf' } } }
		});
		const jpeg = await quartersBlob(64, 64, 'image/jpeg');
		const broken = await decoder.open(jpeg.slice(0, 300), 'cụt.jpg');
		if (!broken.ok) return expect(broken.failure.code).toBe('file-broken');
		expect(await broken.value.decode(0)).toMatchObject({
			failure: { code: 'page-broken', params: { file: 'cụt.jpg', page: 1 } }
		});
	});

	it.each([
		['PDF of its mark only', new Blob(['%PDF-1.7\n']), 'file-broken'],
		[
			'PDF of noise',
			new Blob(['%PDF-1.7\n', new Uint8Array(5000).map((_, i) => i * 7)]),
			'file-broken'
		],
		['PDF without pages', makePdf([]), 'file-broken'],
		['program named like a scan', new Blob(['MZ', new Uint8Array(900)]), 'file-unknown-type'],
		['PNG of its header only', pngHeader(100, 100), 'page-broken'],
		['BMP cut off', bmp(300, 300).slice(0, 60), 'page-broken']
	])('%s', async (_, file, expected) => {
		expect(await reason(file)).toBe(expected);
	});

	it('PDF cut off anywhere ends as pages or as one reason', async () => {
		const picture = await jpegPicture(200, 300);
		const a6 = { width: 288, height: 432 };
		const whole = makePdf([{ ...a6, content: fullPage(a6), picture }]);
		for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
			const result = await reason(whole.slice(0, Math.floor(whole.size * part)));
			expect(['decoded', 'file-broken', 'page-broken']).toContain(result);
		}
	});

	it('a PDF picture beyond the limit is named, not left white', async () => {
		const picture = { ...(await jpegPicture(200, 300)), width: 20_000, height: 30_000 };
		const a6 = { width: 288, height: 432 };
		expect(await reason(makePdf([{ ...a6, content: fullPage(a6), picture }]))).toBe('page-too-big');
	});

	it('a PDF picture that cannot be decoded is named, not left white', async () => {
		const picture = { ...(await jpegPicture(200, 300)), bytes: new Uint8Array(500).fill(9) };
		const a6 = { width: 288, height: 432 };
		expect(await reason(makePdf([{ ...a6, content: fullPage(a6), picture }]))).toBe('page-broken');
	});

	it('nor does a footer that can be drawn stand in for it', async () => {
		const picture = { ...(await jpegPicture(200, 300)), bytes: new Uint8Array(500).fill(9) };
		const a6 = { width: 288, height: 432 };
		const content = `${fullPage(a6)} BT /F 12 Tf 20 20 Td (trang 1) Tj ET`;
		expect(await reason(makePdf([{ ...a6, content, picture }]))).toBe('page-broken');
		const logo = `q 40 0 0 60 20 300 cm /Im Do Q BT /F 12 Tf 20 20 Td (trang 1) Tj ET`;
		expect(await reason(makePdf([{ ...a6, content: logo, picture }]))).toBe('decoded');
	});

	it('a blank back is a page, not a failure', async () => {
		expect(await reason(makePdf([{ width: 72, height: 72, content: 'nonsense Xx 1 q' }]))).toBe(
			'decoded'
		);
	});

	it('a PDF of more than 500 pages is refused by name', async () => {
		const page = { width: 72, height: 72, content: '' };
		expect(await reason(makePdf(Array.from({ length: 501 }, () => page)))).toBe(
			'file-too-many-pages'
		);
	});
});

describe('limits of patience', () => {
	const file = () => makePdf([{ width: 288, height: 432, content: '0 0 9 9 re f' }]);

	it('a file that takes too long is given up by name', async () => {
		const hasty = createDecoder({ timeoutMs: 1 });
		const opened = await hasty.open(file(), 'chậm.pdf');
		expect(opened).toMatchObject({
			failure: { code: 'decode-timeout', params: { file: 'chậm.pdf' } }
		});
		hasty.end();
	});

	it('an aborted page rejects, and the file can still be read afterwards', async () => {
		const opened = await decoder.open(file(), 'x');
		if (!opened.ok) throw new Error('Expected pages');
		const controller = new AbortController();
		const aborted = opened.value.decode(0, { signal: controller.signal });
		controller.abort();
		await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
		expect((await opened.value.decode(0)).ok).toBe(true);
		await opened.value.close();
	});

	it('two files can be open at once, their pages asked for in any order', async () => {
		const pages = [72, 144].map((width) => ({ width, height: 72, content: '' }));
		const [a, b] = [await decoder.open(makePdf(pages), 'a'), await decoder.open(file(), 'b')];
		if (!a.ok || !b.ok) throw new Error('Expected pages');
		const asked = [a.value.decode(1), b.value.decode(0), a.value.decode(0)];
		const widths = (await Promise.all(asked)).map((page) => page.ok && page.value.image.width);
		expect(widths).toEqual([600, 1200, 300]);
		await Promise.all([a.value.close(), b.value.close()]);
	});
});

describe('inside a worker', () => {
	it.each([
		['PNG', () => quartersBlob(30, 20, 'image/png'), '30x20'],
		['PDF', () => makePdf([{ width: 72, height: 144, content: '' }]), '300x600']
	])('decodes a %s', async (_, make, expected) => {
		const pool = new WorkerPool<Blob, string>({
			start: () =>
				new Worker(new URL('./testing/nested.worker.ts', import.meta.url), { type: 'module' }),
			...{ size: 1, timeoutMs: 15_000 }
		});
		expect(await pool.run(await make())).toBe(expected);
		pool.end();
	});
});

describe('PDF', () => {
	it('decodes JBIG2', async () => {
		const picture = await jbig2Picture();
		const size = { width: 115.2, height: 57.6 };
		const { image, dpi } = await decodeFirst(
			makePdf([{ ...size, content: fullPage(size), picture }])
		);
		expect([image.width, image.height, dpi]).toEqual([320, 160, 200]);
		expect(quarterColours(image)).toEqual(['black', 'white', 'white', 'white']);
	});

	it.each([
		['password.pdf', 'file-encrypted'],
		['owner-password-only.pdf', 'opened']
	])('%s', async (name, expected) => {
		const opened = await decoder.open(await fixture(name), name);
		expect(opened.ok ? 'opened' : opened.failure.code).toBe(expected);
		if (opened.ok) await opened.value.close();
	});

	const a5 = { width: 288, height: 432 };

	it("gives a full-page scan's own pixels and resolution", async () => {
		const picture = await jpegPicture(800, 1200);
		const { image, dpi } = await decodeFirst(makePdf([{ ...a5, content: fullPage(a5), picture }]));
		expect([image.width, image.height]).toEqual([800, 1200]);
		expect(dpi).toBeCloseTo(200, 1);
		expect(quarterColours(image)).toEqual(UPRIGHT);
	});

	it.each([
		[90, ['blue', 'red', 'black', 'green']],
		[180, ['black', 'blue', 'green', 'red']],
		[270, ['green', 'black', 'red', 'blue']]
	])('turns a scan upright by /Rotate %i', async (rotate, expected) => {
		const picture = await jpegPicture(400, 600);
		const { image } = await decodeFirst(
			makePdf([{ ...a5, content: fullPage(a5), picture, rotate }])
		);
		expect([image.width, image.height]).toEqual(rotate === 180 ? [400, 600] : [600, 400]);
		expect(quarterColours(image)).toEqual(expected);
	});

	it('paints a drawn page at 300 dpi, with standard fonts', async () => {
		const content = 'BT /F 40 Tf 20 300 Td (Ha Nam) Tj ET 1 0 0 rg 0 0 144 216 re f';
		const { image, dpi } = await decodeFirst(makePdf([{ ...a5, content }]));
		expect([image.width, image.height, dpi]).toEqual([1200, 1800, 300]);
		expect(quarterColours(image)[2]).toBe('red');
		const dark = image.data.filter((value, i) => i % 4 === 0 && value < 60).length;
		expect(dark).toBeGreaterThan(2000);
	});

	it('paints a scan with writing on it at no less than 300 dpi', async () => {
		const picture = await jpegPicture(400, 600);
		const content = `${fullPage(a5)} BT /F 20 Tf 20 20 Td (sao) Tj ET`;
		const { image, dpi } = await decodeFirst(makePdf([{ ...a5, content, picture }]));
		expect([image.width, image.height, dpi]).toEqual([1200, 1800, 300]);
		expect(quarterColours(image)).toEqual(UPRIGHT);
	});
});

describe('viewable renditions', () => {
	it('are scaled to the width asked for, and to 300 dpi', async () => {
		const picture = await jpegPicture(1600, 2400);
		const a6 = { width: 192, height: 288 };
		const opened = await decoder.open(makePdf([{ ...a6, content: fullPage(a6), picture }]), 'x');
		if (!opened.ok) throw new Error('Expected pages');
		const narrow = await renderPageImage(opened.value, 0, { maxWidthPx: 200 });
		const page = await opened.value.decode(0);
		if (!narrow.ok || !page.ok) throw new Error('Expected a picture');
		expect(page.value.image.width).toBe(1600);
		expect(narrow.value.type).toBe('image/jpeg');
		const full = await encodePageImage(page.value, { type: 'image/webp' });
		expect((await createImageBitmap(narrow.value)).width).toBe(200);
		expect((await createImageBitmap(full)).width).toBe(800);
		await opened.value.close();
	});
});
