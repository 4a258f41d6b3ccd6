// A ruling: what a person decided about two mentions of a person, or about an issue between files. Kept in the
// database, so that the same question is never put twice.
import type { RegistryFileId, UserId } from './ids.ts';

/** `unsure` is an answer too: somebody looked and could not tell. */
export type PairVerdict = 'same' | 'different' | 'unsure';

export interface Ruling {
	/** Random: the subject may hold a number of a person. */
	readonly id: string;
	/** `pair`: `about` is the pair's id; `issue`: the id of an issue between files, which may stand. */
	readonly of: 'pair' | 'issue';
	readonly about: string;
	/** Null for an issue: a reason lets it stand. */
	readonly verdict: PairVerdict | null;
	readonly reason: string;
	readonly fileIds: readonly RegistryFileId[];
	readonly by: UserId;
	/** UTC, ISO 8601. */
	readonly at: string;
}

/** The last word on each subject: two tabs may have ruled on one. */
export function lastWords(rulings: readonly Ruling[]): ReadonlyMap<string, Ruling> {
	const last = new Map<string, Ruling>();
	for (const ruling of rulings) {
		const known = last.get(ruling.about);
		if (!known || known.at <= ruling.at) last.set(ruling.about, ruling);
	}
	return last;
}
