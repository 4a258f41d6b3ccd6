// Prefix beam search: texts, not paths, ranked by the ink and by whatever language knowledge is handed in.
import { likeliest } from './likeliest.ts';
import { BLANK, logAdd, type Posteriors } from './posteriors.ts';

/** Knowledge of the language: how much likelier (log) a text becomes by its next character. */
export type NextCharScore = (prefix: string, next: string) => number;

export interface BeamOptions {
	/** Prefixes kept after each step. */
	readonly width?: number;
	/** Characters less likely than this at a step are not tried. */
	readonly minProbability?: number;
	readonly language?: NextCharScore;
}

export interface BeamReading {
	readonly text: string;
	/** Log of ink and language together. */
	readonly score: number;
	/** Log-probability of the ink alone. */
	readonly ink: number;
}

interface Beam {
	readonly text: string;
	/** Class of the last character, BLANK for the empty text. */
	readonly last: number;
	readonly language: number;
	endsInBlank: number;
	endsInChar: number;
}

const total = (beam: Beam) => logAdd(beam.endsInBlank, beam.endsInChar);

/** The best texts, best first; never empty. */
export function readBeam(posteriors: Posteriors, options: BeamOptions = {}): BeamReading[] {
	const { width = 16, minProbability = 0.002, language = () => 0 } = options;
	const { frames, classes, logProbs, chars } = posteriors;
	const floor = Math.log(minProbability);
	/** What the language says of each text met: most texts are met again at the next step. */
	const weighed = new Map<string, number>();
	let beams: Beam[] = [
		{ text: '', last: BLANK, language: 0, endsInBlank: 0, endsInChar: -Infinity }
	];
	for (let frame = 0; frame < frames; frame++) {
		const row = frame * classes;
		const next = new Map<string, Beam>();
		const candidates = likelyClasses(logProbs, row, classes, floor);
		const blank = logProbs[row + BLANK] ?? -Infinity;
		for (const beam of beams) {
			const same = reach(next, beam.text, beam.last, beam.language);
			same.endsInBlank = logAdd(same.endsInBlank, total(beam) + blank);
			if (beam.last !== BLANK) {
				const repeat = logProbs[row + beam.last] ?? -Infinity;
				same.endsInChar = logAdd(same.endsInChar, beam.endsInChar + repeat);
			}
			for (const label of candidates) {
				const char = chars[label - 1] ?? '';
				const text = beam.text + char;
				const bonus = weighed.get(text) ?? beam.language + language(beam.text, char);
				weighed.set(text, bonus);
				const longer = reach(next, text, label, bonus);
				// A repeated character needs a blank between, or it is the same character.
				const from = label === beam.last ? beam.endsInBlank : total(beam);
				longer.endsInChar = logAdd(longer.endsInChar, from + (logProbs[row + label] ?? -Infinity));
			}
		}
		beams = likeliest([...next.values()], (beam) => total(beam) + beam.language, width);
	}
	return beams.map((beam) => ({
		text: beam.text,
		score: total(beam) + beam.language,
		ink: total(beam)
	}));
}

function reach(beams: Map<string, Beam>, text: string, last: number, language: number): Beam {
	const known = beams.get(text);
	if (known) return known;
	const fresh = { text, last, language, endsInBlank: -Infinity, endsInChar: -Infinity };
	beams.set(text, fresh);
	return fresh;
}

function likelyClasses(logProbs: Float32Array, row: number, classes: number, floor: number) {
	const likely: number[] = [];
	for (let i = 1; i < classes; i++) if ((logProbs[row + i] ?? -Infinity) > floor) likely.push(i);
	return likely;
}
