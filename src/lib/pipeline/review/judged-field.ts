// A field as the review sees it: what stands in the record, who put it there, and what an independent source says.
import type { HouseholdFactId, PersonFactId } from '../../domain/facts.ts';
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { FieldKey, PageId, RegistryFileId, UserId } from '../../domain/ids.ts';
import type { Alternative, FieldStatus } from '../../domain/reading.ts';
import type { CurrentValue } from '../../domain/record.ts';
import type { Stratum } from '../../domain/review-batch.ts';

/** How what stands came to stand: only by machine, looked at and accepted, keyed, or copied from elsewhere. */
export type Hand = 'nobody' | 'confirmed' | 'keyed' | 'copied';

export interface JudgedField {
	readonly key: FieldKey;
	readonly fileId: RegistryFileId;
	readonly pageId: PageId;
	readonly kind: FieldKindId;
	readonly fact: PersonFactId | HouseholdFactId | null;
	readonly stands: string;
	readonly status: FieldStatus;
	readonly hand: Hand;
	readonly keyer: UserId | null;
	/** The machine's value and the calibrated probability that it is exactly right; null where it read nothing. */
	readonly machine: { readonly value: string; readonly probability: number } | null;
	/** Probability the machine gives to what stands among its other guesses; null where it named no others. */
	readonly second: number | null;
	readonly parked: boolean;
	/** What stands breaks a rule: of its own kind, or of the household. */
	readonly isOdd: boolean;
}

const coreFacts: ReadonlySet<string> = new Set([
	'name',
	'birth-date',
	'id-number',
	'relation-to-head',
	'relation-to-subject',
	'head-name'
]);

/** Name, birth date, number, relation: what a wrong value costs a citizen most. */
export const stratumOf = (fact: JudgedField['fact']): Stratum =>
	fact !== null && coreFacts.has(fact) ? 'core' : 'other';

function handOf({ entry, reading }: CurrentValue): Hand {
	if (!entry) return 'nobody';
	if (entry.source === 'inherited') return 'copied';
	return reading && entry.value === reading.value && entry.status === reading.status
		? 'confirmed'
		: 'keyed';
}

function secondOf(others: readonly Alternative[], value: string): number | null {
	if (others.length === 0) return null;
	return others.find((one) => one.value === value)?.probability ?? 0;
}

/** From the record as it is folded now. */
export function judgedField(
	fileId: RegistryFileId,
	current: CurrentValue,
	{ kind, fact, isOdd }: Pick<JudgedField, 'kind' | 'fact' | 'isOdd'>
): JudgedField {
	const { key, pageId, value, status, reading, entry } = current;
	// That there is no ink is a reading too, and may be wrong like any other.
	const isRead = reading && (reading.value !== '' || reading.status === 'blank');
	const read = isRead ? reading : null;
	return {
		key,
		fileId,
		pageId,
		kind,
		fact,
		stands: value,
		status,
		hand: handOf(current),
		keyer: entry?.by ?? null,
		machine: read && { value: read.value, probability: read.confidence },
		second: secondOf(read?.alternatives ?? [], value),
		parked: entry?.parked === true,
		isOdd
	};
}
