// Quan hệ: the paper's term and, beside it, the share platform's code (0–11, 99), the sex it implies and where the
// person stands in the family. `degree` counts generations below the one related to: Con +1, Cha −1.
import type { Sex } from '../fields/sex.ts';
import { own } from '../own.ts';
import { toneKey } from '../vietnamese/text.ts';

export type RelationRole =
	| 'head'
	| 'spouse'
	| 'child'
	| 'child-in-law'
	| 'parent'
	| 'parent-in-law'
	| 'grandparent'
	| 'grandchild'
	| 'great-grandchild'
	| 'sibling'
	| 'sibling-in-law'
	| 'uncle-aunt'
	| 'nephew-niece'
	| 'guest'
	| 'other';

export interface Relation {
	/** Canonical paper term. */
	readonly term: string;
	/** Share platform: 1 Ông 2 Bà 3 Cha 4 Mẹ 5 Vợ 6 Chồng 7 Con 8 Anh 9 Chị 10 Em 11 Cháu ruột 99 Khác; '' for the head. */
	readonly code: string;
	readonly role: RelationRole;
	readonly sex: Sex | null;
	readonly degree: number;
}

type Row = readonly [
	terms: string,
	code: string,
	role: RelationRole,
	sex: 'm' | 'f' | '',
	degree: number
];

/** First term of each row is the canonical one of those after `=`; `|` separates terms that are kept apart. */
const rows: readonly Row[] = [
	['Chủ hộ=CH=Chủ', '', 'head', '', 0],
	['Vợ', '5', 'spouse', 'f', 0],
	['Chồng', '6', 'spouse', 'm', 0],
	['Con|Con đẻ|Con ruột|Con chung|Con riêng|Con nuôi|Con út|Con cả', '7', 'child', '', 1],
	['Con trai|Con trai cả|Con trai nuôi|Trưởng nam|Thứ nam', '7', 'child', 'm', 1],
	['Con gái|Con gái cả|Con gái nuôi|Trưởng nữ|Thứ nữ', '7', 'child', 'f', 1],
	['Con dâu=Dâu', '99', 'child-in-law', 'f', 1],
	['Con rể=Rể', '99', 'child-in-law', 'm', 1],
	['Cha=Bố|Bố đẻ=Cha đẻ|Bố nuôi=Cha nuôi|Bố dượng=Cha dượng', '3', 'parent', 'm', -1],
	['Mẹ|Mẹ đẻ|Mẹ nuôi|Mẹ kế|Dì ghẻ', '4', 'parent', 'f', -1],
	['Bố chồng=Cha chồng|Bố vợ=Cha vợ', '99', 'parent-in-law', 'm', -1],
	['Mẹ chồng|Mẹ vợ', '99', 'parent-in-law', 'f', -1],
	['Ông|Ông nội|Ông ngoại', '1', 'grandparent', 'm', -2],
	['Bà|Bà nội|Bà ngoại', '2', 'grandparent', 'f', -2],
	['Anh|Anh ruột|Anh trai', '8', 'sibling', 'm', 0],
	['Chị|Chị ruột|Chị gái', '9', 'sibling', 'f', 0],
	['Em|Em ruột', '10', 'sibling', '', 0],
	['Em trai', '10', 'sibling', 'm', 0],
	['Em gái', '10', 'sibling', 'f', 0],
	['Anh rể|Em rể|Anh chồng|Anh vợ', '99', 'sibling-in-law', 'm', 0],
	['Chị dâu|Em dâu|Chị chồng|Chị vợ', '99', 'sibling-in-law', 'f', 0],
	['Em chồng|Em vợ', '99', 'sibling-in-law', '', 0],
	['Cháu nội|Cháu ngoại|Cháu đích tôn', '11', 'grandchild', '', 2],
	['Cháu ruột', '11', 'nephew-niece', '', 1],
	['Cháu', '99', 'grandchild', '', 2],
	['Cháu trai', '99', 'grandchild', 'm', 2],
	['Cháu gái', '99', 'grandchild', 'f', 2],
	['Cháu dâu', '99', 'grandchild', 'f', 2],
	['Cháu rể', '99', 'grandchild', 'm', 2],
	['Chắt', '99', 'great-grandchild', '', 3],
	['Chú|Bác trai|Cậu|Dượng', '99', 'uncle-aunt', 'm', -1],
	['Cô|Dì|Thím|Mợ|Bác gái', '99', 'uncle-aunt', 'f', -1],
	['Bác', '99', 'uncle-aunt', '', -1],
	['Cụ', '99', 'other', '', -3],
	['Cụ ông', '99', 'other', 'm', -3],
	['Cụ bà', '99', 'other', 'f', -3],
	[
		'Người ở nhờ=Ở nhờ|Người ở thuê=Ở thuê|Người ở cùng nhà|Người giúp việc|Bạn',
		'99',
		'guest',
		'',
		0
	],
	['Khác', '99', 'other', '', 0]
];

const byKey = new Map<string, Relation>();
for (const [terms, code, role, letter, degree] of rows)
	for (const group of terms.split('|')) {
		const [term = '', ...spellings] = group.split('=');
		const found: Relation = {
			term,
			code,
			role,
			sex: letter === '' ? null : letter === 'm' ? 'male' : 'female',
			degree
		};
		byKey.set(toneKey(term), found);
		// Bố and Cha are the same relation but not the same word on paper: the spelling keeps its own term.
		for (const spelling of spellings)
			byKey.set(
				toneKey(spelling),
				/^(?:CH|Chủ|Dâu|Rể)$/.test(spelling) ? found : { ...found, term: spelling }
			);
	}

/** Terms that a person may choose from, canonical spellings. */
export const relationTerms: readonly string[] = [
	...new Set([...byKey.values()].map((found) => found.term))
];

/** Abbreviations that may mean several relations: asked, never expanded. */
const ambiguous: Readonly<Record<string, readonly string[]>> = {
	c: ['Con', 'Chồng', 'Chị', 'Cháu'],
	v: ['Vợ'],
	b: ['Bố', 'Bà', 'Bác'],
	bđ: ['Bố đẻ'],
	mđ: ['Mẹ đẻ'],
	ct: ['Con trai'],
	cg: ['Con gái'],
	m: ['Mẹ']
};

/** The relation a term names; null for an unknown one. */
export function relationOf(text: string): Relation | null {
	return byKey.get(toneKey(text)) ?? null;
}

/** What an abbreviation may stand for; null when the text is none. */
export function relationAbbreviation(text: string): readonly string[] | null {
	return own(ambiguous, text.normalize('NFC').toLowerCase().replace(/[.\s]/g, '')) ?? null;
}
