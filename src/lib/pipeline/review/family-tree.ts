// The household as a small tree: generations down, years across. Edges that break a rule are odd, and where papers differ
// about a person a card says what each of them says.
import { relationOf } from '../../domain/codes/relations.ts';
import type { PersonFactId } from '../../domain/facts.ts';
import type { Household, Person } from '../../domain/household.ts';
import type { FieldKey } from '../../domain/ids.ts';
import { dateBounds } from '../../domain/dates.ts';
import { parseDate } from '../../domain/parse-date.ts';

export interface FamilyNode {
	readonly id: string;
	readonly name: string;
	/** Null where no paper says. */
	readonly birthYear: number | null;
	/** Years reached, or that would be reached, in the year looked at; null where no paper says. */
	readonly age: number | null;
	/** 0 for the head, −1 for parents, 1 for children. */
	readonly generation: number;
	readonly isHead: boolean;
	/** Named by a rule that is broken. */
	readonly isOdd: boolean;
	/** Place among those of its generation, oldest first, from 0. */
	readonly place: number;
	/** Field to look at. */
	readonly key: FieldKey | null;
}

export interface FamilyEdge {
	readonly from: string;
	readonly to: string;
	readonly relation: string;
	/** Years that lie between both births: how old a parent was; negative where the child was born first. */
	readonly apart: number | null;
	readonly isOdd: boolean;
}

export interface ConflictCard {
	readonly person: string;
	readonly fact: PersonFactId;
	/** What each paper says, the one of highest rank first. */
	readonly said: readonly {
		readonly value: string;
		readonly formId: string;
		readonly key: FieldKey;
	}[];
	/** By rank of the papers (TT 36/2014 Điều 7 khoản 2). */
	readonly suggestion: string;
}

export interface FamilyTree {
	readonly nodes: readonly FamilyNode[];
	readonly edges: readonly FamilyEdge[];
	readonly conflicts: readonly ConflictCard[];
}

/** Generations below the head; who is not named stands beside the head. */
const steps: Readonly<Record<string, number>> = {
	grandparent: -2,
	parent: -1,
	'parent-in-law': -1,
	child: 1,
	'child-in-law': 1,
	grandchild: 2,
	'great-grandchild': 3
};

function yearOf(person: Person): number | null {
	const parsed = parseDate(person.facts['birth-date']?.value ?? '');
	const bounds = parsed && dateBounds(parsed.date);
	return bounds ? Math.floor(bounds.from / 10_000) : null;
}

/** Relation to the head as the papers say it, directly or through the links. */
function generations(household: Household): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	if (household.headId !== null) found.set(household.headId, 0);
	for (const { id, facts } of household.persons) {
		const role = relationOf(facts['relation-to-head']?.value ?? '')?.role;
		if (role) found.set(id, steps[role] ?? 0);
	}
	// Each pass reaches one link further; a household has few.
	for (let pass = 0; pass < household.persons.length; pass++) {
		const before = found.size;
		for (const { personId, toPersonId, relation } of household.links) {
			const step = steps[relationOf(relation)?.role ?? ''] ?? 0;
			const [one, other] = [found.get(personId), found.get(toPersonId)];
			if (one === undefined && other !== undefined) found.set(personId, other + step);
			else if (other === undefined && one !== undefined) found.set(toPersonId, one - step);
		}
		if (found.size === before) break;
	}
	return found;
}

function conflictCards({ persons }: Household): ConflictCard[] {
	return persons.flatMap((person) =>
		(Object.entries(person.facts) as [PersonFactId, Person['facts'][PersonFactId]][]).flatMap(
			([fact, value]) =>
				value?.status === 'conflict'
					? [
							{
								person: person.facts.name?.value ?? '',
								fact,
								said: value.evidence
									.filter((one) => one.value !== '')
									.map((one) => ({ value: one.value, formId: one.formId, key: one.key })),
								suggestion: value.value
							}
						]
					: []
		)
	);
}

/** Years from the elder generation's birth to the younger's; null where a year is unknown. */
function yearsApart(one: FamilyNode | undefined, other: FamilyNode | undefined): number | null {
	if (!one || !other || one.birthYear === null || other.birthYear === null) return null;
	const between = other.birthYear - one.birthYear;
	return one.generation === other.generation
		? Math.abs(between)
		: one.generation < other.generation
			? between
			: -between;
}

/**
 * `year`: the one ages are reckoned in. Never throws; a household of thirty takes well under a millisecond.
 */
export function familyTree(household: Household, year: number): FamilyTree {
	const depth = generations(household);
	const odd = new Set(
		household.issues.filter((one) => one.severity !== 'info').flatMap((one) => one.personIds)
	);
	const pairs = household.issues
		.filter((one) => one.personIds.length > 1)
		.map((one) => new Set(one.personIds));
	const sorted = household.persons
		.map((person) => ({ person, born: yearOf(person), generation: depth.get(person.id) ?? 0 }))
		.sort((a, b) => a.generation - b.generation || (a.born ?? 9999) - (b.born ?? 9999));
	const filled = new Map<number, number>();
	const nodes = sorted.map(({ person, born, generation }) => {
		const place = filled.get(generation) ?? 0;
		filled.set(generation, place + 1);
		return {
			id: person.id,
			name: person.facts.name?.value ?? '',
			birthYear: born,
			age: born === null ? null : year - born,
			generation,
			isHead: person.id === household.headId,
			isOdd: odd.has(person.id),
			place,
			key: person.facts.name?.evidence[0]?.key ?? null
		};
	});
	const known = new Map(nodes.map((node) => [node.id, node]));
	const edges = household.links
		.filter(({ personId, toPersonId }) => known.has(personId) && known.has(toPersonId))
		.map(({ personId, toPersonId, relation }) => ({
			from: toPersonId,
			to: personId,
			relation,
			apart: yearsApart(known.get(toPersonId), known.get(personId)),
			isOdd: pairs.some((pair) => pair.has(personId) && pair.has(toPersonId))
		}));
	return { nodes, edges, conflicts: conflictCards(household) };
}
