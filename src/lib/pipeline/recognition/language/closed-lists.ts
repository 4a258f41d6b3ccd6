// The field kinds whose values are few, with how common each is in archives of the delta: a prior that ink overrules.
import { ethnicities } from '../../../domain/codes/ethnicities.ts';
import { relationTerms } from '../../../domain/codes/relations.ts';
import { religions } from '../../../domain/codes/religions.ts';
import type { FieldKindId } from '../../../domain/fields/field-kind.ts';
import type { ListEntry } from '../ctc/closed-list.ts';

/** `common` share the first nine tenths as given; the rest of the list shares what is left evenly. */
function entries(all: readonly string[], common: Readonly<Record<string, number>>): ListEntry[] {
	const values = [...new Set([...Object.keys(common), ...all])];
	const given = Object.values(common).reduce((sum, share) => sum + share, 0);
	const rest = Math.max(0.02, 1 - given) / Math.max(1, values.length);
	return values.map((value) => ({ value, prior: common[value] ?? rest }));
}

const names = (list: { readonly all: readonly { readonly name: string }[] }) =>
	list.all.map((term) => term.name);

export const closedLists: Readonly<Partial<Record<FieldKindId, readonly ListEntry[]>>> = {
	sex: entries([], { Nam: 0.5, Nữ: 0.5 }),
	ethnicity: entries(names(ethnicities), { Kinh: 0.93, Mường: 0.02, Tày: 0.01 }),
	religion: entries(names(religions), {
		Không: 0.7,
		'Thiên chúa': 0.05,
		'Thiên chúa giáo': 0.04,
		'Công giáo': 0.06,
		'Phật giáo': 0.04,
		Phật: 0.01,
		Lương: 0.02
	}),
	nationality: entries([], { 'Việt Nam': 0.98 }),
	relation: entries(relationTerms, {
		Con: 0.2,
		'Con đẻ': 0.12,
		'Con trai': 0.06,
		'Con gái': 0.06,
		Vợ: 0.14,
		Chồng: 0.06,
		'Chủ hộ': 0.1,
		Mẹ: 0.04,
		'Mẹ đẻ': 0.03,
		Bố: 0.03,
		'Bố đẻ': 0.03,
		Cháu: 0.03
	})
};
