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
	const known = new Set(bodies);
	// Bands hold bodies alone until all accents have found theirs: an accent must not attract another.
	const marks = writing
		.filter((piece) => !known.has(piece))
		.map((piece) => ({ piece, band: bandOf(bands, piece, tall) }));
	for (const { piece, band } of marks) band.pieces.push(piece);
	return bands.map((band) => band.pieces.sort((a, b) => a.left - b.left));
}

const middle = (piece: Component): number => (piece.top + piece.bottom) / 2;

const bandMiddle = (band: Band): number =>
	band.pieces.reduce((sum, piece) => sum + middle(piece), 0) / band.pieces.length;

/** Row that most letters of a band stand on; tails hang below it. */
function footOf(band: Band): number {
	const feet = band.pieces.map((piece) => piece.bottom).sort((a, b) => a - b);
	return feet[Math.floor(feet.length * 0.4)] ?? band.bottom;
}

/**
 * Accents stand over their letter, so a small piece belongs to the first line whose feet are not above it.
 * Only the dot below hangs under its line, right beneath a letter.
 */
function bandOf(bands: readonly Band[], piece: Component, tall: number): Band {
	for (const [i, band] of bands.entries()) {
		if (i === bands.length - 1 || piece.top < footOf(band) + 2) return band;
		const isDot = piece.right - piece.left < tall * 0.4 && piece.bottom - piece.top < tall * 0.4;
		const hangs = band.pieces.some(
			(body) =>
				body.left < piece.right && piece.left < body.right && piece.top - body.bottom < tall * 0.3
		);
		const stands = bands[i + 1]!.pieces.some(
			(body) =>
				body.left < piece.right && piece.left < body.right && body.top - piece.bottom < tall * 0.3
		);
		if (isDot && hangs && !stands) return band;
	}
	return bands.at(-1)!;
}
