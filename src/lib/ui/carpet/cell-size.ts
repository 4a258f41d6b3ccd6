// How wide a cell is by what it holds: ten short values stand side by side on a small screen, long ones fewer.
import type { Carpet } from '#lib/domain/carpet/carpets.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';

const widths: Readonly<Partial<Record<FieldKindId, number>>> = {
	'person-name': 215,
	address: 430,
	place: 320,
	email: 320,
	event: 430,
	'free-text': 430,
	occupation: 320,
	'month-range': 320,
	'id-number': 160
};

const others = 126;

/** Least width of a cell, CSS pixels; parts of fields are short whatever the field. */
export const cellWidth = ({ kind, part }: Pick<Carpet, 'kind' | 'part'>): number =>
	part ? others : (widths[kind] ?? others);

/** Height of a line's ink in a cell, CSS pixels. */
export const inkHeight = 19;
