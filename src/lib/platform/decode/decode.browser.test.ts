// Real files through the real worker in a real browser.
import { afterAll, describe, expect, it } from 'vitest';
import type { DecodedPage } from '../../pipeline/ports.ts';
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

describe('images', () => {
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

describe('PDF', () => {
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
