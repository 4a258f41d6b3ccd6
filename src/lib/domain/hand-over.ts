// A household file is worked on in one place at a time (giao nhận hồ sơ): given to another machine it is away and cannot
// be changed here until it comes back. What collides all the same becomes a question to a person, never a silent winner.
import type { UserId } from './ids.ts';

/** Where a file is, as long as it is not here. */
export interface AwayMark {
	/** To whom, as written by who gave it. */
	readonly to: string;
	/** UTC, ISO 8601. */
	readonly since: string;
	/** The package it went in; what comes back names it. */
	readonly packageId: string;
	readonly by: UserId;
}

/** What is known here of a file that arrives. */
export interface Standing {
	readonly version: number;
	readonly away: AwayMark | null;
	/** Package it came in last; null: it was made here. */
	readonly cameIn: string | null;
}

export interface Arriving {
	/** Package it arrives in. */
	readonly packageId: string;
	/** Package in which it had come to whoever sends it now; null: it was made there. */
	readonly answers: string | null;
}

export type ArrivalVerdict =
	/** Not known here. */
	| 'new'
	/** It was given away in just that package and nothing has changed here since. */
	| 'back'
	/** This very package has been taken in before. */
	| 'known'
	/** It is here too and may have been changed in both places. */
	| 'question';

export function judgeArrival(here: Standing | null, arriving: Arriving): ArrivalVerdict {
	if (!here) return 'new';
	if (here.cameIn === arriving.packageId) return 'known';
	return here.away !== null && here.away.packageId === arriving.answers ? 'back' : 'question';
}
