// How bright the paper is and how dark the ink on it, over the sheet alone: a dark scanner bed is neither.
import type { GrayImage } from '../../../domain/raster.ts';

export interface Tones {
	/** Median grey of the paper, 0…255. */
	readonly paper: number;
	/** Grey of the darkest twentieth of what is written; as bright as the paper where nothing is. */
	readonly ink: number;
}

/** @param mask ink of the same picture, 1 = ink */
export function tonesOf({ data }: GrayImage, mask: Uint8Array): Tones {
	const papers = new Uint32Array(256);
	const inks = new Uint32Array(256);
	for (let i = 0; i < data.length; i += 1) (mask[i] ? inks : papers)[data[i]!]! += 1;
	const paper = level(papers, 0.5);
	return { paper, ink: Math.min(paper, level(inks, 0.05)) };
}

/** The grey below which a share of all counted pixels lie. */
function level(counts: Uint32Array, share: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return 255;
	let left = total * share;
	for (let value = 0; value < 256; value += 1) {
		left -= counts[value]!;
		if (left <= 0) return value;
	}
	return 255;
}
