// Composition of kinship over the head, with the sexes that decide nội and ngoại.
import { expect, test } from 'vitest';
import { relationOf, relationTerms } from './codes/relations.ts';
import { composeRelations } from './kinship.ts';

const compose = (
	subject: string,
	member: string,
	subjectSex: 'male' | 'female' | null = null,
	memberSex: 'male' | 'female' | null = null
) => {
	const [s, m] = [relationOf(subject), relationOf(member)];
	return s && m ? composeRelations(s, m, subjectSex, memberSex) : expect.fail('unknown term');
};

test.each([
	['Chủ hộ', 'Con', null, null, ['Con']],
	['Con trai', 'Con', null, null, ['Cháu nội']],
	['Con gái', 'Con', null, null, ['Cháu ngoại']],
	['Con', 'Con', null, null, ['Cháu nội', 'Cháu ngoại']],
	['Con', 'Con', 'female', null, ['Cháu ngoại']],
	['Con dâu', 'Con', null, null, ['Cháu nội']],
	['Con rể', 'Con', null, null, ['Cháu ngoại']],
	['Con trai', 'Vợ', null, null, ['Con dâu']],
	['Con gái', 'Chồng', null, null, ['Con rể']],
	['Vợ', 'Con', null, null, ['Con', 'Con riêng']],
	['Mẹ', 'Con', null, 'male', ['Chủ hộ', 'Anh', 'Em', 'Anh ruột', 'Em ruột', 'Em trai']],
	['Anh ruột', 'Con', null, null, ['Cháu ruột', 'Cháu']],
	['Người ở nhờ', 'Con', null, null, []]
] as const)('subject %s, member %s', (subject, member, subjectSex, memberSex, expected) => {
	expect(compose(subject, member, subjectSex, memberSex)).toEqual(expected);
});

test('every composition of known terms gives known terms', () => {
	for (const subject of relationTerms)
		for (const member of relationTerms)
			for (const term of compose(subject, member)) expect(relationOf(term), term).not.toBeNull();
});
