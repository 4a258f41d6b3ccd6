// What is seen of a page before it is read: whether it can be read at all, and what kind of sheet it is. Made at import,
// while the paper is still on the desk.
import type { Rect } from './geometry.ts';

/** Why a page should be scanned again (quét lại). */
export type LegibilityProblem = 'too-dark' | 'too-faint' | 'low-resolution' | 'cut-off' | 'blurred';

export interface PageLook {
	/** Empty: legible. Worst first. */
	readonly problems: readonly LegibilityProblem[];
	/** Nothing is written on it. */
	readonly isBlank: boolean;
	/** Text of the separator sheet's code; null where the page is none. */
	readonly separator: string | null;
	/** Width ÷ height of the picture as decoded. */
	readonly ratio: number;
	/** Two pages side by side: their parts of the picture in reading order, shares of its sides. */
	readonly halves: readonly [Rect<number>, Rect<number>] | null;
	/** A person has looked and lets the page stand as it is. */
	readonly isAccepted: boolean;
}

/** A page that a person should scan again or let stand. */
export const needsRescan = (look: PageLook | undefined): boolean =>
	look !== undefined && look.problems.length > 0 && !look.isAccepted;
