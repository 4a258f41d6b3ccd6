// Reading under a grammar: only texts that a small automaton accepts are considered (ids, dates, phone numbers).
// The automaton is a table of states, so a field kind's grammar is data.
import { likeliest } from './likeliest.ts';
import { logAdd, BLANK, type Posteriors } from './posteriors.ts';

/** From each state, the characters that lead on; `accepts` lists the states a text may end in. */
export interface Grammar {
	readonly next: readonly ReadonlyMap<string, number>[];
	readonly accepts: ReadonlySet<number>;
}

export interface GrammarReading {
	readonly text: string;
	/** Log-probability of the ink for this text. */
	readonly ink: number;
}

/** A text on its way; it stays the same object as long as the line is read, so that no step has to look it up. */
interface Beam {
	readonly text: string;
	readonly state: number;
	readonly last: number;
	readonly longer: Map<number, Beam>;
	/** The step it was last reached at. */
	at: number;
	endsInBlank: number;
	endsInChar: number;
	nextInBlank: number;
	nextInChar: number;
}

const total = (beam: Beam) => logAdd(beam.endsInBlank, beam.endsInChar);

/** Texts of the grammar by likelihood, best first; empty when none fits the line. */
export function readGrammar(
	posteriors: Posteriors,
	grammar: Grammar,
	width = 48
): GrammarReading[] {
	const { frames, classes, logProbs, chars } = posteriors;
	const classOf = new Map(chars.map((char, index) => [char, index + 1]));
	const steps = grammar.next.map((next) =>
		[...next].flatMap(([char, state]) => {
			const label = classOf.get(char);
			return label === undefined ? [] : [{ char, state, label }];
		})
	);
	const empty = fresh('', 0, BLANK);
	empty.endsInBlank = 0;
	let beams: readonly Beam[] = [empty];
	for (let frame = 0; frame < frames; frame++) {
		const row = frame * classes;
		const next = [...beams];
		let least = Infinity;
		for (const beam of beams) {
			beam.at = frame;
			beam.nextInBlank = total(beam) + logProbs[row]!;
			beam.nextInChar =
				beam.last === BLANK ? -Infinity : beam.endsInChar + logProbs[row + beam.last]!;
			least = Math.min(least, logAdd(beam.nextInBlank, beam.nextInChar));
		}
		// Where as many as are kept stay above it, nothing below it will be kept.
		if (beams.length < width) least = -Infinity;
		for (const beam of beams) {
			const sum = total(beam);
			for (const { char, state, label } of steps[beam.state] ?? []) {
				const ink = (label === beam.last ? beam.endsInBlank : sum) + logProbs[row + label]!;
				let longer = beam.longer.get(label);
				if (longer?.at === frame) longer.nextInChar = logAdd(longer.nextInChar, ink);
				else if (ink >= least) {
					longer ??= fresh(beam.text + char, state, label);
					beam.longer.set(label, longer);
					longer.at = frame;
					longer.nextInBlank = -Infinity;
					longer.nextInChar = ink;
					next.push(longer);
				}
			}
		}
		for (const beam of next) {
			beam.endsInBlank = beam.nextInBlank;
			beam.endsInChar = beam.nextInChar;
		}
		beams = likeliest(next, total, width);
	}
	return beams
		.filter((beam) => grammar.accepts.has(beam.state))
		.map((beam) => ({ text: beam.text, ink: total(beam) }));
}

function fresh(text: string, state: number, last: number): Beam {
	const nothing = -Infinity;
	return {
		...{ text, state, last, longer: new Map<number, Beam>(), at: -1 },
		...{ endsInBlank: nothing, endsInChar: nothing, nextInBlank: nothing, nextInChar: nothing }
	};
}

const digits = '0123456789';

/**
 * Numbers of the given lengths, groups set apart by single spaces or dots as people write them.
 * Every digit count has two states: just after a digit, and after a separator.
 */
export function digitsGrammar(lengths: readonly number[], separators = ' .'): Grammar {
	const longest = Math.max(...lengths);
	const next: Map<string, number>[] = [];
	for (let count = 0; count <= longest; count++) {
		const afterDigit = new Map<string, number>();
		const afterSeparator = new Map<string, number>();
		if (count < longest)
			for (const digit of digits) {
				afterDigit.set(digit, 2 * (count + 1));
				afterSeparator.set(digit, 2 * (count + 1));
			}
		if (count > 0 && count < longest)
			for (const separator of separators) afterDigit.set(separator, 2 * count + 1);
		next.push(afterDigit, afterSeparator);
	}
	return { next, accepts: new Set(lengths.map((length) => 2 * length)) };
}

/** Dates as papers write them: one or two digits, one or two digits, two or four; also a year alone. */
export function dateGrammar(separators = '/-.'): Grammar {
	const next: Map<string, number>[] = [];
	const state = () => next.push(new Map()) - 1;
	const start = state();
	const accepts = new Set<number>();
	const run = (from: number, chars: string) => {
		const to = state();
		for (const char of chars) next[from]?.set(char, to);
		return to;
	};
	const firstDigit = run(start, digits);
	const secondDigit = run(firstDigit, digits);
	const thirdDigit = run(secondDigit, digits);
	accepts.add(run(thirdDigit, digits)); // a year alone
	const month = state();
	for (const separator of separators) {
		next[firstDigit]?.set(separator, month);
		next[secondDigit]?.set(separator, month);
	}
	const month1 = run(month, digits);
	const month2 = run(month1, digits);
	const year = state();
	for (const separator of separators) {
		next[month1]?.set(separator, year);
		next[month2]?.set(separator, year);
	}
	const year2 = run(run(year, digits), digits);
	accepts.add(year2);
	accepts.add(run(run(year2, digits), digits));
	return { next, accepts };
}
