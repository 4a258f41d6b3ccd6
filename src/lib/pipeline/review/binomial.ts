// Exact bounds of a share from a count (Clopper & Pearson, Biometrika 26, 1934). Sums of the binomial itself in the
// log domain: counts of errors are small, so that no incomplete beta function is needed.

const steps = 60;

/** Log of P(X = k), k = 0…most, X ~ Binomial(n, p); 0 < p < 1. */
function logMasses(n: number, p: number, most: number): number[] {
	const masses = [n * Math.log1p(-p)];
	const odds = Math.log(p) - Math.log1p(-p);
	for (let k = 1; k <= Math.min(most, n); k++)
		masses.push((masses[k - 1] ?? 0) + Math.log((n - k + 1) / k) + odds);
	return masses;
}

/** P(X ≤ x), X ~ Binomial(n, p). */
export function binomialAtMost(x: number, n: number, p: number): number {
	if (x >= n || p <= 0) return x < 0 ? 0 : 1;
	if (x < 0 || p >= 1) return 0;
	const masses = logMasses(n, p, x);
	const top = Math.max(...masses);
	return Math.min(1, Math.exp(top) * masses.reduce((sum, mass) => sum + Math.exp(mass - top), 0));
}

/** The p at which a falling function of p meets `level`. */
function whereFalls(level: number, at: (p: number) => number): number {
	let [low, high] = [0, 1];
	for (let step = 0; step < steps; step++) {
		const middle = (low + high) / 2;
		if (at(middle) > level) low = middle;
		else high = middle;
	}
	return high;
}

/** Largest share of wrong ones that `wrong` among `judged` does not refute, one-sided. 1 when nothing was judged. */
export function upperBound(wrong: number, judged: number, confidence = 0.95): number {
	if (wrong >= judged) return 1;
	return whereFalls(1 - confidence, (p) => binomialAtMost(wrong, judged, p));
}

/** Smallest share that is not refuted, one-sided. */
export function lowerBound(wrong: number, judged: number, confidence = 0.95): number {
	if (wrong <= 0 || judged <= 0) return 0;
	return 1 - upperBound(judged - wrong, judged, confidence);
}

/** Two-sided interval, for pictures. */
export function interval(
	wrong: number,
	judged: number,
	confidence = 0.95
): readonly [low: number, high: number] {
	const each = (1 + confidence) / 2;
	return [lowerBound(wrong, judged, each), upperBound(wrong, judged, each)];
}

/** Fewest fields to judge so that `wrong` errors among them still bound the share by `target`. */
export function sampleSize(target: number, wrong = 0, confidence = 0.95): number {
	if (target <= 0) return Infinity;
	if (target >= 1) return wrong + 1;
	let [low, high] = [wrong, Math.ceil((wrong + 1) / target)];
	while (binomialAtMost(wrong, high, target) > 1 - confidence) [low, high] = [high, high * 2];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (binomialAtMost(wrong, middle, target) > 1 - confidence) low = middle;
		else high = middle;
	}
	return high;
}
