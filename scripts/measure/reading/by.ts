// Figures by form and by distortion, worst first: a mean hides the one form that no page of is read.
import { atLeast, told, type Figure } from '../figure.ts';
import type { Compared } from './compare.ts';

export interface JudgedPage {
	readonly formId: string;
	readonly distortions: readonly string[];
	readonly layout: string;
	readonly recognised: boolean;
	readonly compared: readonly Compared[];
}

export const percent = (part: number, whole: number): number =>
	whole === 0 ? NaN : (100 * part) / whole;

const written = (pages: readonly JudgedPage[]): readonly Compared[] =>
	pages.flatMap(({ compared }) => compared.filter(({ isBlank }) => !isBlank));

/** One figure per kind of page, those with the fewest exact values first; `goal` in %, header and table together. */
export function by(
	name: string,
	pages: readonly JudgedPage[],
	keyOf: (page: JudgedPage) => readonly string[],
	goal?: number
): readonly Figure[] {
	const keys = [...new Set(pages.flatMap(keyOf))];
	return keys
		.map((key) => {
			const own = pages.filter((page) => keyOf(page).includes(key));
			const values = written(own);
			const known = own.filter(({ recognised }) => recognised).length;
			const cut = percent(values.filter((value) => value.isCutRight).length, values.length);
			const note = `${values.length} values; form known on ${known} of ${own.length} pages; right line ${cut.toFixed(1)} %`;
			const exact = percent(values.filter(({ exact: right }) => right).length, values.length);
			const named = `${name}, ${key}: exact`;
			return goal === undefined
				? told(named, exact, '%', note)
				: atLeast(named, exact, goal, '%', note);
		})
		.sort((a, b) => a.value - b.value);
}
