// Who is the same person on several pages of ONE file: name and birth, or a 12-digit number. Between files the
// question is another one (domain/linkage). Father and son may share a name, so a birth that differs keeps them apart.
import { sameValue } from '../../domain/same-value.ts';
import { fold, toneKey } from '../../domain/vietnamese/text.ts';
import type { Mention } from './mentions.ts';

/** All mentions of one person, in order. */
export type MentionGroup = readonly Mention[];

const valueOf = (mention: Mention, fact: keyof Mention['facts']) =>
	mention.facts[fact]?.value ?? '';

/** Full dates (dd/mm/yyyy) prove more than years. */
const isFullDate = (text: string) => /^\d\d\/\d\d\/\d{4}/.test(text);

/** One page never lists the same person twice in a table, nor as subject and as row. */
function mayShareAPage(first: Mention, second: Mention): boolean {
	if (first.pageId !== second.pageId) return true;
	return (first.of === 'reporter') !== (second.of === 'reporter');
}

type Verdict = 'same' | 'maybe' | 'different';

function compare(first: Mention, second: Mention): Verdict {
	const [idA, idB] = [valueOf(first, 'id-number'), valueOf(second, 'id-number')];
	if (idA.length === 12 && idA === idB) return 'same';
	const [birthA, birthB] = [valueOf(first, 'birth-date'), valueOf(second, 'birth-date')];
	const [nameA, nameB] = [valueOf(first, 'name'), valueOf(second, 'name')];
	if (nameA === '' || nameB === '') return 'different';
	const sameBirth = sameValue('birth-date', birthA, birthB);
	if (toneKey(nameA) === toneKey(nameB)) {
		// A card number of nine digits settles a birth date that one page got wrong, but only beside the name.
		if (!sameBirth)
			return idA !== '' && idA === idB ? 'same' : nearBirth(birthA, birthB) ? 'maybe' : 'different';
		return birthA !== '' && birthB !== '' ? 'same' : 'maybe';
	}
	const onlyTonesDiffer = fold(nameA) === fold(nameB);
	const proven = (isFullDate(birthA) && birthA === birthB) || (idA.length === 9 && idA === idB);
	return onlyTonesDiffer && sameBirth && proven ? 'same' : 'different';
}

/** The same year, or the same day and month: a slip of the pen rather than another person. */
function nearBirth(first: string, second: string): boolean {
	return (
		first.slice(-4) === second.slice(-4) ||
		(isFullDate(first) && first.slice(0, 5) === second.slice(0, 5))
	);
}

function fits(mention: Mention, group: readonly Mention[]): Verdict {
	if (!group.every((other) => mayShareAPage(mention, other))) return 'different';
	const verdicts = group.map((other) => compare(mention, other));
	if (verdicts.includes('same')) return 'same';
	return verdicts.includes('maybe') ? 'maybe' : 'different';
}

const hasBirth = (mention: Mention | undefined) => Boolean(mention?.facts['birth-date']?.value);

/** Groups mentions into persons, in order of first mention. A "maybe" joins only where one group alone fits. */
export function linkPersons(mentions: readonly Mention[]): MentionGroup[] {
	const groups: Mention[][] = [];
	// Mentions with a birth first: one without may then see all who could be meant.
	const order = [...mentions.keys()].sort(
		(a, b) => Number(hasBirth(mentions[b])) - Number(hasBirth(mentions[a])) || a - b
	);
	for (const index of order) {
		const mention = mentions[index];
		if (!mention) continue;
		const verdicts = groups.map((group) => fits(mention, group));
		const sure = verdicts.indexOf('same');
		const maybe = verdicts.flatMap((verdict, at) => (verdict === 'maybe' ? [at] : []));
		const target = sure >= 0 ? sure : maybe.length === 1 ? maybe[0] : undefined;
		if (target === undefined) groups.push([mention]);
		else groups[target]?.push(mention);
	}
	const place = new Map(mentions.map((mention, index) => [mention, index]));
	const at = (mention: Mention | undefined) => (mention ? (place.get(mention) ?? 0) : 0);
	return groups
		.map((group) => group.sort((a, b) => at(a) - at(b)))
		.sort((a, b) => at(a[0]) - at(b[0]));
}
