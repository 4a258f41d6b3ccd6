// Decides whether one household file may leave the archive, and takes off what may not go with it.
import type { PersonFactId } from '../../domain/facts.ts';
import type { Household } from '../../domain/household.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { ExportCandidate, ExportRecord, HeldBack } from '../export-record.ts';
import { completenessIssues } from './completeness.ts';

export interface ReleasePolicy {
	/** `hold` keeps an incomplete file back (rule 25); `note` lets it go. */
	readonly completeness: 'hold' | 'note';
	/** Tiền án goes along: only a supervisor may say so, and the journal keeps it. */
	readonly includeRestricted: boolean;
}

export const defaultPolicy: ReleasePolicy = { completeness: 'hold', includeRestricted: false };

/** Facts that never go unless the policy says so. */
export const restrictedFacts: readonly PersonFactId[] = ['criminal-record'];

/** Longest value any format can carry: a spreadsheet cell's limit, UTF-16 units. */
const valueLimit = 32_767;

export type Release =
	| { readonly goes: true; readonly record: ExportRecord }
	| { readonly goes: false; readonly held: HeldBack };

/** The household without the facts that never go unless a supervisor says so. */
export function withoutRestricted(household: Household): Household {
	const persons = household.persons.map((person) => ({
		...person,
		facts: Object.fromEntries(
			Object.entries(person.facts).filter(([id]) => !restrictedFacts.includes(id as PersonFactId))
		)
	}));
	return { ...household, persons };
}

function tooLong(household: Household): Issue[] {
	const facts = [household.facts, ...household.persons.map((person) => person.facts)];
	return facts
		.flatMap((of) => Object.entries(of))
		.filter(([, fact]) => fact.value.length > valueLimit)
		.map(([fact]) => issue('export-value-too-long', 'error', { fact, limit: valueLimit }));
}

/** Approved, complete and carriable: then it goes. Otherwise every reason is named. */
export function release(candidate: ExportCandidate, policy: ReleasePolicy): Release {
	const { file, household } = candidate;
	const hold = (...reasons: readonly Issue[]): Release => ({
		goes: false,
		held: { fileId: file.id, title: file.title, reasons }
	});
	if (file.state !== 'approved' || file.approvedBy === null || file.approvedAt === null)
		return hold(issue('export-not-approved', 'error', { state: file.state }));
	if (!household) return hold(issue('export-no-persons', 'error'));
	const reasons = tooLong(household);
	if (policy.completeness === 'hold') reasons.push(...completenessIssues(household));
	if (reasons.length > 0) return hold(...reasons);
	return {
		goes: true,
		record: {
			file,
			household: policy.includeRestricted ? household : withoutRestricted(household),
			approvedBy: file.approvedBy,
			approvedAt: file.approvedAt,
			formVersions: candidate.formVersions,
			appVersion: candidate.appVersion
		}
	};
}
