// The next word of a person's name, as names are given to people of that sex and age: a suggestion, never a verdict.
import { commonMiddles, nameLexicon } from '#lib/domain/names/name-lexicon.ts';
import { fold, upperCase } from '#lib/domain/vietnamese/text.ts';

export interface NamedPerson {
	readonly sex: 'male' | 'female' | null;
	/** Decade of birth, for example 1950; null where it is not known. */
	readonly decade: number | null;
}

/** Before this decade nearly every man's middle name was Văn and every woman's Thị. */
const lastOldDecade = 1980;
const oldWeight = 6;

type Counts = Readonly<Record<string, number>>;

function sum(...tables: readonly Counts[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const table of tables)
		for (const [word, count] of Object.entries(table))
			counts.set(word, (counts.get(word) ?? 0) + count);
	return counts;
}

const weighted = (table: Counts, weight: number): Counts =>
	Object.fromEntries(Object.entries(table).map(([word, count]) => [word, count * weight]));

/** A middle name tells the sex where nothing else does. */
function sexOf(words: readonly string[], person: NamedPerson): NamedPerson['sex'] {
	if (person.sex) return person.sex;
	const keys = words.slice(1).map((word) => word.normalize('NFC').toLowerCase());
	if (keys.includes('thị')) return 'female';
	return keys.includes('văn') ? 'male' : null;
}

function tableFor(before: readonly string[], person: NamedPerson): Map<string, number> {
	if (before.length === 0) return sum(nameLexicon.surnames);
	const sex = sexOf(before, person);
	const given =
		sex === null ? [nameLexicon.male, nameLexicon.female] : ([nameLexicon[sex]] as const);
	if (before.length > 1) return sum(...given);
	const isOld = person.decade !== null && person.decade <= lastOldDecade;
	const { Thị: thi = 0, ...others } = commonMiddles;
	const middles = sex === 'female' ? { Thị: thi } : sex === 'male' ? others : commonMiddles;
	return sum(...given, weighted(middles, isOld ? oldWeight : 1));
}

/** The name with its last word completed, likeliest first; none until a word has begun. */
export function suggestNames(typed: string, person: NamedPerson, most: number): readonly string[] {
	const words = typed.normalize('NFC').split(/\s+/);
	const last = words.pop() ?? '';
	const before = words.filter((word) => word !== '');
	const key = fold(last);
	if (key === '') return [];
	const isUpper = typed === upperCase(typed) && typed.length > 1;
	return [...tableFor(before, person)]
		.filter(([word]) => fold(word).startsWith(key))
		.sort((a, b) => b[1] - a[1])
		.slice(0, most)
		.map(([word]) => [...before, isUpper ? upperCase(word) : word].join(' '));
}
