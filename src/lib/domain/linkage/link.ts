// Proposes pairs that may be one person, each explained field by field. For a worker: `signal` ends it between pairs.
import { candidatePairs } from './blocking.ts';
import {
	compareFields,
	linkFields,
	type LinkField,
	type LinkLevel,
	type LinkLevels
} from './compare-fields.ts';
import { prepare, type LinkRecord, type PersonToLink } from './link-record.ts';
import { frequencies, weigh } from './weights.ts';

export interface FieldEvidence {
	readonly field: LinkField;
	readonly level: LinkLevel;
	/** Bits for (+) or against (−) one person. */
	readonly weight: number;
}

export interface LinkedPair {
	/** Stable key for a decision: both ids in order. */
	readonly pairId: string;
	readonly first: PersonToLink;
	readonly second: PersonToLink;
	/** Sum of the weights and the prior, bits. */
	readonly weight: number;
	/** Probability that both are one person, 0…1. */
	readonly probability: number;
	/** What speaks for and against, heaviest first. */
	readonly evidence: readonly FieldEvidence[];
}

export interface LinkOptions {
	/** Pairs below this probability are not given; 0.5 when absent. */
	readonly from?: number;
	readonly signal?: AbortSignal;
	/** Share of the keys whose blocks have been compared, 0…1. */
	readonly onProgress?: (share: number) => void;
}

const pairId = (a: string, b: string) => (a < b ? `${a}~${b}` : `${b}~${a}`);

/** A number may have been issued twice: it needs a name or a birth beside it. */
function isNumberAlone({ name, birth }: LinkLevels): boolean {
	const nameAgrees = name !== 'differs' && name !== 'unknown';
	const birthAgrees = birth !== 'differs' && birth !== 'unknown' && birth !== 'near';
	return !nameAgrees && !birthAgrees;
}

/**
 * Brothers and sisters share house, parents and family name, so those prove nothing between them: the given name and
 * the birth must agree. Twins differ in the given name.
 */
function isSibling({ name, birth, father, mother, number }: LinkLevels): boolean {
	if (father !== 'equal' || mother !== 'equal' || number === 'equal') return false;
	if (name === 'differs' || birth === 'differs') return true;
	return (
		(name === 'middle-differs' || name === 'one-letter') &&
		birth !== 'equal' &&
		birth !== 'year-only'
	);
}

/** A son named after his father: one record's parent bears the other's name, and the births differ. */
function isParentAndChild(one: LinkRecord, two: LinkRecord, { birth }: LinkLevels): boolean {
	const names = (a: LinkRecord, b: LinkRecord) =>
		a.folded !== '' && (b.father === a.folded || b.mother === a.folded);
	return birth === 'differs' && (names(one, two) || names(two, one));
}

function explain(
	one: LinkRecord,
	two: LinkRecord,
	seen: ReturnType<typeof frequencies>,
	prior: number
): LinkedPair | null {
	const levels = compareFields(one, two);
	if (isNumberAlone(levels) || isSibling(levels) || isParentAndChild(one, two, levels)) return null;
	const weights = weigh(levels, one, seen);
	const weight = prior + linkFields.reduce((sum, field) => sum + weights[field], 0);
	return {
		pairId: pairId(one.person.id, two.person.id),
		first: one.person,
		second: two.person,
		weight,
		probability: 1 / (1 + 2 ** -weight),
		evidence: linkFields
			.map((field) => ({ field, level: levels[field], weight: weights[field] }))
			.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
	};
}

/** Pairs at or above the asked probability, surest first. An aborted signal ends it with what was found. */
export function linkPersons(
	persons: readonly PersonToLink[],
	options: LinkOptions = {}
): LinkedPair[] {
	const records = persons.map(prepare);
	const seen = frequencies(records);
	// Before anything is known: about one other record of the same person among all.
	const prior = -Math.log2(seen.size);
	const from = options.from ?? 0.5;
	const found: LinkedPair[] = [];
	for (const [first, second] of candidatePairs(records, options.onProgress)) {
		if (options.signal?.aborted) break;
		const [one, two] = [records[first], records[second]];
		const pair = one && two && explain(one, two, seen, prior);
		if (pair && pair.probability >= from) found.push(pair);
	}
	return found.sort((a, b) => b.weight - a.weight);
}
