// Which fields take the whole column and which stand two abreast: by what is written in them, not by label.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';

const wide: ReadonlySet<FieldKindId> = new Set([
	'person-name',
	'address',
	'place',
	'occupation',
	'event',
	'free-text'
]);

export const isWide = (kind: FieldKindId): boolean => wide.has(kind);
