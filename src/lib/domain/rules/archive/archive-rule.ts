// Rules that compare households: what they see of each is small, so that a whole archive fits in memory.
import type { Household } from '../../household.ts';
import type { FieldKey, RegistryFileId } from '../../ids.ts';
import type { Severity } from '../../issue.ts';
import { memberStatus, type MemberStatus } from '../../member-status.ts';
import { fold, toneKey } from '../../vietnamese/text.ts';

export interface PersonDigest {
	readonly fileId: RegistryFileId;
	readonly personId: string;
	readonly name: string;
	readonly nameKey: string;
	/** Canonical text of the birth date. */
	readonly birth: string;
	readonly idNumbers: readonly string[];
	/** Tone-less names of the parents where the papers name them. */
	readonly parents: readonly string[];
	/** In the household after its last event. */
	readonly status: MemberStatus;
	readonly key: FieldKey | undefined;
}

export interface HouseholdDigest {
	readonly fileId: RegistryFileId;
	readonly bookNumber: string;
	readonly fileNumber: string;
	readonly registerSheet: string;
	readonly persons: readonly PersonDigest[];
}

/** An issue over several files; `id` is the key an override is stored under. */
export interface ArchiveIssue {
	readonly id: string;
	readonly code: string;
	readonly severity: Severity;
	readonly params: Readonly<Record<string, string | number>>;
	readonly fileIds: readonly RegistryFileId[];
	readonly personIds: readonly string[];
}

export interface ArchiveRule {
	readonly number: string;
	readonly source: string;
	readonly codes: Readonly<Record<string, Severity>>;
	check(households: readonly HouseholdDigest[]): Iterable<ArchiveIssue>;
}

export function digestHousehold(household: Household): HouseholdDigest {
	const { facts, fileId } = household;
	const parentsOf = (id: string) =>
		household.links
			.filter((link) => link.toPersonId === id && /^(?:Cha|Bố|Mẹ)/.test(link.relation))
			.flatMap((link) =>
				fold(
					household.persons.find((person) => person.id === link.personId)?.facts.name?.value ?? ''
				)
			);
	return {
		fileId,
		bookNumber: facts['book-number']?.value ?? '',
		fileNumber: facts['file-number']?.value ?? '',
		registerSheet: [facts['register-number']?.value ?? '', facts['sheet-number']?.value ?? ''].join(
			'/'
		),
		persons: household.persons
			.filter((person) => person.roles.some((role) => role === 'subject' || role === 'member'))
			.map((person) => ({
				fileId,
				personId: person.id,
				name: person.facts.name?.value ?? '',
				nameKey: toneKey(person.facts.name?.value ?? ''),
				birth: person.facts['birth-date']?.value ?? '',
				idNumbers: [
					...new Set((person.facts['id-number']?.evidence ?? []).map((item) => item.value))
				].filter((value) => value !== ''),
				parents: parentsOf(person.id),
				status: memberStatus(household, person.id),
				key: person.facts.name?.evidence[0]?.key
			}))
	};
}
