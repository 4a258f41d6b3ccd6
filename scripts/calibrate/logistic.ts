// Logistic regression with a ridge, by Newton's steps: some thirty weights, some thousand cases, no library needed.
import type { Features } from '../../src/lib/pipeline/recognition/calibrated/features.ts';

export interface Case {
	readonly features: Features;
	readonly isRight: boolean;
}

/** Weights by feature; `ridge` holds each to 0 (and that of `belief` to 1), as if it had been seen so many times. */
export function fitLogistic(
	cases: readonly Case[],
	ridge: (feature: string) => number
): Readonly<Record<string, number>> {
	const names = [...new Set(cases.flatMap(({ features }) => Object.keys(features)))].sort();
	const rows = cases.map(({ features }) => names.map((name) => features[name] ?? 0));
	const rest = names.map((name) => (name === 'belief' ? 1 : 0));
	const held = names.map(ridge);
	let weights: number[] = [...rest];
	for (let step = 0; step < 30; step += 1) {
		const gradient = weights.map((weight, i) => held[i]! * (weight - rest[i]!));
		const curvature = names.map((_, i) => names.map((_, j) => (i === j ? held[i]! + 1e-6 : 0)));
		rows.forEach((row, at) => {
			const said = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * weights[i]!, 0)));
			const off = said - (cases[at]!.isRight ? 1 : 0);
			const spread = said * (1 - said);
			row.forEach((x, i) => {
				if (x === 0) return;
				gradient[i]! += off * x;
				for (let j = 0; j < row.length; j += 1) curvature[i]![j]! += spread * x * row[j]!;
			});
		});
		const move = solve(curvature, gradient);
		weights = weights.map((weight, i) => weight - move[i]!);
		if (Math.max(...move.map(Math.abs)) < 1e-6) break;
	}
	return Object.fromEntries(names.map((name, i) => [name, Math.round(weights[i]! * 1e4) / 1e4]));
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
	const rows = matrix.map((row, i) => [...row, right[i]!]);
	const n = rows.length;
	for (let i = 0; i < n; i += 1) {
		let pivot = i;
		for (let k = i + 1; k < n; k += 1)
			if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
		[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
		for (let k = 0; k < n; k += 1) {
			if (k === i) continue;
			const share = rows[k]![i]! / rows[i]![i]!;
			if (share !== 0) for (let j = i; j <= n; j += 1) rows[k]![j]! -= share * rows[i]![j]!;
		}
	}
	return rows.map((row, i) => row[n]! / row[i]!);
}
