// TIFFs packed by libtiff, and TIFFs that lie, through the real worker.
import { afterAll, describe, expect, it } from 'vitest';
import { makeTiff } from '../../../../tests/factories/image-files.ts';
import type { DecodedPage } from '../../pipeline/ports.ts';
import { createDecoder } from './index.ts';
import { quarterColours } from './testing/make-image.ts';

const fixtures = import.meta.glob<string>('../../../../tests/fixtures/scans/*', {
	...{ eager: true, query: '?url', import: 'default' }
});
const decoder = createDecoder();
afterAll(() => decoder.end());

async function fixture(name: string): Promise<Blob> {
	const url = Object.entries(fixtures).find(([path]) => path.endsWith(`/${name}`))?.[1];
	if (!url) throw new Error(`Expected a fixture ${name}`);
	return (await fetch(url)).blob();
}

async function decodeAll(file: Blob): Promise<(DecodedPage | string)[]> {
	const opened = await decoder.open(file, 'scan.tif');
	if (!opened.ok) return [opened.failure.code];
	const pages: (DecodedPage | string)[] = [];
	for (const { pageIndex } of opened.value.pages) {
		const page = await opened.value.decode(pageIndex);
		pages.push(page.ok ? page.value : page.failure.code);
	}
	await opened.value.close();
	return pages;
}

const look = (page: DecodedPage | string | undefined): string =>
	typeof page === 'object'
		? `${page.image.width}x${page.image.height}@${page.dpi} ${quarterColours(page.image).join(' ')}`
		: String(page);

const FAX = '320x160@200 black white white white';
const COLOUR = '320x160@200 red green blue black';

describe('TIFF by another hand', () => {
	it.each([
		...[
			['fax-g4.tif', FAX],
			['fax-g4-reversed-strips.tif', FAX],
			['fax-g3.tif', FAX]
		],
		...[
			['fax-g3-2d.tif', FAX],
			['packbits.tif', FAX],
			['lzw.tif', COLOUR]
		],
		...[
			['deflate-tiled-planar.tif', COLOUR],
			['jpeg-ycbcr.tif', COLOUR],
			['jpeg-rgb.tif', COLOUR]
		]
	] as [string, string][])('%s', async (name, expected) => {
		expect((await decodeAll(await fixture(name))).map(look)).toEqual([expected]);
	});

	it('three pages, each packed in its own way', async () => {
		const pages = await decodeAll(await fixture('three-pages.tif'));
		expect(pages.map(look)).toEqual([FAX, COLOUR, COLOUR]);
	});

	it.each([0.3, 0.6, 0.9])(
		'a page cut off after %d of its bytes is refused, not half shown',
		async (part) => {
			const whole = await fixture('three-pages.tif');
			const pages = await decodeAll(whole.slice(0, whole.size * part));
			const reasons = pages.filter((page) => typeof page === 'string');
			expect(reasons.every((code) => code === 'page-broken' || code === 'file-broken')).toBe(true);
			expect(
				reasons.length + pages.filter((page) => look(page) === FAX || look(page) === COLOUR).length
			).toBe(pages.length);
		}
	);
});

describe('TIFF by our own hand', () => {
	const grey = { 258: [8], 262: [1] };

	it.each([
		['grey', grey, [255], 'white'],
		['white is zero', { ...grey, 262: [0] }, [255], 'black'],
		['16 bits', { 258: [16], 262: [1] }, [0, 250], 'white'],
		['CMYK', { 258: [8, 8, 8, 8], 262: [5], 277: [4] }, [0, 255, 255, 0], 'red'],
		[
			'palette',
			{ 258: [8], 262: [3], 320: Array.from({ length: 768 }, (_, i) => (i === 3 ? 65_535 : 0)) },
			[3],
			'red'
		],
		['RGB with alpha', { 258: [8, 8, 8, 8], 262: [2], 277: [4], 338: [2] }, [0, 0, 0, 0], 'white']
	] as [string, Record<number, number[]>, number[], string][])(
		'%s',
		async (_, tags, pixel, colour) => {
			const strip = new Uint8Array(Array.from({ length: 64 }, () => pixel).flat());
			const [page] = await decodeAll(makeTiff([{ width: 8, height: 8, tags, strips: [strip] }]));
			expect(typeof page === 'object' ? quarterColours(page.image) : page).toEqual(
				Array(4).fill(colour)
			);
		}
	);

	it.each([
		['an unknown compression', { 259: [34_925] }],
		['Lab colours', { ...grey, 262: [8] }],
		['unequal depths', { 258: [8, 16, 8], 262: [2], 277: [3] }],
		['a strip that is missing', { ...grey, 278: [2] }],
		['tiles of no size', { ...grey, 322: [0], 323: [0], 324: [8] }],
		['tiles of 4 G', { ...grey, 322: [0xffff_ffff], 323: [0xffff_ffff], 324: [8] }],
		['more samples than it says', { 258: [8], 262: [2], 277: [1] }],
		['fax data that is none', { 259: [7] }]
	] as [string, Record<number, number[]>][])('%s is one named reason', async (_, tags) => {
		const strips = [new Uint8Array(16).fill(170)];
		const pages = await decodeAll(makeTiff([{ width: 8, height: 8, tags, strips }]));
		expect(pages).toEqual(['page-broken']);
	});

	it('one page too large does not keep the others out', async () => {
		const strips = [new Uint8Array(64).fill(255)];
		const small = { width: 8, height: 8, tags: grey, strips };
		const pages = await decodeAll(makeTiff([small, { width: 60_000, height: 60_000 }, small]));
		const codes = pages.map((page) => (typeof page === 'object' ? 'page' : page));
		expect(codes).toEqual(['page', 'page-too-big', 'page']);
	});
});
