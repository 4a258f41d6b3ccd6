// What lists of the office make of sure readings: one that a list contradicts is a doubt, so that a person looks at the
// ink. A list never changes a value, and what a person has said is not asked again.
import { issue } from '#lib/domain/issue.ts';
import { sameValue } from '#lib/domain/same-value.ts';
import { knownOf } from '../aids/file-values.ts';
import type { Listed, OfficeLists } from '../export/office-lists.svelte.ts';
import type { FieldView } from '../surface.ts';

export class ListDoubts {
	readonly #lists: Pick<OfficeLists, 'says'>;
	/** The same object again for the same view, so that a key press redraws one field and not the page. */
	readonly #made = new WeakMap<FieldView, FieldView>();

	constructor(lists: Pick<OfficeLists, 'says'>) {
		this.#lists = lists;
	}

	/** What the lists say of a field, of a person they know. */
	says(field: FieldView, onPage: readonly FieldView[]): readonly Listed[] {
		const { fact } = field;
		if (!fact || fact.of === 'household') return [];
		return this.#lists.says(knownOf(field, onPage), fact.is);
	}

	over(onPage: readonly FieldView[]): readonly FieldView[] {
		return onPage.map((view) => {
			const { fact, mark, text } = view;
			if ((mark !== 'sure' && mark !== 'agreed') || !fact || fact.of === 'household') return view;
			const other = this.says(view, onPage).find(({ value }) => !sameValue(fact.is, text, value));
			return other ? this.#doubtful(view, other) : view;
		});
	}

	#doubtful(view: FieldView, { name, value }: Listed): FieldView {
		const known = this.#made.get(view);
		if (known) return known;
		const issues = [...view.issues, issue('list-differs', 'warning', { name, value })];
		const made: FieldView = { ...view, mark: 'doubt', needsPerson: true, issues };
		this.#made.set(view, made);
		return made;
	}
}
