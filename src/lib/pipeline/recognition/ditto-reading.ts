// A cell that only repeats the one above: the mark stands as written until the table says what it repeats.
import { readField } from '../../domain/fields/registry.ts';
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Reading } from '../../domain/reading.ts';
import { mayBeDitto } from './ditto-mark.ts';

/** Share of marks, told by their shape or read by one engine, that are marks. */
const markProbability = 0.93;

type Mark = Pick<
	Reading,
	'raw' | 'value' | 'status' | 'confidence' | 'symbols' | 'issues' | 'engines'
>;

export function asMark(kind: FieldKindId, mark: string): Mark {
	const { value, issues } = readField(kind, mark);
	return {
		raw: mark,
		value,
		status: 'read',
		confidence: markProbability,
		symbols: [],
		issues,
		engines: []
	};
}

/** "nt", and a stroke too many. */
const mostOfMark = 3;

/** The mark that the second engine read in a cell of which the first made next to nothing ("n†", "/"); null for others. */
export function heardDitto(theirs: string, { kind, cell, raw }: Reading): Mark | null {
	const letters = raw.match(/[\p{L}\p{N}]/gu) ?? [];
	if (!cell || !mayBeDitto(kind) || letters.length > mostOfMark) return null;
	const mark = asMark(kind, theirs);
	return mark.issues.some(({ code }) => code === 'ditto-unresolved') ? mark : null;
}
