// What ditto copies: the cell above, else the same fact from the nearest page before; or the same fact of the chief
// of the household (chủ hộ). Never from an empty field.
import { relationOf } from '#lib/domain/codes/relations.ts';
import { parseFieldKey } from '#lib/domain/ids.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import type { FieldView } from '../surface.ts';

const hasText = (field: FieldView): boolean => field.text.trim() !== '';

/** The field whose text is copied into `field`; `before` = fields of earlier pages, nearest page first. */
export function dittoSource(
	field: FieldView,
	onPage: readonly FieldView[],
	before: Iterable<readonly FieldView[]>
): FieldView | null {
	const { cell, fact } = field;
	const earlier = onPage.slice(0, onPage.indexOf(field)).reverse();
	if (cell) {
		const above = earlier.find(
			(one) => one.cell?.tableId === cell.tableId && one.cell.columnId === cell.columnId
		);
		if (above) return hasText(above) ? above : null;
	}
	if (!fact) return null;
	for (const fields of before) {
		const same = fields.find(
			(one) => one.fact?.of === fact.of && one.fact.is === fact.is && hasText(one)
		);
		if (same) return same;
	}
	return null;
}

/** Facts that members of a household mostly share; a name shares its first word, the surname. */
const sharedFacts: ReadonlySet<string> = new Set([
	'home-town',
	'permanent-address',
	'current-address',
	'ethnicity',
	'religion',
	'nationality'
]);
const sharedKinds: ReadonlySet<string> = new Set(['ethnicity', 'religion', 'nationality']);

const isShared = ({ fact, kind }: FieldView): boolean =>
	sharedKinds.has(kind) || (fact !== null && sharedFacts.has(fact.is));

/** Fields of the same member as `field`: its table row, or the header fields that speak of the same person. */
export function sameMember(field: FieldView, onPage: readonly FieldView[]): readonly FieldView[] {
	const { cell, fact } = field;
	if (cell)
		return onPage.filter(
			(one) => one.cell?.tableId === cell.tableId && one.cell.rowId === cell.rowId
		);
	return onPage.filter((one) => one.cell === null && one.fact?.of === fact?.of);
}

/** What a person has settled, and what the machine is sure of, stays. */
const isOpen = (field: FieldView): boolean =>
	field.needsPerson || (!hasText(field) && !field.current.entry?.confirmed);

export interface Ditto {
	readonly field: FieldView;
	readonly source: FieldView;
	/** A surname alone: the rest of the name is still to be typed. */
	readonly isPart: boolean;
	readonly text: string;
}

/** Every shared field of the member that is still open, with what stands above. */
export function sharedDittos(
	field: FieldView,
	onPage: readonly FieldView[],
	before: readonly (readonly FieldView[])[]
): readonly Ditto[] {
	return sameMember(field, onPage).flatMap((one) => {
		const isName = one.kind === 'person-name' && one.fact?.is === 'name';
		if (!isOpen(one) || (isName ? hasText(one) : !isShared(one))) return [];
		const source = dittoSource(one, onPage, before);
		if (!source) return [];
		const text = isName ? `${source.text.trim().split(/\s+/)[0] ?? ''} ` : source.text;
		return [{ field: one, source, isPart: isName, text }];
	});
}

const personOf = (field: FieldView): string => {
	const place = parseFieldKey(field.key);
	const who = place?.cell ? `${place.cell.tableId}.${place.cell.rowId}` : (field.fact?.of ?? '');
	return `${field.pageId} ${who}`;
};

/** Persons whose relation says chief, else those with the name the papers give the chief. */
function chiefs(fields: readonly FieldView[]): ReadonlySet<string> {
	const byRelation = fields.filter(
		({ fact, text }) => fact?.is === 'relation-to-head' && relationOf(text)?.role === 'head'
	);
	if (byRelation.length > 0) return new Set(byRelation.map(personOf));
	const names = new Set(
		fields
			.filter((one) => one.fact?.is === 'head-name' && hasText(one))
			.map(({ text }) => fold(text))
	);
	return new Set(
		fields.filter(({ fact, text }) => fact?.is === 'name' && names.has(fold(text))).map(personOf)
	);
}

/** The same fact of the chief of the household, on any page; never the field itself. */
export function chiefSource(field: FieldView, fields: readonly FieldView[]): FieldView | null {
	const { fact } = field;
	if (!fact) return null;
	const wanted = chiefs(fields);
	const same = fields.filter(
		(one) =>
			one.key !== field.key && one.fact?.is === fact.is && hasText(one) && wanted.has(personOf(one))
	);
	return same.find((one) => one.current.entry?.confirmed) ?? same[0] ?? null;
}
