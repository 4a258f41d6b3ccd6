// A hundred made-up addresses whose truth was written by hand from the register of units, not by the parser: none may
// come out as another place. Asking is always allowed; guessing never is.
import { readFileSync } from 'node:fs';
import type { Gazetteer } from '#lib/domain/places/gazetteer.ts';
import { atLeast, atMost, type Figure } from '../figure.ts';

const file = new URL('hand-checked-addresses.tsv', import.meta.url);

interface Checked {
	readonly written: string;
	/** Day of the paper, `YYYY-MM-DD`. */
	readonly date: string;
	/** Commune, district, province; `-` = the address names none. `?`: several places, it must be asked. */
	readonly truth: string;
}

export function handChecked(): readonly Checked[] {
	return readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line) => {
			const [written = '', date = '', truth = ''] = line.split('\t');
			return { written, date, truth };
		});
}

/** What the parser is certain of, in the words of the truth; null where it asks or knows nothing. */
export function answered(gazetteer: Gazetteer, { written, date }: Checked): string | null {
	const { candidates, isAmbiguous } = gazetteer.parseAddress(written, { date });
	const [best] = candidates;
	if (!best || isAmbiguous) return null;
	const names = [best.commune, best.district, best.province].map((unit) => unit?.name ?? '-');
	return names.join('/');
}

export function handCheckedFigures(gazetteer: Gazetteer): Figure[] {
	const all = handChecked();
	const answers = all.map((item) => ({ truth: item.truth, found: answered(gazetteer, item) }));
	const wrong = answers.filter(({ truth, found }) => found !== null && found !== truth);
	const right = answers.filter(({ truth, found }) => (found ?? '?') === truth);
	const note = `${all.length} addresses with their truth written by hand`;
	return [
		atMost('hand-checked hundred, silently wrong', wrong.length, 0, 'addresses', note),
		atLeast('hand-checked hundred, right', (100 * right.length) / all.length, 95, '%')
	];
}
