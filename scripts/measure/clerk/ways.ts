// The key sequences that make a field say what the paper says, and the cheapest of them: what a trained clerk presses.
// Known by heart: which short forms the desk takes for dates and places, and the names already met in the file.
import { suggestPlaces } from '../../../src/lib/app/places.ts';
import { parseDate } from '../../../src/lib/domain/parse-date.ts';
import { toIsoDay } from '../../../src/lib/domain/dates.ts';
import { fold } from '../../../src/lib/domain/vietnamese/text.ts';
import { keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { plain } from '../../../tests/e2e/truth.ts';

/** What the screen shows of the field under the caret. */
export interface Seen {
	readonly text: string;
	/** In the order of Alt and a digit. */
	readonly offers: readonly { readonly value: string; readonly isAbove: boolean }[];
	/** Terms a digit stands for. */
	readonly terms: readonly string[];
	/** Where the first doubtful characters stand in the text. */
	readonly doubt: { readonly start: number; readonly end: number } | null;
	/** How the field is marked. */
	readonly mark?: string;
	/** Day of the paper, `YYYY-MM-DD`: places are sought as they were then. */
	readonly day?: string | undefined;
}

export type Stroke = { readonly press: string } | { readonly type: string };

export interface Way {
	readonly name:
		'blank' | 'accept' | 'above' | 'offer' | 'digit' | 'date' | 'place' | 'mend' | 'type';
	readonly strokes: readonly Stroke[];
	readonly keys: number;
}

const costOf = (stroke: Stroke): number =>
	'press' in stroke ? stroke.press.split('+').length : keysFor(stroke.type);

const way = (name: Way['name'], ...strokes: readonly Stroke[]): Way => ({
	name,
	strokes,
	keys: strokes.reduce((sum, stroke) => sum + costOf(stroke), 0)
});

const enter: Stroke = { press: 'Enter' };
const times = (count: number, press: string): Stroke[] =>
	Array.from({ length: count }, () => ({ press }));

function offered(seen: Seen, wanted: string): readonly Way[] {
	return seen.offers.flatMap(({ value, isAbove }, at) => {
		if (plain(value) !== plain(wanted)) return [];
		const taken = way('offer', { press: `Alt+${at + 1}` });
		return isAbove ? [way('above', { press: 'F2' }), taken] : [taken];
	});
}

function shortDate(wanted: string): readonly Way[] {
	const [day = '', month = '', year = ''] =
		/^(\d\d)\/(\d\d)\/(\d{4})$/.exec(wanted)?.slice(1) ?? [];
	const says = (text: string) => {
		const parsed = parseDate(text);
		return parsed ? toIsoDay(parsed.date) : null;
	};
	const short = [`${day}${month}${year.slice(2)}`, `${day}${month}${year}`].find(
		(text) => day !== '' && says(text) !== null && says(text) === says(wanted)
	);
	return short === undefined ? [] : [way('date', { type: short }, enter)];
}

/** Words of an address that say what a unit is, not which. */
const unitWords = new Set(['xa', 'huyen', 'tinh', 'phuong', 'thi', 'tran', 'quan', 'thanh', 'pho']);

const initialsOf = (part: string) => {
	const words = fold(part).split(' ');
	const own = words.filter((word) => !unitWords.has(word));
	return (own.length > 0 ? own : words).map((word) => word.charAt(0)).join('');
};

/** What lies below the commune as it is, then the initials of commune, district and province. */
function shortPlace(wanted: string, day: string | undefined): readonly Way[] {
	const parts = wanted.split(',').map((part) => part.trim());
	return parts.flatMap((_, at) => {
		const rest = parts.slice(at).map(initialsOf);
		return [rest, rest.slice(0, -1)].flatMap((units) => {
			const typed = [...parts.slice(0, at), units.join(' ')].join(', ');
			const found = suggestPlaces(typed, day).findIndex(
				({ whole }) => plain(whole) === plain(wanted)
			);
			return found < 0 ? [] : [way('place', { type: typed }, { press: `Alt+${found + 1}` })];
		});
	});
}

const same = (a: string | undefined, b: string | undefined) =>
	a !== undefined && a.toLowerCase() === b?.toLowerCase();

/** Only the letters that differ: found with F3, or walked to from either end. */
function mended({ text, doubt }: Seen, wanted: string): readonly Way[] {
	if (text === '') return [];
	let head = 0;
	while (head < Math.min(text.length, wanted.length) && same(text[head], wanted[head])) head += 1;
	let tail = 0;
	const most = Math.min(text.length, wanted.length) - head;
	while (tail < most && same(text.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;
	const gone = text.length - head - tail;
	const typed = wanted.slice(head, wanted.length - tail);
	const insert: Stroke[] = typed === '' ? [] : [{ type: typed }];
	const ways = [
		way(
			'mend',
			{ press: 'Home' },
			...times(head, 'ArrowRight'),
			...times(gone, 'Delete'),
			...insert,
			enter
		),
		way(
			'mend',
			{ press: 'End' },
			...times(tail, 'ArrowLeft'),
			...times(gone, 'Backspace'),
			...insert,
			enter
		)
	];
	if (!doubt || doubt.start > head || doubt.end < head + gone) return ways;
	const over = wanted.slice(doubt.start, wanted.length - (text.length - doubt.end));
	return over === '' ? ways : [...ways, way('mend', { press: 'F3' }, { type: over }, enter)];
}

/** All ways there are, cheapest first. */
export function waysTo(wanted: string, seen: Seen): readonly Way[] {
	if (wanted === '') return [way('blank', { press: 'F4' })];
	const text = wanted.normalize('NFC');
	const digit = seen.terms.findIndex((term) => plain(term) === plain(wanted));
	const all = [
		...(plain(seen.text) === plain(wanted) ? [way('accept', enter)] : []),
		...offered(seen, wanted),
		...(digit < 0 ? [] : [way('digit', { type: String(digit + 1) }, enter)]),
		...shortDate(text),
		...shortPlace(text, seen.day),
		...mended(seen, text),
		way('type', { type: text }, enter)
	];
	return all.toSorted((a, b) => a.keys - b.keys);
}
