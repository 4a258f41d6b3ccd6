// Suggestions while a clerk types a place: "lh kb" → Lê Hồ, Kim Bảng; "ha nam kim bang le ho" as well. Keys are
// tone-less; each word may be cut short, and words of one name may run together ("leho", "lho").
// Suggestions are only listed: nothing here writes into a field.
import { isoDay } from '../dates.ts';
import { fold } from '../vietnamese/text.ts';
import { formatUnit, type Unit } from './unit.ts';
import { existsOn } from './unit-days.ts';

export interface SearchOptions {
	/** Most suggestions given; 8 when absent. */
	readonly limit?: number;
	/** Units near this one (its province, then its district) come first. */
	readonly near?: Unit | null;
	/** Day of the paper, `YYYY-MM-DD`: units of that day come first. */
	readonly date?: string;
}

export interface PlaceSuggestion {
	readonly unit: Unit;
	/** "Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam". */
	readonly text: string;
}

interface Entry {
	readonly unit: Unit;
	readonly words: readonly string[];
	readonly joined: string;
	readonly ancestors: readonly Entry[];
}

/** How well typed letters fit a name, lower is better; null when they do not. */
function quality(typed: string, entry: Entry): number | null {
	if (entry.joined === typed) return 0;
	if (entry.joined.startsWith(typed)) return 1;
	return isAbbreviation(typed, 0, entry.words, 0) ? 1.5 : null;
}

/** Beginnings of the name's words, in order, none skipped: lh, leh, lho → le ho. */
function isAbbreviation(
	typed: string,
	at: number,
	words: readonly string[],
	word: number
): boolean {
	if (at === typed.length) return true;
	const current = words[word];
	if (current === undefined) return false;
	for (
		let length = 1;
		length <= current.length && typed[at + length - 1] === current[length - 1];
		length++
	)
		if (isAbbreviation(typed, at + length, words, word + 1)) return true;
	return false;
}

const kindWords: ReadonlySet<string> = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh']);

const shortKinds: ReadonlySet<string> = new Set(['x', 'p', 'h', 'q', 't', 'tt', 'tx', 'tp']);

/** All ways to cut the typed words into one to three groups of neighbours. */
function* cuts(tokens: readonly string[]): Generator<readonly string[]> {
	const join = (from: number, to: number) => tokens.slice(from, to).join('');
	const n = tokens.length;
	yield [join(0, n)];
	for (let a = 1; a < n; a++) yield [join(0, a), join(a, n)];
	for (let a = 1; a < n - 1; a++)
		for (let b = a + 1; b < n; b++) yield [join(0, a), join(a, b), join(b, n)];
}

function entriesOf(units: readonly Unit[]): Entry[] {
	const entries = new Map<Unit, Entry>();
	const make = (unit: Unit): Entry => {
		const known = entries.get(unit);
		if (known) return known;
		const words = fold(unit.name).split(' ');
		const parent = unit.parent && make(unit.parent);
		const entry = {
			unit,
			words,
			joined: words.join(''),
			ancestors: parent ? [parent, ...parent.ancestors] : []
		};
		entries.set(unit, entry);
		return entry;
	};
	for (const unit of units) make(unit);
	return [...entries.values()];
}

const queryLimit = 80;

export function createSearch(units: readonly Unit[]) {
	const buckets = new Map<string, Entry[]>();
	for (const entry of entriesOf(units)) {
		const letter = entry.joined[0] ?? '';
		const bucket = buckets.get(letter);
		if (bucket) bucket.push(entry);
		else buckets.set(letter, [entry]);
	}

	function match(groups: readonly string[], cost: Map<Entry, number>, fits: Fits): void {
		const [smallest = '', ...outer] = groups;
		for (const entry of buckets.get(smallest[0] ?? '') ?? []) {
			const own = quality(smallest, entry);
			if (own === null || entry.ancestors.length < outer.length) continue;
			let sum = own;
			let from = 0;
			for (const typed of outer) {
				let at = from;
				let fit: number | null = null;
				for (; at < entry.ancestors.length && fit === null; at++) {
					const ancestor = entry.ancestors[at];
					fit = ancestor ? fits(typed, ancestor) : null;
				}
				if (fit === null) sum = Infinity;
				sum += fit ?? 0;
				from = at;
			}
			if (sum < (cost.get(entry) ?? Infinity)) cost.set(entry, sum);
		}
	}

	/** How badly each entry fits the typed words; entries that do not fit are absent. */
	function costs(words: readonly string[]): Map<Entry, number> {
		const cost = new Map<Entry, number>();
		if (words.length === 0) return cost;
		const fits = rememberFits();
		for (const groups of cuts(words)) {
			match(groups, cost, fits);
			if (groups.length > 1) match([...groups].reverse(), cost, fits);
		}
		return cost;
	}

	return function searchPlaces(
		query: string,
		options: SearchOptions = {}
	): readonly PlaceSuggestion[] {
		const words = fold(query.slice(0, queryLimit))
			.split(' ')
			.filter((word) => word !== '' && !kindWords.has(word))
			.slice(0, 8);
		const found = costs(words);
		// "x. lê hồ h. kb": short kind words may also be beginnings of names, so they are left out only in vain.
		const plain = words.filter((word) => !shortKinds.has(word));
		const cost = found.size > 0 || plain.length === words.length ? found : costs(plain);
		const rank = rankOf(options);
		const ranked = [...cost].map(([entry, own]) => ({ entry, cost: own + rank(entry.unit) }));
		ranked.sort(
			(a, b) =>
				a.cost - b.cost ||
				a.entry.joined.length - b.entry.joined.length ||
				a.entry.unit.index - b.entry.unit.index
		);
		return pick(
			ranked.map((item) => item.entry.unit),
			options.limit ?? 8
		);
	};
}

type Fits = (typed: string, entry: Entry) => number | null;

/** Few districts and provinces stand above many communes: each is compared with a typed word once a query. */
function rememberFits(): Fits {
	const known = new Map<string, Map<Entry, number | null>>();
	return (typed, entry) => {
		const answers = known.get(typed) ?? new Map<Entry, number | null>();
		known.set(typed, answers);
		const old = answers.get(entry);
		if (old !== undefined) return old;
		const fit = quality(typed, entry);
		answers.set(entry, fit);
		return fit;
	};
}

/** Nearness and era as a surcharge on the cost of the letters. */
function rankOf({ near, date }: SearchOptions): (unit: Unit) => number {
	const day = isoDay(date);
	const nearUnits = new Set<Unit>();
	for (let at: Unit | null | undefined = near; at; at = at.parent) nearUnits.add(at);
	return (unit) => {
		let extra = 0;
		if (nearUnits.size > 0) {
			let at: Unit | null = unit;
			let steps = 0;
			for (; at && !nearUnits.has(at); at = at.parent) steps++;
			extra += at ? Math.min(steps, 2) * 0.1 : 1.2;
		}
		if (day !== null && !existsOn(unit, day)) extra += 0.8;
		if (unit.level === 2) extra += 0.05;
		return extra;
	};
}

/** One suggestion per text, and not the same name in the same district twice only because its kind changed. */
function pick(units: readonly Unit[], limit: number): PlaceSuggestion[] {
	const seen = new Set<string>();
	const found: PlaceSuggestion[] = [];
	for (const unit of units) {
		const key = `${unit.level}|${unit.name}|${unit.parent?.name ?? ''}|${unit.parent?.parent?.name ?? ''}`;
		if (seen.has(key)) continue;
		seen.add(key);
		found.push({ unit, text: formatUnit(unit) });
		if (found.length >= limit) break;
	}
	return found;
}
