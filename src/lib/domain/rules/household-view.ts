// What rules look at: the household with its values read once (dates, sexes, relations, family ties), so that a rule
// file holds nothing but its rule.
import { relationOf, type Relation } from '../codes/relations.ts';
import { dateBounds, isoDay, type PartialDate } from '../dates.ts';
import { personFactKinds } from '../fact-kinds.ts';
import type { PersonFactId } from '../facts.ts';
import { sexOf, type Sex } from '../fields/sex.ts';
import type { Evidence, FactValue, Household, Person } from '../household.ts';
import type { FieldKey, PageId } from '../ids.ts';
import { parseDate } from '../parse-date.ts';
import type { ParsedAddress } from '../places/parse-address.ts';
import type { Unit } from '../places/unit.ts';
import type { TodaysUnit } from '../places/unit-today.ts';
import { splitName, type PersonNameParts } from '../vietnamese/names.ts';
import { toneKey } from '../vietnamese/text.ts';

/** What the outer world tells the rules. */
export interface RuleContext {
	/** Today, `YYYY-MM-DD`. */
	readonly today: string;
	/** Absent while the gazetteer is not loaded: the rules on places then say nothing. */
	readonly places?: {
		parse(text: string, date: string | undefined): ParsedAddress;
		today(unit: Unit): TodaysUnit;
	};
	/** Commune whose files this archive keeps; households living elsewhere are asked. */
	readonly archiveUnit?: Unit | null;
}

/** Solar bounds of a date, `YYYYMMDD`. */
export interface Days {
	readonly from: number;
	readonly to: number;
}

export interface PersonView {
	readonly id: string;
	/** As written, upper case; empty when not read. */
	readonly name: string;
	readonly nameKey: string;
	readonly nameParts: PersonNameParts;
	readonly birth: PartialDate | null;
	/** Null without any year. */
	readonly birthDays: Days | null;
	readonly sex: Sex | null;
	/** Relation to the head, null when not known. */
	readonly relation: Relation | null;
	/** On the papers as subject or one of those who change together; not merely named as relative or reporter. */
	readonly isMember: boolean;
	readonly person: Person;
	fact(id: PersonFactId): FactValue | undefined;
	value(id: PersonFactId): string;
	key(id: PersonFactId): FieldKey | undefined;
	evidence(id: PersonFactId): readonly Evidence[];
}

export interface ParentTie {
	readonly parent: PersonView;
	readonly child: PersonView;
	/** By birth as far as the term says: not con nuôi, con riêng, bố dượng, mẹ kế. */
	readonly isByBirth: boolean;
	readonly key: FieldKey;
}

export interface SpouseTie {
	readonly first: PersonView;
	readonly second: PersonView;
	readonly key: FieldKey;
}

export interface HouseholdView {
	readonly household: Household;
	readonly context: RuleContext;
	readonly persons: readonly PersonView[];
	readonly head: PersonView | null;
	readonly parents: readonly ParentTie[];
	readonly spouses: readonly SpouseTie[];
	byId(id: string): PersonView | null;
	/** Day of the paper a page belongs to, null when not known. */
	paperDay(pageId: PageId): Days | null;
	/** ISO day of the paper, for what asks for one. */
	paperDate(pageId: PageId): string | undefined;
	/** Youngest paper of the file, null when none is dated. */
	readonly lastPaper: Days | null;
	readonly today: number;
}

const daysOf = (text: string): Days | null => {
	const parsed = parseDate(text);
	return parsed && dateBounds(parsed.date);
};

function personView(person: Person): PersonView {
	const value = (id: PersonFactId) => person.facts[id]?.value ?? '';
	const evidence = (id: PersonFactId) => person.facts[id]?.evidence ?? [];
	const name = value('name');
	const birth = parseDate(value('birth-date'))?.date ?? null;
	return {
		id: person.id,
		name,
		nameKey: toneKey(name),
		nameParts: splitName(name),
		birth,
		birthDays: birth && dateBounds(birth),
		sex: sexOf(value('sex')),
		relation: relationOf(value('relation-to-head')),
		isMember: person.roles.some((role) => role === 'subject' || role === 'member'),
		person,
		fact: (id) => person.facts[id],
		value,
		key: (id) => evidence(id)[0]?.key,
		evidence
	};
}

const notByBirth = /nuôi|riêng|dượng|kế|ghẻ|chung/iu;

function ties(household: Household, byId: (id: string) => PersonView | null) {
	const parents: ParentTie[] = [];
	const spouses: SpouseTie[] = [];
	const seen = new Set<string>();
	for (const { personId, toPersonId, relation, key } of household.links) {
		const [one, other] = [byId(personId), byId(toPersonId)];
		const role = relationOf(relation)?.role;
		if (!one || !other || one === other) continue;
		const isByBirth = !notByBirth.test(relation.normalize('NFC'));
		const pair =
			role === 'spouse'
				? [one.id, other.id].sort().join('|')
				: role === 'parent'
					? `${one.id}>${other.id}`
					: `${other.id}>${one.id}`;
		if (role !== 'spouse' && role !== 'parent' && role !== 'child') continue;
		if (seen.has(pair)) continue;
		seen.add(pair);
		if (role === 'spouse') spouses.push({ first: one, second: other, key });
		else if (role === 'parent') parents.push({ parent: one, child: other, isByBirth, key });
		else parents.push({ parent: other, child: one, isByBirth, key });
	}
	return { parents, spouses };
}

/** Days of each page's paper. A household states its document date once per page. */
function paperDays(household: Household): Map<PageId, Days> {
	const days = new Map<PageId, Days>();
	for (const { pageId, value } of household.facts['document-date']?.evidence ?? []) {
		const found = daysOf(value);
		if (found) days.set(pageId, found);
	}
	return days;
}

export function viewHousehold(household: Household, context: RuleContext): HouseholdView {
	const persons = household.persons.map(personView);
	const index = new Map(persons.map((person) => [person.id, person]));
	const byId = (id: string) => index.get(id) ?? null;
	const days = paperDays(household);
	const paperDay = (pageId: PageId) => days.get(pageId) ?? null;
	const dated = [...days.values()].sort((a, b) => b.to - a.to);
	return {
		household,
		context,
		persons,
		head: household.headId === null ? null : byId(household.headId),
		...ties(household, byId),
		byId,
		paperDay,
		paperDate(pageId) {
			const day = paperDay(pageId);
			return day && day.from === day.to ? isoText(day.from) : undefined;
		},
		lastPaper: dated[0] ?? null,
		today: isoDay(context.today) ?? 99_999_999
	};
}

function isoText(day: number): string {
	const text = String(day).padStart(8, '0');
	return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Least and greatest number of full years from a birth to a day. */
export function ageOn(birth: Days, day: Days): { readonly least: number; readonly most: number } {
	const years = (from: number, to: number) => Math.floor((to - from) / 10_000);
	return { least: years(birth.to, day.from), most: years(birth.from, day.to) };
}

/** Facts of one kind, for rules on every field of that kind. */
export function factsOfKind(kind: (typeof personFactKinds)[PersonFactId]): PersonFactId[] {
	return (Object.keys(personFactKinds) as PersonFactId[]).filter(
		(id) => personFactKinds[id] === kind
	);
}
