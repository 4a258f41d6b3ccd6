// All rules over the archive. A test holds this list against the files of the folder.
import { numberOnTwo } from './02-number-on-two.ts';
import { oneHousehold } from './13-one-household.ts';
import { numbersOnce } from './20-numbers-once.ts';
import type { ArchiveIssue, ArchiveRule, HouseholdDigest } from './archive-rule.ts';

export const archiveRules: readonly ArchiveRule[] = [numberOnTwo, oneHousehold, numbersOnce];

/** Issues over all files, in the order of the rules. */
export function checkArchive(households: readonly HouseholdDigest[]): ArchiveIssue[] {
	return archiveRules.flatMap((rule) => [...rule.check(households)]);
}
