// The one list: files by risk, filtered and sorted. Works on plain rows, so that fifty thousand take milliseconds.
import type { RegistryFile } from '../../domain/registry-file.ts';
import type { ReviewDigest } from '../../domain/review-batch.ts';
import { fold } from '../../domain/vietnamese/text.ts';
import type { FileState } from '../../domain/workflow.ts';
import type { ClerkResult } from './clerk-results.ts';

export interface RiskRow {
	readonly file: RegistryFile;
	/** Null until the file has been looked through. */
	readonly digest: ReviewDigest | null;
	/** The latest blind results of the clerk who sent it; null where there are none. */
	readonly blind: ClerkResult | null;
	/** Open pairs that may be one person; null before the archive was compared. */
	readonly duplicates: number | null;
	/** Title without tones, for the filter. */
	readonly folded: string;
}

export type RiskColumn =
	| 'expectedWrong'
	| 'parked'
	| 'differing'
	| 'overridden'
	| 'conflicts'
	| 'issues'
	| 'duplicates'
	| 'blind';

export interface RiskFilter {
	readonly text: string;
	/** Empty = all. */
	readonly states: readonly FileState[];
	readonly sort: RiskColumn;
}

export const riskRow = (
	file: RegistryFile,
	digest: ReviewDigest | null,
	{ blind = null, duplicates = null }: Partial<Pick<RiskRow, 'blind' | 'duplicates'>> = {}
): RiskRow => ({
	file,
	digest,
	blind,
	duplicates,
	folded: fold(file.title)
});

/** What a column shows, and what it sorts by; null where nothing is known. `blind` is a share, 0…1. */
export function figureOf(
	{ digest, blind, duplicates }: RiskRow,
	column: RiskColumn
): number | null {
	if (column === 'blind') return blind && blind.wrong / blind.judged;
	if (column === 'duplicates') return duplicates;
	return digest?.[column] ?? null;
}

/** Riskiest first; files not looked through yet come first of all: nothing is known of them. */
export function byRisk(rows: readonly RiskRow[], filter: RiskFilter): readonly RiskRow[] {
	const text = fold(filter.text.trim());
	const shown = rows.filter(
		({ file, folded }) =>
			(filter.states.length === 0 || filter.states.includes(file.state)) &&
			(text === '' || folded.includes(text))
	);
	const weighed = shown.map((row, at) => ({
		row,
		at,
		weight: figureOf(row, filter.sort) ?? Infinity
	}));
	weighed.sort((a, b) => (a.weight === b.weight ? a.at - b.at : b.weight - a.weight));
	return weighed.map(({ row }) => row);
}
