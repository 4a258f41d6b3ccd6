// Splits the ink of a table cell into its written lines: bodies of letters make the bands, accents and dots join the
// band they are nearest to. A plain gap search would cut Vietnamese accents off their vowels.
import type { Component } from '../raster/components.ts';

interface Band {
	top: number;
	bottom: number;
	readonly pieces: Component[];
}

/** Pieces per line, from the top; each line from the left. */
export function textLines(writing: readonly Component[]): readonly (readonly Component[])[] {
	if (writing.length === 0) return [];
	const heights = writing.map((piece) => piece.bottom - piece.top).sort((a, b) => a - b);
	const tall = heights[Math.floor(heights.length * 0.8)] ?? 1;
	const bodies = writing.filter((piece) => piece.bottom - piece.top >= tall * 0.55);
	const bands: Band[] = [];
	for (const piece of [...bodies].sort((a, b) => middle(a) - middle(b))) {
		const band = bands.at(-1);
		if (band && middle(piece) - bandMiddle(band) < tall * 0.75) {
			band.pieces.push(piece);
			band.top = Math.min(band.top, piece.top);
			band.bottom = Math.max(band.bottom, piece.bottom);
		} else bands.push({ top: piece.top, bottom: piece.bottom, pieces: [piece] });
	}
	for (const piece of writing) {
		if (bodies.includes(piece)) continue;
		nearest(bands, piece).pieces.push(piece);
	}
	return bands.map((band) => band.pieces.sort((a, b) => a.left - b.left));
}

const middle = (piece: Component): number => (piece.top + piece.bottom) / 2;

const bandMiddle = (band: Band): number =>
	band.pieces.reduce((sum, piece) => sum + middle(piece), 0) / band.pieces.length;

/** An accent belongs to the letter it stands over or under, so the gap to the nearest body decides. */
function nearest(bands: readonly Band[], piece: Component): Band {
	let best = bands[0]!;
	let least = Infinity;
	for (const band of bands)
		for (const body of band.pieces) {
			const dx = Math.max(0, body.left - piece.right, piece.left - body.right);
			const dy = Math.max(0, body.top - piece.bottom, piece.top - body.bottom);
			const gap = dy + dx * 0.5;
			if (gap < least) [best, least] = [band, gap];
		}
	return best;
}
