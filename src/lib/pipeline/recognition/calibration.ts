// What an engine's own confidence is worth: the share of values that were exactly right at each level, as data.
// Measured on cleaned lines in print, typewriter and hand fonts (1,085 words); made finer per kind and letter class later.

/** Steps of (engine confidence, probability of being right); straight lines between them. */
export type Calibration = readonly (readonly [confidence: number, probability: number])[];

const tesseract: Calibration = [
	[0, 0.02],
	[0.5, 0.08],
	[0.67, 0.14],
	[0.8, 0.41],
	[0.875, 0.55],
	[0.915, 0.8],
	[0.95, 0.92],
	[1, 0.97]
];

/** Share of the decoder's guesses, to probability. */
const lineReader: Calibration = [
	[0, 0.01],
	[0.3, 0.2],
	[0.6, 0.45],
	[0.9, 0.78],
	[1, 0.93]
];

const byEngine: Readonly<Record<string, Calibration>> = {
	tesseract,
	'line-reader': lineReader
};

/** Odds that a value is right rise this much where the second engine's best, second … guess says the same. */
const agreementOdds = [25, 4, 2, 1.5, 1];

/** Probability of a value that both engines came to; `rank` of the second's guess, 0 for its best. */
export function agreement(rank: number, alone: number): number {
	const odds = (Math.max(0.05, alone) / Math.max(1e-6, 1 - alone)) * (agreementOdds[rank] ?? 1);
	return Math.min(0.999, odds / (1 + odds));
}

/** Probability that a line read with this confidence is right, before format and lexicon are heard. */
export function calibrated(engine: string, confidence: number): number {
	const steps = byEngine[engine] ?? tesseract;
	const at = steps.findIndex(([level]) => level >= confidence);
	if (at <= 0) return steps[at === 0 ? 0 : steps.length - 1]![1];
	const [x0, y0] = steps[at - 1]!;
	const [x1, y1] = steps[at]!;
	return y0 + ((y1 - y0) * (confidence - x0)) / (x1 - x0);
}
