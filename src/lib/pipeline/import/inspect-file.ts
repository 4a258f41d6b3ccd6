// First look at a scanned file: kind, size limits and, where the header tells, its pages.
// PDF is the one kind whose pages only its own engine can count, so its plan is left to the decoder.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ImportFailure, PagePlan } from '../ports.ts';
import { readRange } from './bytes.ts';
import { readBmpHeader } from './bmp-header.ts';
import { detectFileKind, KIND_PROBE_BYTES, type FileKind } from './file-kind.ts';
import { swapsSides, type ImageHeader, type Orientation } from './image-header.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { checkFileSize, checkPageSize, type ImportLimits } from './limits.ts';
import { readPngHeader } from './png-header.ts';
import { planTiff, type TiffPage } from './tiff-plan.ts';
import { readWebpHeader } from './webp-header.ts';

export type InspectedFile =
	| { readonly kind: 'pdf' }
	| {
			readonly kind: 'tiff';
			readonly pages: readonly PagePlan[];
			readonly tiff: readonly TiffPage[];
	  }
	| {
			readonly kind: Exclude<FileKind, 'pdf' | 'tiff'>;
			readonly pages: readonly PagePlan[];
			/** How the stored picture is to be turned; the page's plan is upright already. */
			readonly orientation: Orientation;
	  };

const headerReaders = {
	jpeg: readJpegHeader,
	png: readPngHeader,
	webp: readWebpHeader,
	bmp: readBmpHeader
} satisfies Record<Exclude<FileKind, 'pdf' | 'tiff'>, (file: Blob) => Promise<ImageHeader | null>>;

/** Reads headers only: a few hundred bytes, whatever the size of the file. */
export async function inspectFile(
	file: Blob,
	limits: ImportLimits
): Promise<Result<InspectedFile, ImportFailure>> {
	const size = checkFileSize(file.size, limits);
	if (!size.ok) return size;
	try {
		const kind = detectFileKind(await readRange(file, 0, KIND_PROBE_BYTES));
		if (kind === null) return fail('file-unknown-type');
		if (kind === 'pdf') return ok({ kind });
		if (kind === 'tiff') return await planTiff(file, limits);
		return planSingle(kind, await headerReaders[kind](file), limits);
	} catch (error) {
		if (isReadError(error)) return fail('file-unreadable');
		throw error;
	}
}

function planSingle(
	kind: keyof typeof headerReaders,
	header: ImageHeader | null,
	limits: ImportLimits
): Result<InspectedFile, ImportFailure> {
	if (!header) return fail('file-broken');
	const allowed = checkPageSize(header.widthPx, header.heightPx, 0, limits);
	if (!allowed.ok) return allowed;
	const isTurned = swapsSides(header.orientation);
	const page: PagePlan = {
		pageIndex: 0,
		widthPx: isTurned ? header.heightPx : header.widthPx,
		heightPx: isTurned ? header.widthPx : header.heightPx,
		dpi: header.dpi
	};
	return ok({ kind, pages: [page], orientation: header.orientation });
}

/** A file moved, changed or on a pulled-out drive: the browser says so with these names. */
function isReadError(error: unknown): boolean {
	const names = ['NotReadableError', 'NotFoundError', 'SecurityError'];
	return error instanceof Error && names.includes(error.name);
}
