// Doubts that another paper of the same file settles: it says the same of the same person, read from other ink or
// confirmed by somebody. Nothing is stored: as soon as that paper says something else, the doubt is back.
import { issue } from '#lib/domain/issue.ts';
import type { PageId } from '#lib/domain/ids.ts';
import { sureFrom } from '#lib/domain/reading.ts';
import { placeKey } from '#lib/domain/same-value.ts';
import { toneKey } from '#lib/domain/vietnamese/text.ts';
import { agreedProbability, personsWord } from '#lib/pipeline/record/agreement.ts';
import { isDittoCell } from '#lib/pipeline/record/resolve-dittos.ts';
import type { FieldView } from '../surface.ts';

/** What a page says, and the probability that it is right. */
type Said = ReadonlyMap<string, number>;

export interface PageOfFields {
	readonly id: PageId;
	readonly fields: readonly FieldView[];
}

const isName = ({ fact }: FieldView) => fact?.is === 'name' || fact?.is === 'head-name';

const memberOf = ({ cell, fact }: FieldView): string =>
	cell ? `${cell.tableId}.${cell.rowId}` : (fact?.of ?? '');

/** Who each row and each header of a page is about. */
const namesOn = (fields: readonly FieldView[]): ReadonlyMap<string, string> =>
	new Map(fields.filter(isName).map((field) => [memberOf(field), toneKey(field.text)]));

/** The same for fields that say the same: names and addresses of anybody in the file, all else of one person. */
function statement(field: FieldView, names: ReadonlyMap<string, string>): string | null {
	const { fact, kind, text } = field;
	if (!fact || text.trim() === '' || field.restricted) return null;
	if (isName(field)) return `name ${toneKey(text)}`;
	if (kind === 'address' || kind === 'place') return `place ${placeKey(text)}`;
	if (fact.of === 'household') return `${fact.is} ${toneKey(text)}`;
	const name = names.get(memberOf(field)) ?? '';
	return name === '' ? null : `${fact.is} ${name} ${toneKey(text)}`;
}

/** What a field's own ink is worth; 0 where it says nothing for itself. */
function worth({ current: { entry, reading, status }, mark }: FieldView): number {
	if (status !== 'read') return 0;
	if (entry) return entry.confirmed ? personsWord : 0;
	if (!reading || isDittoCell(reading) || (mark !== 'sure' && mark !== 'doubt')) return 0;
	return reading.confidence;
}

function saidOn(fields: readonly FieldView[]): Said {
	const names = namesOn(fields);
	const said = new Map<string, number>();
	for (const field of fields) {
		const own = worth(field);
		const what = own > 0 ? statement(field, names) : null;
		if (what !== null) said.set(what, Math.max(own, said.get(what) ?? 0));
	}
	return said;
}

const isSame = (a: Said, b: Said | undefined): boolean =>
	a.size === b?.size && [...a].every(([what, probability]) => b.get(what) === probability);

export class AgreeingPapers {
	readonly #said = new Map<PageId, Said>();
	/** The same object again for the same view, so that a key press redraws one field and not the page. */
	readonly #made = new WeakMap<FieldView, FieldView>();

	/** Takes what a page says now; true where it said something else before. */
	take({ id, fields }: PageOfFields): boolean {
		const said = saidOn(fields);
		const isNew = !isSame(said, this.#said.get(id));
		if (isNew) this.#said.set(id, said);
		return isNew;
	}

	/** @param order pages of the file, for telling which one agrees. */
	over({ id, fields }: PageOfFields, order: readonly PageId[]): readonly FieldView[] {
		if (!fields.some(({ mark }) => mark === 'doubt')) return fields;
		const names = namesOn(fields);
		return fields.map((view) => {
			const { mark, issues, current } = view;
			if (mark !== 'doubt' || current.entry || issues.some(({ severity }) => severity !== 'info'))
				return view;
			const what = statement(view, names);
			const page = what === null ? -1 : this.#witness(what, worth(view), id, order);
			return page < 0 ? view : this.#settled(view, page);
		});
	}

	/** The page that says it most surely, if that is enough; -1: none does. */
	#witness(what: string, own: number, id: PageId, order: readonly PageId[]): number {
		const others = order.map((page) => (page === id ? 0 : (this.#said.get(page)?.get(what) ?? 0)));
		const best = Math.max(0, ...others);
		return best > 0 && agreedProbability(own, best) >= sureFrom ? others.indexOf(best) : -1;
	}

	#settled(view: FieldView, page: number): FieldView {
		const known = this.#made.get(view);
		if (known?.issues.at(-1)?.params?.['page'] === page + 1) return known;
		const issues = [...view.issues, issue('same-on-paper', 'info', { page: page + 1 })];
		const made: FieldView = { ...view, mark: 'agreed', needsPerson: false, issues };
		this.#made.set(view, made);
		return made;
	}
}
