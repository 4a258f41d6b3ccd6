// Printed rules of a table in a flattened ink mask: rows (or columns) most of whose pixels belong to long straight runs.
import type { Mask } from './threshold.ts';

export interface Rule {
	/** Centre, pixels. */
	readonly at: number;
	readonly thickness: number;
	/** Share of the extent that is ruled, 0…1. */
	readonly coverage: number;
}

export interface RuleSearch {
	/** Runs shorter than this are writing, pixels. */
	readonly shortestRun: number;
	/** Least share of the extent. */
	readonly coverage: number;
	/** Extent that counts as whole, pixels along the rule: from, to. */
	readonly extent: readonly [number, number];
}

/** Rules lying across (`horizontal`) or standing in a mask, from the top or left. */
export function findRules(
	mask: Mask,
	width: number,
	height: number,
	direction: 'horizontal' | 'vertical',
	search: RuleSearch
): readonly Rule[] {
	const across = direction === 'horizontal';
	const lines = across ? height : width;
	const step = across ? 1 : width;
	const pitch = across ? width : 1;
	const [from, to] = search.extent;
	const covered = new Float32Array(lines);
	for (let line = 0; line < lines; line += 1) {
		// A rule may step from one line to the next: ink in either neighbour counts.
		const own = line * pitch;
		const before = line > 0 ? own - pitch : own;
		const after = line + 1 < lines ? own + pitch : own;
		let run = 0;
		let sum = 0;
		for (let i = from, at = from * step; i < to; i += 1, at += step) {
			if (mask[own + at]! | mask[before + at]! | mask[after + at]!) {
				run += 1;
				continue;
			}
			if (run >= search.shortestRun) sum += run;
			run = 0;
		}
		if (run >= search.shortestRun) sum += run;
		covered[line] = sum / Math.max(1, to - from);
	}
	const rules: Rule[] = [];
	for (let line = 0; line < lines; line += 1) {
		if (covered[line]! < search.coverage) continue;
		const start = line;
		let weight = 0;
		let centre = 0;
		let best = 0;
		while (line < lines && covered[line]! >= search.coverage) {
			weight += covered[line]!;
			centre += covered[line]! * (line + 0.5);
			best = Math.max(best, covered[line]!);
			line += 1;
		}
		rules.push({ at: centre / weight, thickness: line - start, coverage: best });
	}
	return rules;
}
