// The pages of a TIFF, from its chain of directories: each directory is visited once, so a chain that
// bites its own tail simply ends there. Thumbnails and overviews are not pages.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ImportFailure, PagePlan } from '../ports.ts';
import { dotsPerInch } from './exif.ts';
import { asOrientation, believableDpi, swapsSides, type ImageHeader } from './image-header.ts';
import { checkPageCount, checkPageSize, type ImportLimits } from './limits.ts';
import {
	readTiffDirectory,
	readTiffLayout,
	readTiffValues,
	type TiffDirectory,
	type TiffLayout
} from './tiff-directory.ts';

export interface TiffPage extends ImageHeader {
	readonly layout: TiffLayout;
	readonly directoryAt: number;
}

export interface TiffPlan {
	readonly kind: 'tiff';
	readonly pages: readonly PagePlan[];
	readonly tiff: readonly TiffPage[];
}

/** Directories beyond the page limit that are still looked at, so that thumbnails do not count as pages. */
const EXTRA_DIRECTORIES = 1000;

export async function planTiff(
	file: Blob,
	limits: ImportLimits
): Promise<Result<TiffPlan, ImportFailure>> {
	const layout = await readTiffLayout(file);
	if (!layout) return fail('file-broken');
	const full: TiffPage[] = [];
	const reduced: TiffPage[] = [];
	const seen = new Set<number>();
	let at = layout.firstDirectory;
	while (at > 0 && !seen.has(at) && seen.size < limits.pagesPerFile + EXTRA_DIRECTORIES) {
		seen.add(at);
		const directory = await readTiffDirectory(file, layout, at);
		if (!directory) break;
		const page = await readPage(file, directory, at);
		if (page) (page.isReduced ? reduced : full).push(page.page);
		at = directory.next;
	}
	const pages = full.length > 0 ? full : reduced;
	const allowed = checkPageCount(pages.length, limits);
	if (!allowed.ok) return allowed;
	for (const [index, page] of pages.entries()) {
		const size = checkPageSize(page.widthPx, page.heightPx, index, limits);
		// One page too many megapixels must not keep the others out: it fails when it is decoded.
		if (!size.ok && pages.length === 1) return size;
	}
	return ok({ kind: 'tiff', tiff: pages, pages: pages.map(asPagePlan) });
}

async function readPage(
	file: Blob,
	directory: TiffDirectory,
	directoryAt: number
): Promise<{ page: TiffPage; isReduced: boolean } | null> {
	const first = async (tag: number) => (await readTiffValues(file, directory, tag))[0] ?? null;
	const [widthPx, heightPx] = [await first(256), await first(257)];
	const hasPicture = [273, 324, 513].some((tag) => directory.entries.has(tag));
	if (!widthPx || !heightPx || !hasPicture) return null;
	const stated = dotsPerInch(await first(282), (await first(296)) ?? 2);
	return {
		isReduced: (((await first(254)) ?? 0) & 1) === 1 || (await first(255)) === 2,
		page: {
			layout: directory.layout,
			directoryAt,
			widthPx,
			heightPx,
			orientation: asOrientation(await first(274)),
			dpi: believableDpi(stated, widthPx, heightPx)
		}
	};
}

function asPagePlan(page: TiffPage, pageIndex: number): PagePlan {
	const isTurned = swapsSides(page.orientation);
	return {
		pageIndex,
		widthPx: isTurned ? page.heightPx : page.widthPx,
		heightPx: isTurned ? page.widthPx : page.heightPx,
		dpi: page.dpi
	};
}
