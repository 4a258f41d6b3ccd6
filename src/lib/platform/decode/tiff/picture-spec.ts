// Everything needed to decode one TIFF page, read from its directory when the page's turn comes.
import { readRange } from '../../../pipeline/import/bytes.ts';
import {
	readTiffBytes,
	readTiffDirectory,
	readTiffValues
} from '../../../pipeline/import/tiff-directory.ts';
import type { TiffPage } from '../../../pipeline/import/tiff-plan.ts';

export type Photometric = 'white-is-zero' | 'black-is-zero' | 'rgb' | 'palette' | 'cmyk' | 'ycbcr';
export type Alpha = 'none' | 'premultiplied' | 'separate';

export interface PictureSpec {
	readonly widthPx: number;
	readonly heightPx: number;
	readonly littleEndian: boolean;
	/** Bits of each sample; one value, as unequal depths are refused. */
	readonly bits: number;
	readonly samples: number;
	readonly format: 'unsigned' | 'signed' | 'float';
	readonly photometric: Photometric;
	readonly alpha: Alpha;
	readonly compression: number;
	readonly predictor: number;
	readonly isBitReversed: boolean;
	/** Samples lie in separate planes, not side by side. */
	readonly isPlanar: boolean;
	/** Tag 292: bit 0 = two-dimensional, bit 2 = filled to bytes. */
	readonly faxOptions: number;
	/** Red, then green, then blue, 0…255 each. */
	readonly palette: Uint8Array;
	readonly jpegTables: Uint8Array;
	/** Horizontal and vertical subsampling of colour (YCbCr). */
	readonly subsampling: readonly [number, number];
	/** Size of one strip or tile, pixels. */
	readonly segmentWidth: number;
	readonly segmentHeight: number;
	readonly isTiled: boolean;
	readonly segments: readonly { readonly offset: number; readonly length: number }[];
}

const PHOTOMETRIC: Record<number, Photometric> = {
	...{ 0: 'white-is-zero', 1: 'black-is-zero', 2: 'rgb', 3: 'palette', 5: 'cmyk', 6: 'ycbcr' }
};
const FORMATS = ['unsigned', 'signed', 'float'] as const;
const COLOURS: Record<Photometric, number> = {
	...{ 'white-is-zero': 1, 'black-is-zero': 1, rgb: 3, palette: 1, cmyk: 4, ycbcr: 3 }
};
const MAX_TABLE_BYTES = 65_536;
const OLD_JPEG = 6;

/** Null: broken, or of a kind that is not supported (Lab, LogLuv, unequal depths). */
export async function readPictureSpec(file: Blob, page: TiffPage): Promise<PictureSpec | null> {
	const directory = await readTiffDirectory(file, page.layout, page.directoryAt);
	if (!directory) return null;
	const all = (tag: number) => readTiffValues(file, directory, tag);
	const one = async (tag: number, otherwise: number) => (await all(tag))[0] ?? otherwise;
	const { widthPx, heightPx } = page;
	const depths = await all(258);
	const bits = depths[0] ?? 1;
	const compression = await one(259, 1);
	const isFax = compression >= 2 && compression <= 4;
	const photometric = PHOTOMETRIC[await one(262, isFax ? 0 : 1)];
	const samples = await one(277, depths.length || 1);
	const format = FORMATS[((await one(339, 1)) || 1) - 1] ?? 'unsigned';
	if (!photometric || depths.some((depth) => depth !== bits)) return null;
	if (photometric === 'palette' && bits > 8) return null;
	if (bits < 1 || bits > 64 || samples < COLOURS[photometric] || samples > 16) return null;
	const isTiled = directory.entries.has(324);
	const segmentWidth = isTiled ? await one(322, 0) : widthPx;
	const segmentHeight = isTiled ? await one(323, 0) : await one(278, heightPx);
	if (segmentWidth < 1 || segmentHeight < 1) return null;
	const [subX = 2, subY = 2] = await all(530);
	const strips = locateSegments(
		await all(isTiled ? 324 : 273),
		await all(isTiled ? 325 : 279),
		file.size
	);
	const jpeg =
		compression === OLD_JPEG
			? await locateOldJpeg(file, strips, await one(513, 0), await one(514, 0))
			: { tables: await readTiffBytes(file, directory, 347, MAX_TABLE_BYTES), segments: strips };
	return {
		...{ widthPx, heightPx, bits, samples, format, photometric, compression, isTiled },
		littleEndian: page.layout.littleEndian,
		alpha: readAlpha(await all(338), samples > COLOURS[photometric]),
		predictor: await one(317, 1),
		isBitReversed: (await one(266, 1)) === 2,
		isPlanar: (await one(284, 1)) === 2 && samples > 1,
		faxOptions: compression === 3 ? await one(292, 0) : 0,
		palette: photometric === 'palette' ? readPalette(await all(320)) : new Uint8Array(),
		jpegTables: jpeg.tables,
		subsampling: [clampSubsampling(subX), clampSubsampling(subY)],
		segmentWidth: isTiled ? segmentWidth : widthPx,
		segmentHeight: isTiled ? segmentHeight : Math.min(segmentHeight, heightPx),
		segments: jpeg.segments
	};
}

function readAlpha(extra: readonly number[], hasExtra: boolean): Alpha {
	if (!hasExtra || extra.length === 0) return 'none';
	return extra[0] === 1 ? 'premultiplied' : extra[0] === 2 ? 'separate' : 'none';
}

/** Colour maps are 16 bits by the standard; some writers put 8-bit values into them. */
function readPalette(values: readonly number[]): Uint8Array {
	const is16 = values.some((value) => value > 255);
	return Uint8Array.from(values, (value) => (is16 ? value >> 8 : value));
}

function clampSubsampling(value: number): number {
	return value === 1 || value === 2 || value === 4 ? value : 1;
}

/** A missing or zero length (some fax software writes that) reaches to the next segment or the end. */
function locateSegments(
	offsets: readonly number[],
	lengths: readonly number[],
	fileBytes: number
): PictureSpec['segments'] {
	return offsets.map((offset, i) => {
		const end = offsets[i + 1] ?? fileBytes;
		const rest = Math.max(0, (end > offset ? end : fileBytes) - offset);
		return { offset, length: Math.min(lengths[i] || rest, Math.max(0, fileBytes - offset)) };
	});
}

/**
 * JPEG as TIFF 6.0 first had it and office scanners of the 1990s wrote it: a stream of its own (tag 513),
 * which holds either the whole picture or only the tables that the strips need.
 */
async function locateOldJpeg(
	file: Blob,
	strips: PictureSpec['segments'],
	streamAt: number,
	streamBytes: number
): Promise<{ tables: Uint8Array; segments: PictureSpec['segments'] }> {
	if (streamAt === 0) return { tables: new Uint8Array(), segments: strips };
	const first = strips[0];
	const length = streamBytes || file.size - streamAt;
	const holdsStrips = !first || (first.offset >= streamAt && first.offset < streamAt + length);
	if (holdsStrips && strips.length <= 1)
		return { tables: new Uint8Array(), segments: [{ offset: streamAt, length }] };
	const tables = await readRange(file, streamAt, Math.min(length, MAX_TABLE_BYTES));
	return { tables, segments: strips };
}
