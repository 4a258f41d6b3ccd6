// Headers, true and false: what a file states is found without decoding it, and no bytes can hang or crash it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as make from '../../../../tests/factories/image-files.ts';
import { inspectFile } from './inspect-file.ts';
import { IMPORT_LIMITS, withOverrides } from './limits.ts';

const textFile = (text: string) => new Blob([text]);
const inspect = (file: Blob) => inspectFile(file, IMPORT_LIMITS);

/** `400x300@200`, or the failure's code. */
async function summary(file: Blob): Promise<string> {
	const result = await inspect(file);
	if (!result.ok) return result.failure.code;
	if (result.value.kind === 'pdf') return 'pdf';
	const sizes = result.value.pages.map(
		({ widthPx, heightPx, dpi }) => `${widthPx}x${heightPx}@${dpi === null ? '-' : Math.round(dpi)}`
	);
	return `${result.value.kind} ${sizes.join(' ')}`;
}

const exif = (orientation: number, dpi?: number, little?: boolean) =>
	make.exifSegment(make.exifBlock(orientation, dpi, little));

describe('kinds and sizes', () => {
	const cases: [string, Blob, string][] = [
		['JPEG', make.jpegHeader(400, 300), 'jpeg 400x300@-'],
		[
			'JPEG per inch',
			make.jpegHeader(1240, 1754, [make.jfifSegment(1, 150)]),
			'jpeg 1240x1754@150'
		],
		['JPEG per cm', make.jpegHeader(1240, 1754, [make.jfifSegment(2, 59)]), 'jpeg 1240x1754@150'],
		['JPEG turned', make.jpegHeader(400, 300, [exif(6)]), 'jpeg 300x400@-'],
		['JPEG EXIF', make.jpegHeader(1754, 1240, [exif(8, 150)]), 'jpeg 1240x1754@150'],
		['JPEG big-endian', make.jpegHeader(1754, 1240, [exif(5, 150, false)]), 'jpeg 1240x1754@150'],
		['JPEG filled', make.jpegHeader(400, 300, [[0xff, 0xff, 0xff]]), 'jpeg 400x300@-'],
		['camera photo at 72 dpi', make.jpegHeader(4000, 3000, [exif(1, 72)]), 'jpeg 4000x3000@-'],
		['PNG', make.pngHeader(2480, 3508, 11811), 'png 2480x3508@300'],
		['PNG turned', make.pngHeader(400, 300, 0, make.exifBlock(6)), 'png 300x400@-'],
		['WebP lossy', make.webpLossy(640, 480), 'webp 640x480@-'],
		['WebP lossless', make.webpLossless(640, 480), 'webp 640x480@-'],
		['WebP extended', make.webpExtended(70_000, 300), 'webp 70000x300@-'],
		['WebP turned', make.webpExtended(640, 480, make.exifBlock(8)), 'webp 480x640@-'],
		['BMP', make.bmp(500, 400, 7874), 'bmp 500x400@200'],
		['BMP from the top', make.bmp(500, -400), 'bmp 500x400@-'],
		['TIFF', make.makeTiff([{ width: 1728, height: 2200, dpi: 204 }]), 'tiff 1728x2200@204'],
		['PDF', textFile('%PDF-1.7\n'), 'pdf'],
		['PDF after junk', textFile(`${'x'.repeat(900)}%PDF-1.3`), 'pdf']
	];
	it.each(cases)('%s', async (_, file, expected) => {
		expect(await summary(file)).toBe(expected);
	});
});

describe('refusals', () => {
	const cases: [string, Blob, string][] = [
		['nothing at all', new Blob([]), 'file-empty'],
		['text', textFile('Hồ sơ hộ khẩu'), 'file-unknown-type'],
		['HTML', textFile('<!doctype html><script>alert(1)</script>'), 'file-unknown-type'],
		['SVG', textFile('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-unknown-type'],
		['GIF', textFile('GIF89a'), 'file-unknown-type'],
		['a Windows program', textFile('MZ\u0090\0'), 'file-unknown-type'],
		['text that begins like a BMP', textFile('BMW xe hơi, không phải ảnh'), 'file-unknown-type'],
		['PDF mark too far in', textFile(`${'x'.repeat(2000)}%PDF-1.3`), 'file-unknown-type'],
		['JPEG of its mark only', make.fileOf([0xff, 0xd8, 0xff]), 'file-broken'],
		['JPEG without a frame', make.fileOf([0xff, 0xd8, 0xff, 0xda, 0, 2]), 'file-broken'],
		['JPEG of no height', make.jpegHeader(100, 0), 'file-broken'],
		['PNG cut in its header', make.pngHeader(9, 9).slice(0, 20), 'file-broken'],
		['PNG of no width', make.pngHeader(0, 9), 'file-broken'],
		['BMP of negative width', make.bmp(-5, 9), 'file-broken'],
		['TIFF without pages', make.fileOf([0x49, 0x49, 42, 0, 8, 0, 0, 0]), 'file-broken'],
		[
			'TIFF pointing past its end',
			make.fileOf([0x49, 0x49, 42, 0, 255, 255, 255, 255]),
			'file-broken'
		],
		['PNG of 65k × 65k', make.pngHeader(65_535, 65_535), 'page-too-big'],
		['PNG of 4 G × 4 G', make.pngHeader(0xffff_ffff, 0xffff_ffff), 'page-too-big'],
		['JPEG of 65k × 65k', make.jpegHeader(65_535, 65_535), 'page-too-big'],
		['WebP of 16 M × 16 M', make.webpExtended(1 << 24, 1 << 24), 'page-too-big'],
		['BMP of 2 G × 2 G', make.bmp(2_147_483_647, -2_147_483_647), 'page-too-big'],
		[
			'TIFF of 4 G × 4 G',
			make.makeTiff([{ width: 0xffff_ffff, height: 0xffff_ffff }]),
			'page-too-big'
		]
	];
	it.each(cases)('%s', async (_, file, expected) => {
		expect(await summary(file)).toBe(expected);
	});

	it('a file beyond 200 MB, without reading a byte of it', async () => {
		const file = { size: 200_000_001, slice: () => expect.unreachable() } as unknown as Blob;
		const result = await inspect(file);
		expect(result).toEqual({
			ok: false,
			failure: { code: 'file-too-big', params: { limit: 200, actual: 201 } }
		});
	});

	it('a file whose disk has gone', async () => {
		const gone = new DOMException('gone', 'NotReadableError');
		const file = { size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(gone) }) };
		expect(await summary(file as unknown as Blob)).toBe('file-unreadable');
	});

	it('names limit and actual size, and gives way to a supervisor', async () => {
		const file = make.pngHeader(10_000, 7_000);
		const refused = await inspect(file);
		expect(refused).toMatchObject({ failure: { params: { page: 1, limit: 60, actual: 70 } } });
		const allowed = await inspectFile(file, withOverrides({ pixelsPerPage: 80e6 }));
		expect(allowed.ok).toBe(true);
	});

	it.each([0, -1, NaN])('an override of %d changes nothing', (value) => {
		expect(withOverrides({ pixelsPerPage: value, fileBytes: value })).toEqual(IMPORT_LIMITS);
	});
});

describe('TIFF chains', () => {
	const page = { width: 100, height: 50 };

	it.each([
		['little-endian', {}],
		['big-endian', { littleEndian: false }],
		['BigTIFF', { isBig: true }],
		['big-endian BigTIFF', { isBig: true, littleEndian: false }]
	])('finds the pages of a %s file', async (_, options) => {
		const file = make.makeTiff([page, { width: 7, height: 9, dpi: 20 }, page], options);
		expect(await summary(file)).toBe('tiff 100x50@- 7x9@- 100x50@-');
	});

	it('ends where a chain bites its own tail', async () => {
		const toItself = make.makeTiff([{ ...page, next: 9 }]);
		const whole = await summary(toItself);
		const bytes = new Uint8Array(await make.makeTiff([page, page]).arrayBuffer());
		const first = new DataView(bytes.buffer).getUint32(4, true);
		const looping = make.makeTiff([page, { ...page, next: first }]);
		expect([whole, await summary(looping)]).toEqual(['tiff 100x50@-', 'tiff 100x50@- 100x50@-']);
	});

	it('turns the stated size by the orientation tag', async () => {
		const file = make.makeTiff([{ ...page, tags: { 274: [6] } }]);
		expect(await summary(file)).toBe('tiff 50x100@-');
	});

	it('does not count thumbnails, unless there is nothing else', async () => {
		const thumbnail = { width: 10, height: 5, tags: { 254: [1] } };
		expect(await summary(make.makeTiff([page, thumbnail]))).toBe('tiff 100x50@-');
		expect(await summary(make.makeTiff([thumbnail]))).toBe('tiff 10x5@-');
	});

	it('refuses more than 500 pages by name', async () => {
		const result = await inspect(make.makeTiff(Array.from({ length: 501 }, () => page)));
		expect(result).toMatchObject({
			failure: { code: 'file-too-many-pages', params: { limit: 500, actual: 501 } }
		});
	});

	it('keeps the other pages when one is too big', async () => {
		const huge = { width: 65_000, height: 65_000 };
		expect(await summary(make.makeTiff([page, huge]))).toBe('tiff 100x50@- 65000x65000@-');
	});
});

describe('any bytes', () => {
	const originals = [
		make.jpegHeader(400, 300, [make.jfifSegment(1, 150), exif(6, 200)]),
		make.pngHeader(400, 300, 11811, make.exifBlock(6, 200)),
		...[make.webpExtended(640, 480, make.exifBlock(6)), make.webpLossy(64, 48), make.bmp(9, 9)],
		make.makeTiff([
			{ width: 9, height: 9, dpi: 200 },
			{ width: 8, height: 8 }
		]),
		make.makeTiff(
			[
				{ width: 9, height: 9 },
				{ width: 8, height: 8 }
			],
			{ isBig: true }
		)
	];
	const known = ['file-', 'page-', 'jpeg', 'png', 'webp', 'bmp', 'tiff', 'pdf'];

	it('end as pages or as one named reason, after few and small reads', async () => {
		const mutation = fc.record({ at: fc.nat(400), to: fc.nat(255) });
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...originals),
				fc.array(mutation, { maxLength: 12 }),
				fc.nat(600),
				async (original, mutations, length) => {
					const bytes = new Uint8Array(await original.arrayBuffer()).slice(0, length);
					for (const { at, to } of mutations) if (at < bytes.length) bytes[at] = to;
					const file = new Blob([bytes]);
					let reads = 0;
					const counted = {
						size: file.size,
						slice: (from?: number, to?: number) => (reads++, file.slice(from, to))
					} as Blob;
					const result = await summary(counted);
					expect(known.some((start) => result.startsWith(start))).toBe(true);
					expect(reads).toBeLessThan(5000);
				}
			),
			{ numRuns: 1500 }
		);
	}, 30_000);
});
