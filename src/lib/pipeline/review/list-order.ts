// The one list: files by risk, filtered and sorted. Works on plain rows, so that fifty thousand take milliseconds.
import type { RegistryFile } from '../../domain/registry-file.ts';
import type { ReviewDigest } from '../../domain/review-batch.ts';
import { fold } from '../../domain/vietnamese/text.ts';
import type { FileState } from '../../domain/workflow.ts';

export interface RiskRow {
	readonly file: RegistryFile;
	/** Null until the file has been looked through. */
	readonly digest: ReviewDigest | null;
	/** Title without tones, for the filter. */
	readonly folded: string;
}

export type RiskColumn =
	'expectedWrong' | 'parked' | 'differing' | 'overridden' | 'conflicts' | 'issues' | 'duplicates';

export interface RiskFilter {
	readonly text: string;
	/** Empty = all. */
	readonly states: readonly FileState[];
	readonly sort: RiskColumn;
}

export const riskRow = (file: RegistryFile, digest: ReviewDigest | null): RiskRow => ({
	file,
	digest,
	folded: fold(file.title)
});

/** Riskiest first; files not looked through yet come first of all: nothing is known of them. */
export function byRisk(rows: readonly RiskRow[], filter: RiskFilter): readonly RiskRow[] {
	const text = fold(filter.text.trim());
	const shown = rows.filter(
		({ file, folded }) =>
			(filter.states.length === 0 || filter.states.includes(file.state)) &&
			(text === '' || folded.includes(text))
	);
	const weight = ({ digest }: RiskRow) => digest?.[filter.sort] ?? Infinity;
	const weighed = shown.map((row, at) => ({ row, at, weight: weight(row) }));
	weighed.sort((a, b) => (a.weight === b.weight ? a.at - b.at : b.weight - a.weight));
	return weighed.map(({ row }) => row);
}
