// One TIFF page → upright pixels. Strips and tiles are read and decoded one at a time, straight into the
// page. A page with a strip that cannot be decoded is refused: half a page must not pass for a whole.
import type { ColorImage } from '../../../domain/raster.ts';
import type { Result } from '../../../domain/result.ts';
import { fail, ok } from '../../../domain/result.ts';
import { checkPageSize, type ImportLimits } from '../../../pipeline/import/limits.ts';
import type { TiffPage } from '../../../pipeline/import/tiff-plan.ts';
import type { DecodedPage, ImportFailure } from '../../../pipeline/ports.ts';
import { turnUpright } from '../orientation.ts';
import { decompress } from './codecs.ts';
import { spreadSubsampled, subsampledBytes, writeRow } from './colour.ts';
import { completeJpeg, decodeCmykJpeg } from './jpeg-segment.ts';
import { readPictureSpec, type PictureSpec } from './picture-spec.ts';
import { toEightBits, undoPredictor } from './samples.ts';
import { SegmentReader } from './segment-reader.ts';

const JPEG = [6, 7];

interface Place {
	readonly x: number;
	readonly y: number;
	/** Size as stored; tiles reach over the edge of the page. */
	readonly width: number;
	readonly rows: number;
}

export async function decodeTiffPage(
	file: Blob,
	page: TiffPage | undefined,
	pageIndex: number,
	limits: ImportLimits,
	wasmUrl: string
): Promise<Result<DecodedPage, ImportFailure>> {
	const broken = fail('page-broken', { page: pageIndex + 1 });
	if (!page) return broken;
	const allowed = checkPageSize(page.widthPx, page.heightPx, pageIndex, limits);
	if (!allowed.ok) return allowed;
	const spec = await readPictureSpec(file, page);
	if (!spec || spec.segmentWidth * spec.segmentHeight > limits.pixelsPerPage) return broken;
	const { widthPx: width, heightPx: height } = spec;
	const image: ColorImage = { width, height, data: new Uint8ClampedArray(width * height * 4) };
	const across = Math.ceil(width / spec.segmentWidth);
	const count = across * Math.ceil(height / spec.segmentHeight);
	if (spec.segments.length < count * (spec.isPlanar ? spec.samples : 1)) return broken;
	const segments = new SegmentReader(file, spec.segments);
	for (let i = 0; i < count; i++) {
		const x = (i % across) * spec.segmentWidth;
		const y = Math.floor(i / across) * spec.segmentHeight;
		const rows = spec.isTiled ? spec.segmentHeight : Math.min(spec.segmentHeight, height - y);
		const place = { x, y, width: spec.segmentWidth, rows };
		const isDone = JPEG.includes(spec.compression)
			? await placeJpeg(segments, spec, i, place, image)
			: await placeSamples(segments, spec, i, count, place, image, wasmUrl);
		if (!isDone) return broken;
	}
	return ok({ image: turnUpright(image, page.orientation), dpi: page.dpi });
}

async function placeSamples(
	segments: SegmentReader,
	spec: PictureSpec,
	index: number,
	segmentsPerPlane: number,
	place: Place,
	image: ColorImage,
	wasmUrl: string
): Promise<boolean> {
	const planes: Uint8Array[] = [];
	const inPlane = spec.isPlanar ? 1 : spec.samples;
	const isSpread = spec.photometric === 'ycbcr' && !spec.isPlanar && spec.bits === 8;
	for (let plane = 0; plane < (spec.isPlanar ? spec.samples : 1); plane++) {
		const rowBytes = Math.ceil((place.width * inPlane * spec.bits) / 8);
		const bytes = isSpread
			? subsampledBytes(place.width, place.rows, spec.subsampling)
			: rowBytes * place.rows;
		const input = await segments.read(index + plane * segmentsPerPlane);
		const raw = await decompress(input, spec, { ...place, bytes }, wasmUrl);
		if (!raw) return false;
		if (isSpread) {
			planes.push(spreadSubsampled(raw, place.width, place.rows, spec.subsampling));
			continue;
		}
		undoPredictor(raw, rowBytes, inPlane, spec);
		const perRow = place.width * inPlane;
		const isIndex = spec.photometric === 'palette';
		// Floating-point prediction leaves its bytes in the file's own order, as the reader expects.
		planes.push(toEightBits(raw, rowBytes, perRow, place.rows, spec, isIndex));
	}
	drawRows(planes, isSpread ? 3 : inPlane, spec, place, image);
	return true;
}

/** Copies what of the segment lies on the page. */
function drawRows(
	planes: readonly Uint8Array[],
	step: number,
	spec: Pick<PictureSpec, 'photometric' | 'alpha' | 'samples' | 'palette'>,
	{ x, y, width, rows }: Place,
	image: ColorImage
): void {
	const count = Math.min(width, image.width - x);
	for (let row = 0; row < rows && y + row < image.height; row++) {
		const from = planes.length > 1 ? row * width : row * width * step;
		writeRow(planes, from, step, count, image.data, ((y + row) * image.width + x) * 4, spec);
	}
}

async function placeJpeg(
	segments: SegmentReader,
	spec: PictureSpec,
	index: number,
	place: Place,
	image: ColorImage
): Promise<boolean> {
	const jpeg = completeJpeg(await segments.read(index), spec);
	if (spec.isPlanar) return false;
	if (spec.photometric === 'cmyk') {
		const decoded = await decodeCmykJpeg(jpeg);
		if (!decoded) return false;
		const { width, height: rows, samples } = decoded;
		drawRows([samples], 4, { ...spec, alpha: 'none' }, { ...place, width, rows }, image);
		return true;
	}
	const bitmap = await createImageBitmap(jpeg).catch(() => null);
	if (!bitmap) return false;
	const { width, height: rows } = bitmap;
	const canvas = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
	canvas?.drawImage(bitmap, 0, 0);
	bitmap.close();
	if (!canvas) return false;
	const samples = new Uint8Array(canvas.getImageData(0, 0, width, rows).data.buffer);
	const isInverted = spec.photometric === 'white-is-zero';
	const colours = { photometric: 'rgb', alpha: 'none', samples: 4, palette: spec.palette } as const;
	if (isInverted) for (let i = 0; i < samples.length; i++) samples[i] = 255 - (samples[i] ?? 0);
	drawRows([samples], 4, colours, { ...place, width, rows }, image);
	return true;
}
