// Terms that papers share, with marks lost or one letter taken for its look-alike ("Gon dâu", "Lờm ruộng"): where one term
// only looks so, it was meant. A known term stays, and so does a word that looks like none ("Cháu họ").
import { occupations } from '../../domain/codes/occupations.ts';
import { relationOf, relationTerms } from '../../domain/codes/relations.ts';
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import { plain } from './reconcile.ts';

/** Letters that blurred print shows alike, marks aside. */
const alike = ['aoe', 'nuh', 'ilt', 'rn', 'vy'] as const;
/** The same of the capital that a term begins with. */
const alikeFirst = ['cgoe', 'bpr', 'mn', 'vy'] as const;
const shortest = 4;

const known = new Set(occupations);

export function withListedWord(text: string, kind: FieldKindId): string {
	if (kind === 'relation') return relationOf(text) ? text : nearest(text, relationTerms);
	if (kind !== 'occupation') return text;
	// The place of work follows the trade.
	const [trade = ''] = text.split(',');
	return known.has(trade) ? text : nearest(trade, occupations) + text.slice(trade.length);
}

/** The one term that looks like the text, else the text. */
function nearest(text: string, terms: readonly string[]): string {
	if (text.length < shortest) return text;
	const near = terms.filter((term) => looksLike(plain(text), plain(term)));
	return near.length === 1 ? near[0]! : text;
}

function looksLike(read: string, term: string): boolean {
	if (read.length !== term.length) return false;
	const off = [...read].map((_, i) => i).filter((i) => read[i] !== term[i]);
	const [at] = off;
	if (at === undefined) return true;
	const classes: readonly string[] = at === 0 ? alikeFirst : alike;
	return (
		off.length === 1 &&
		classes.some((letters) => letters.includes(read[at]!) && letters.includes(term[at]!))
	);
}
