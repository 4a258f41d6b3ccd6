// Fields that hold one of a few terms: the nine met most often in the north each have a digit. A digit is typed like
// any text and becomes its term only when the person accepts it.
import { ethnicities } from '#lib/domain/codes/ethnicities.ts';
import { relationTerms } from '#lib/domain/codes/relations.ts';
import { religions } from '#lib/domain/codes/religions.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';

const byDigit: Readonly<Partial<Record<FieldKindId, readonly string[]>>> = {
	sex: ['Nam', 'Nữ'],
	ethnicity: ['Kinh', 'Tày', 'Thái', 'Mường', 'Nùng', 'Hoa', 'Dao', 'HMông', 'Khơ-me'],
	religion: ['Không', 'Công giáo', 'Phật giáo', 'Tin Lành', 'Cao Đài', 'Hồi giáo'],
	nationality: ['Việt Nam'],
	relation: [...['Chủ hộ', 'Vợ', 'Chồng', 'Con', 'Con dâu', 'Cháu nội', 'Cháu ngoại', 'Mẹ', 'Bố']]
};

const others: Readonly<Partial<Record<FieldKindId, readonly string[]>>> = {
	ethnicity: ethnicities.all.map(({ name }) => name),
	religion: religions.all.map(({ name }) => name),
	relation: relationTerms
};

/** Terms with digits 1…9, in their order; none for a kind that holds free text. */
export const digitTerms = (kind: FieldKindId): readonly string[] => byDigit[kind] ?? [];

export const isClosed = (kind: FieldKindId): boolean => byDigit[kind] !== undefined;

/** Terms a typed text may be on its way to: its digit, or all that begin with it, tones apart. */
export function termsFor(kind: FieldKindId, typed: string): readonly string[] {
	const text = typed.trim();
	if (!isClosed(kind) || text === '') return [];
	const digit = /^[1-9]$/.test(text) ? digitTerms(kind)[Number(text) - 1] : undefined;
	if (digit !== undefined) return [digit];
	const key = fold(text);
	if (key === '') return [];
	const all = [...new Set([...digitTerms(kind), ...(others[kind] ?? [])])];
	return all.filter((term) => fold(term).startsWith(key));
}

/** What Enter makes of a typed text: the one term it can only mean; null leaves it as typed. */
export function onlyTerm(kind: FieldKindId, typed: string): string | null {
	const terms = termsFor(kind, typed);
	const exact = terms.filter((term) => fold(term) === fold(typed));
	const [only] = exact.length > 0 ? exact : terms;
	return only !== undefined && (terms.length === 1 || exact.length === 1) ? only : null;
}
