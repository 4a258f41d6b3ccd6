// Linear equations by Gaussian elimination with pivots: few unknowns, no library worth its bytes.

/** Solves a square system in place; null where it is singular. */
export function solve(a: number[][], b: number[]): number[] | null {
	const n = b.length;
	for (let k = 0; k < n; k += 1) {
		let pivot = k;
		for (let r = k + 1; r < n; r += 1) if (Math.abs(a[r]![k]!) > Math.abs(a[pivot]![k]!)) pivot = r;
		if (Math.abs(a[pivot]![k]!) < 1e-10) return null;
		[a[k], a[pivot]] = [a[pivot]!, a[k]!];
		[b[k], b[pivot]] = [b[pivot]!, b[k]!];
		for (let r = k + 1; r < n; r += 1) {
			const factor = a[r]![k]! / a[k]![k]!;
			if (factor === 0) continue;
			for (let c = k; c < n; c += 1) a[r]![c]! -= factor * a[k]![c]!;
			b[r]! -= factor * b[k]!;
		}
	}
	for (let k = n - 1; k >= 0; k -= 1) {
		for (let c = k + 1; c < n; c += 1) b[k]! -= a[k]![c]! * b[c]!;
		b[k]! /= a[k]![k]!;
	}
	return b;
}
