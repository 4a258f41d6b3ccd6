// All pages of a file → one household: persons linked over pages, head found, family links and events.
// "Quan hệ với người có thay đổi" links to that person only; it is never taken for the relation to the head.
import { relationOf } from '../../domain/codes/relations.ts';
import { eventTypesOf } from '../../domain/codes/event-types.ts';
import { dateBounds } from '../../domain/dates.ts';
import type { HouseholdFactId, PersonFactId } from '../../domain/facts.ts';
import type {
	Evidence,
	FactValue,
	FamilyLink,
	Household,
	Person,
	RegistryEvent
} from '../../domain/household.ts';
import type { PageId, RegistryFileId } from '../../domain/ids.ts';
import { parseDate } from '../../domain/parse-date.ts';
import { toneKey } from '../../domain/vietnamese/text.ts';
import { householdFact, personFact } from './fact-values.ts';
import { linkPersons, type MentionGroup } from './link-persons.ts';
import {
	collectMentions,
	type FormOf,
	type HouseholdMention,
	type PageValues
} from './mentions.ts';

/** Day of each page's paper as `YYYYMMDD`, absent where not known. */
type PaperDays = ReadonlyMap<PageId, number>;

function paperDays(mentions: readonly HouseholdMention[]): PaperDays {
	const days = new Map<PageId, number>();
	for (const { pageId, is, evidence } of mentions) {
		const parsed = is === 'document-date' ? parseDate(evidence.value) : null;
		const bounds = parsed && dateBounds(parsed.date);
		if (bounds) days.set(pageId, bounds.from);
	}
	return days;
}

function personOf(group: MentionGroup, days: PaperDays): Person {
	const evidence = new Map<PersonFactId, Evidence[]>();
	for (const mention of group)
		for (const [fact, item] of Object.entries(mention.facts) as [PersonFactId, Evidence][])
			evidence.set(fact, [...(evidence.get(fact) ?? []), item]);
	const later = (a: Evidence, b: Evidence) => (days.get(b.pageId) ?? 0) - (days.get(a.pageId) ?? 0);
	const facts: Partial<Record<PersonFactId, FactValue>> = {};
	for (const [fact, items] of evidence) {
		const value = personFact(fact, items, later);
		if (value) facts[fact] = value;
	}
	const [first] = group;
	const [anyEvidence] = Object.values(first?.facts ?? {});
	return {
		id: first?.facts.name?.key ?? anyEvidence?.key ?? '',
		roles: [...new Set(group.map((mention) => mention.of))],
		facts
	};
}

/** Facts that differ from paper to paper by their nature. */
const perPaper: ReadonlySet<HouseholdFactId> = new Set<HouseholdFactId>([
	'event',
	'document-date',
	'deposit-date',
	'recipient',
	'head-opinion',
	'confirmation',
	'sheet-number'
]);

function householdFacts(mentions: readonly HouseholdMention[]): Household['facts'] {
	const facts: Partial<Record<HouseholdFactId, FactValue>> = {};
	for (const is of new Set(mentions.map((mention) => mention.is))) {
		const evidence = mentions
			.filter((mention) => mention.is === is)
			.map((mention) => mention.evidence);
		const value = householdFact(evidence, perPaper.has(is));
		if (value) facts[is] = value;
	}
	return facts;
}

/** The person whose relation is Chủ hộ; else the one who bears the head's name as the papers give it. */
function findHead(persons: readonly Person[], facts: Household['facts']): string | null {
	const heads = persons.filter(
		(person) => relationOf(person.facts['relation-to-head']?.value ?? '')?.role === 'head'
	);
	const name = toneKey(facts['head-name']?.value ?? '');
	const named = persons.filter(
		(person) => name !== '' && toneKey(person.facts.name?.value ?? '') === name
	);
	const both = heads.filter((person) => named.includes(person));
	for (const candidates of [both, heads, named]) {
		const [only] = candidates;
		if (only && (candidates.length === 1 || candidates === both)) return only.id;
	}
	return null;
}

type Grouped = readonly { readonly person: Person; readonly group: MentionGroup }[];

function familyLinks(grouped: Grouped, headId: string | null): FamilyLink[] {
	const subjectOf = (pageId: PageId) =>
		grouped.find(({ group }) =>
			group.some((mention) => mention.pageId === pageId && mention.of === 'subject')
		)?.person.id;
	const links: FamilyLink[] = [];
	for (const { person, group } of grouped)
		for (const { pageId, facts } of group) {
			const toHead = facts['relation-to-head'];
			const toSubject = facts['relation-to-subject'];
			const subjectId = subjectOf(pageId);
			if (toHead && headId !== null && headId !== person.id && toHead.value !== '')
				links.push({
					personId: person.id,
					toPersonId: headId,
					relation: toHead.value,
					key: toHead.key
				});
			if (toSubject && subjectId !== undefined && subjectId !== person.id && toSubject.value !== '')
				links.push({
					personId: person.id,
					toPersonId: subjectId,
					relation: toSubject.value,
					key: toSubject.key
				});
		}
	return links;
}

function eventsOf(
	mentions: readonly HouseholdMention[],
	grouped: Grouped,
	days: PaperDays
): RegistryEvent[] {
	const touched = (pageId: PageId) =>
		grouped
			.filter(({ group }) =>
				group.some(
					(mention) =>
						mention.pageId === pageId && (mention.of === 'subject' || mention.of === 'member')
				)
			)
			.map(({ person }) => person.id);
	const dateOf = (pageId: PageId) =>
		mentions.find((mention) => mention.pageId === pageId && mention.is === 'document-date')
			?.evidence.value ?? '';
	return mentions
		.filter((mention) => mention.is === 'event' && mention.evidence.value !== '')
		.map(({ pageId, evidence }) => ({
			text: evidence.value,
			types: eventTypesOf(evidence.value),
			date: dateOf(pageId),
			personIds: touched(pageId),
			pageId,
			key: evidence.key
		}))
		.sort((a, b) => (days.get(a.pageId) ?? Infinity) - (days.get(b.pageId) ?? Infinity) || 0);
}

/** Never throws; pages whose form is unknown add nothing. `issues` is empty until `checkHousehold` has run. */
export function assembleHousehold(
	fileId: RegistryFileId,
	pages: readonly PageValues[],
	formOf: FormOf
): Household {
	const mentions = collectMentions(pages, formOf);
	const days = paperDays(mentions.household);
	const grouped = linkPersons(mentions.persons).map((group) => ({
		group,
		person: personOf(group, days)
	}));
	const persons = grouped.map(({ person }) => person);
	const facts = householdFacts(mentions.household);
	const headId = findHead(persons, facts);
	return {
		fileId,
		facts,
		headId,
		persons,
		links: familyLinks(grouped, headId),
		events: eventsOf(mentions.household, grouped, days),
		issues: []
	};
}
