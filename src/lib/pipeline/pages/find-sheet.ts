// The sheet of paper on a photograph or a scan with dark borders: a large bright four-cornered region on a dark ground.
// Its corners are only a first guess; registration by labels makes them exact.
import type { Quad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { components } from '../raster/components.ts';
import { resize } from '../raster/resize.ts';
import { alignedSides } from './sheet-sides.ts';

/** Long side of the copy that is looked at, pixels. */
const lookPx = 300;
/** Share of the picture's rim that must be dark for there to be a ground at all. */
const darkRim = 0.35;
/** Least share of the picture that is sheet. */
const leastSheet = 0.25;
/** Ground and paper must differ by this many grey levels. */
const contrast = 45;

/** Corners on the page, clockwise from top-left; null where the page fills the picture. */
export function findSheet(page: GrayImage): Quad<number> | null {
	const scale = lookPx / Math.max(page.width, page.height);
	const small = resize(
		page,
		Math.max(1, Math.round(page.width * scale)),
		Math.max(1, Math.round(page.height * scale))
	);
	const { width, height, data } = small;
	const level = splitLevel(data);
	if (level === null) return null;
	const mask = Uint8Array.from(data, (value) => (value > level ? 1 : 0));
	if (rimShare(mask, width, height) < darkRim) return null;
	const { list, labels } = components(mask, width, height);
	const sheet = list.reduce(
		(best, piece) => (best === null || piece.area > best.area ? piece : best),
		list[0] ?? null
	);
	if (!sheet || sheet.area < width * height * leastSheet) return null;
	const [sx, sy] = [page.width / width, page.height / height];
	const [a, b, c, d] = alignedSides(small, extremes(labels, width, sheet.label)).map(
		({ x, y }) => ({ x: x * sx, y: y * sy })
	);
	return a && b && c && d ? [a, b, c, d] : null;
}

/** Otsu's level between ground and paper; null where the picture has only one tone. */
function splitLevel(data: Uint8ClampedArray): number | null {
	const counts = new Float64Array(256);
	for (const value of data) counts[value]! += 1;
	const total = data.length;
	const sum = counts.reduce((all, count, value) => all + count * value, 0);
	let [below, sumBelow, best, level, gap] = [0, 0, 0, 0, 0];
	for (let value = 0; value < 255; value += 1) {
		below += counts[value]!;
		sumBelow += counts[value]! * value;
		if (below === 0 || below === total) continue;
		const dark = sumBelow / below;
		const light = (sum - sumBelow) / (total - below);
		const between = below * (total - below) * (light - dark) ** 2;
		if (between > best) [best, level, gap] = [between, value, light - dark];
	}
	return gap > contrast ? level : null;
}

function rimShare(mask: Uint8Array, width: number, height: number): number {
	let dark = 0;
	for (let x = 0; x < width; x += 1) dark += 2 - mask[x]! - mask[(height - 1) * width + x]!;
	for (let y = 0; y < height; y += 1) dark += 2 - mask[y * width]! - mask[y * width + width - 1]!;
	return dark / (2 * (width + height));
}

/** The points of a piece furthest out along both diagonals, clockwise from top-left. */
function extremes(labels: Int32Array, width: number, label: number): Quad<number> {
	const furthest = (reachOf: (x: number, y: number) => number) => {
		let [best, at] = [-Infinity, { x: 0, y: 0 }];
		for (let i = 0; i < labels.length; i += 1) {
			if (labels[i] !== label) continue;
			const x = i % width;
			const y = (i - x) / width;
			const reach = reachOf(x, y);
			if (reach > best) [best, at] = [reach, { x: x + 0.5, y: y + 0.5 }];
		}
		return at;
	};
	return [
		furthest((x, y) => -x - y),
		furthest((x, y) => x - y),
		furthest((x, y) => x + y),
		furthest((x, y) => y - x)
	];
}
