// Composition of kinship: the member is M of the subject, the subject is S of the head; what is the member of the head?
// Several answers are given where Vietnamese distinguishes what the papers do not say (elder, younger, by marriage).
import { relationOf, type Relation, type RelationRole } from './codes/relations.ts';
import type { Sex } from './fields/sex.ts';

/** Terms for member of head; `+` and `-` mark the paternal and maternal line, decided by the subject's sex. */
const table: Partial<Record<RelationRole, Partial<Record<RelationRole, string>>>> = {
	spouse: {
		child: 'Con|Con riêng',
		'child-in-law': 'Con dâu|Con rể',
		grandchild: 'Cháu nội|Cháu ngoại',
		parent: 'Bố vợ|Mẹ vợ|Bố chồng|Mẹ chồng',
		sibling: 'Anh vợ|Chị vợ|Em vợ|Anh chồng|Chị chồng|Em chồng',
		spouse: 'Chủ hộ'
	},
	child: {
		spouse: 'Con dâu|Con rể',
		child: 'Cháu nội+|Cháu ngoại-',
		grandchild: 'Chắt',
		parent: 'Chủ hộ|Vợ|Chồng',
		sibling: 'Con|Con trai|Con gái',
		'parent-in-law': 'Khác'
	},
	'child-in-law': {
		spouse: 'Con|Con trai|Con gái',
		child: 'Cháu ngoại+|Cháu nội-',
		sibling: 'Khác',
		parent: 'Khác'
	},
	parent: {
		spouse: 'Cha|Mẹ|Bố',
		child: 'Chủ hộ|Anh|Chị|Em|Anh ruột|Chị ruột|Em ruột|Em trai|Em gái',
		parent: 'Ông|Bà|Ông nội|Bà nội|Ông ngoại|Bà ngoại',
		grandchild: 'Con|Cháu ruột'
	},
	sibling: {
		child: 'Cháu ruột|Cháu',
		spouse: 'Anh rể|Em rể|Chị dâu|Em dâu',
		parent: 'Cha|Mẹ|Bố|Bố đẻ|Mẹ đẻ',
		sibling: 'Chủ hộ|Anh|Chị|Em|Anh ruột|Chị ruột|Em ruột'
	},
	grandchild: {
		parent: 'Con|Con trai|Con gái|Con dâu|Con rể',
		sibling: 'Cháu nội|Cháu ngoại|Cháu',
		child: 'Chắt',
		spouse: 'Cháu dâu|Cháu rể'
	},
	grandparent: { spouse: 'Ông|Bà', child: 'Cha|Mẹ|Bố|Bác|Chú|Cô|Cậu|Dì' },
	'parent-in-law': { spouse: 'Bố vợ|Mẹ vợ|Bố chồng|Mẹ chồng' }
};

/** Whether a term may be used of a person of this sex, in this line. */
function fits(term: string, subjectSex: Sex | null, memberSex: Sex | null): boolean {
	if (term.endsWith('+') && subjectSex === 'female') return false;
	if (term.endsWith('-') && subjectSex === 'male') return false;
	const said = relationOf(term.replace(/[+-]$/, ''))?.sex ?? null;
	return said === null || memberSex === null || said === memberSex;
}

/** Possible relations of the member to the head, likeliest first; empty when the table knows none. */
export function composeRelations(
	subjectToHead: Relation,
	memberToSubject: Relation,
	subjectSex: Sex | null,
	memberSex: Sex | null
): readonly string[] {
	if (subjectToHead.role === 'head') return [memberToSubject.term];
	const terms = table[subjectToHead.role]?.[memberToSubject.role]?.split('|') ?? [];
	const sex = subjectSex ?? subjectToHead.sex;
	return terms
		.filter((term) => fits(term, sex, memberSex ?? memberToSubject.sex))
		.map((term) => term.replace(/[+-]$/, ''));
}
