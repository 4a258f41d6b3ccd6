// A relation's term with one letter taken for its look-alike ("Can dâu", "Gon dâu" for "Con dâu"): where one term only
// looks so, it was meant. A known term stays, and so does a word that looks like none ("Cháu họ").
import { relationOf, relationTerms } from '../../domain/codes/relations.ts';
import { plain } from './reconcile.ts';

/** Letters that blurred print shows alike, marks aside. */
const alike = ['aoe', 'nuh', 'ilt', 'rn', 'vy'] as const;
/** The same of the capital that a term begins with. */
const alikeFirst = ['cgoe', 'bpr', 'mn', 'vy'] as const;
const shortest = 4;

export function withRelationWord(text: string): string {
	if (text.length < shortest || relationOf(text)) return text;
	const near = relationTerms.filter((term) => isOneLookAlikeOff(plain(text), plain(term)));
	return near.length === 1 ? near[0]! : text;
}

function isOneLookAlikeOff(read: string, term: string): boolean {
	if (read.length !== term.length) return false;
	const off = [...read].map((_, i) => i).filter((i) => read[i] !== term[i]);
	const [at] = off;
	if (off.length !== 1 || at === undefined) return false;
	const classes: readonly string[] = at === 0 ? alikeFirst : alike;
	return classes.some((letters) => letters.includes(read[at]!) && letters.includes(term[at]!));
}
