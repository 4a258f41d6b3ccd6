// Doubtful characters of a page in reading order, and which comes next from where the caret stands: a trained clerk
// walks only these.
import type { FieldView } from '#lib/app/surface.ts';
import type { FieldKey } from '#lib/domain/ids.ts';
import { doubtParts } from '#lib/domain/doubt.ts';

/** A run of doubtful characters in a field's text; offsets in UTF-16 units, as a text box counts. */
export interface DoubtSpot {
	readonly key: FieldKey;
	readonly start: number;
	readonly end: number;
}

/** None in a field a person has settled or changed: what was read there no longer matters. */
export function doubtSpots(fields: readonly FieldView[]): readonly DoubtSpot[] {
	return fields.flatMap((field) => {
		const { reading, entry } = field.current;
		if (!reading || entry) return [];
		let at = 0;
		return doubtParts(field.text, reading).flatMap(({ text, doubtful }) => {
			const start = at;
			at += text.length;
			return doubtful ? [{ key: field.key, start, end: at }] : [];
		});
	});
}

/** Where the caret stands; `start` and `end` of what is selected in its text box. */
export interface CaretPlace {
	readonly key: FieldKey | null;
	readonly start: number;
	readonly end: number;
}

/** The spot after (`1`) or before (`-1`) the caret, round the page's end; null where there is none. */
export function nextSpot(
	fields: readonly FieldView[],
	caret: CaretPlace,
	step: 1 | -1
): DoubtSpot | null {
	const spots = doubtSpots(fields);
	const order = new Map(fields.map((field, index) => [field.key, index]));
	const here = caret.key === null ? -1 : (order.get(caret.key) ?? -1);
	const place = (spot: DoubtSpot) => order.get(spot.key) ?? 0;
	const isAt = (spot: DoubtSpot) =>
		spot.key === caret.key && spot.start === caret.start && spot.end === caret.end;
	/** A whole field selected is a field just entered: its own first spot comes next. */
	const isWhole = (spot: DoubtSpot) =>
		spot.key === caret.key && caret.start === 0 && caret.end > spot.end;
	const after = spots.filter((spot) => {
		if (isAt(spot)) return false;
		if (place(spot) !== here) return step === 1 ? place(spot) > here : place(spot) < here;
		if (step === 1) return isWhole(spot) || spot.start >= caret.end;
		return spot.end <= caret.start;
	});
	const found = step === 1 ? (after[0] ?? spots[0]) : (after.at(-1) ?? spots.at(-1));
	return found ?? null;
}
