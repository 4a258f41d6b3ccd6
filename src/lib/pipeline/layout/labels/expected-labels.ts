// What one print of a form has printed on it, in reading order, as far as labels go: the part of its data that every
// other print of the same form shares.
import type { Rect, Mm } from '../../../domain/geometry.ts';
import type { FormDefinition, Print } from '../../../forms/form-schema.ts';
import { lettersOf } from './text-rows.ts';

export interface ExpectedLabel {
	/** Null for a title, heading or note: no value hangs on it. */
	readonly fieldId: string | null;
	/** Wordings, letters only, the printed one first. */
	readonly wordings: readonly string[];
	/** What finding it says for the form. */
	readonly weight: number;
	/** Place in the known print; only its order and rough neighbourhood are used. */
	readonly box: Rect<Mm>;
	/** The value stands under the label and not behind it. */
	readonly isAbove: boolean;
}

/** Stands on nearly every paper, beside the office's name on some. */
export const motto = ['conghoaxahoichunghiavietnam', 'doclaptudohanhphuc'];
const sameRowMm = 2.6;

/** Labels, headings and notes of one print, in reading order. */
export function expectedLabels(form: FormDefinition, print: Print): readonly ExpectedLabel[] {
	const fields = fieldLabels(form, print);
	const found = [...fields, ...headings(form, print, fields)];
	const rows: ExpectedLabel[][] = [];
	for (const label of found.sort((a, b) => middle(a.box) - middle(b.box))) {
		const row = rows.at(-1);
		if (row && middle(label.box) - middle(row[0]!.box) < sameRowMm) row.push(label);
		else rows.push([label]);
	}
	return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x));
}

const middle = ({ y, height }: Rect<Mm>): number => y + height / 2;

function fieldLabels(form: FormDefinition, print: Print): ExpectedLabel[] {
	const usual = usualSize(print);
	return form.fields.flatMap((field): ExpectedLabel[] => {
		const box = print.fields[field.id]?.[0];
		if (field.side !== print.side || !box) return [];
		const wordings = [field.label, ...(field.synonyms ?? [])].map(lettersOf);
		const own = wordings.filter((text, i) => text !== '' && wordings.indexOf(text) === i);
		const over = overLabel(print, own, box, usual);
		return [
			{
				fieldId: field.id,
				wordings: own,
				weight: weightOf(own[0] ?? ''),
				box: over ?? box,
				isAbove: over !== null
			}
		];
	});
}

/** Width of a printed letter, share of its height, and how much of a label must find room before its line. */
const letterShare = 0.4;
const roomShare = 0.4;

/**
 * The label's place where it stands over its value, as over a free area; null where it stands before it. There is no
 * room before a line that begins at the margin or right behind another.
 */
function overLabel(
	print: Print,
	wordings: readonly string[],
	box: Rect<Mm>,
	usual: Mm
): Rect<Mm> | null {
	const all = Object.values(print.fields).flat();
	const before = all
		.filter((other) => Math.abs(middle(other) - middle(box)) < sameRowMm && other.x < box.x - 1)
		.map((other) => other.x + other.width);
	const margin = Math.min(...all.map(({ x }) => x), ...print.anchors.map((anchor) => anchor.box.x));
	const room = box.x - Math.max(margin, ...before);
	if (room > (wordings[0] ?? '').length * usual * letterShare * roomShare) return null;
	const over = print.anchors.find(({ text, box: own }) => {
		const letters = lettersOf(text);
		return (
			letters.length > 3 &&
			wordings.some((each) => each.includes(letters) || letters.includes(each)) &&
			middle(own) < box.y &&
			box.y - middle(own) < 16 &&
			own.x + own.width > box.x &&
			own.x < box.x + box.width
		);
	});
	return over?.box ?? { x: box.x, y: box.y - 2 * usual, width: box.width, height: usual };
}

/** Height of most of a print's letters. */
function usualSize({ anchors }: Print): Mm {
	const sizes = anchors.map(({ sizeMm }) => sizeMm).sort((a, b) => a - b);
	return sizes[sizes.length >> 1] ?? 4.2;
}

/** Longer words are met by chance less often. */
const weightOf = (letters: string): number => Math.min(1.6, 0.25 + letters.length / 14);

function headings(
	form: FormDefinition,
	print: Print,
	fields: readonly ExpectedLabel[]
): readonly ExpectedLabel[] {
	const usual = usualSize(print);
	const columns = form.tables.flatMap((table) =>
		table.columns.map(({ label }) => lettersOf(label))
	);
	return print.anchors.flatMap(({ text, box, sizeMm, field }): ExpectedLabel[] => {
		if (field !== undefined) return [];
		const letters = lettersOf(text);
		if (letters.length < 7 || motto.some((each) => each.includes(letters))) return [];
		const isOfField = fields.some(
			(label) =>
				Math.abs(middle(label.box) - middle(box)) < sameRowMm + 0.6 &&
				label.wordings.some((each) => each.includes(letters) || letters.includes(each))
		);
		if (isOfField) return [];
		const isInTable = Object.values(print.tables).some(
			(table) => box.y > table.box.y - 1 && box.y < table.box.y + table.headerHeightMm
		);
		if (isInTable || columns.includes(letters)) return [];
		const isTitle = sizeMm > usual * 1.1 || letters.startsWith('mau');
		return [
			{
				fieldId: null,
				wordings: [letters],
				weight: weightOf(letters) * (isTitle ? 2 : 0.7),
				box,
				isAbove: false
			}
		];
	});
}
