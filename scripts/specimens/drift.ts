// A known print as another printer set it again: its lines drift by up to 6 mm from where the form's data has them, a
// line is added, or the items are numbered otherwise. Labels and order stay; every page drifts differently.
import { layoutById } from '../forms/layouts.ts';
import type { Block, Item, Layout, Sheet } from '../forms/sheet-model.ts';
import type { Random } from './random.ts';

export const driftNames = ['drifted', 'longer', 'renumbered'] as const;
export type DriftName = (typeof driftNames)[number];

/** Furthest that a line may come to lie from its place, mm, on paper as wide as A4. */
const furthestMm = 6;

/** The face in the layout of this name; the names above start from layout 1. */
export function laidOut(
	sheet: Sheet,
	layout: string,
	random: Random,
	paperWidthMm: number
): { readonly sheet: Sheet; readonly layout: Layout } {
	const size = Math.min(1, paperWidthMm / 210);
	switch (layout) {
		case 'drifted':
			return { sheet, layout: drifted(sheet, random, size) };
		case 'longer':
			return { sheet: longer(sheet, random), layout: layoutById('1') };
		case 'renumbered':
			return { sheet: renumbered(sheet, random), layout: layoutById('1') };
		default:
			return { sheet, layout: layoutById(layout) };
	}
}

/** Lines move closer or further apart, and every one of them to the left or right. */
function drifted({ blocks }: Sheet, random: Random, size: number): Layout {
	const base = layoutById('1');
	const pitch = base.pitchMm * size;
	let offset = 0;
	const shiftsMm = blocks.map((block) => {
		const loose = block.kind === 'row' || block.kind === 'multiline' || block.kind === 'label';
		const step = random.between(loose ? -0.2 * pitch : 0, 0.35 * pitch);
		const y = Math.max(-furthestMm - offset, Math.min(furthestMm - offset, step));
		offset += y;
		return { x: random.between(-furthestMm, furthestMm) * size, y };
	});
	return { ...base, shiftsMm };
}

const isLine = ({ kind }: Block): boolean => kind === 'row' || kind === 'multiline';

/** One more dotted line between two items of the upper half, with a label that no form knows. */
function longer(sheet: Sheet, random: Random): Sheet {
	const between = sheet.blocks.flatMap((block, i) =>
		isLine(block) && sheet.blocks[i + 1] && isLine(sheet.blocks[i + 1]!) ? [i + 1] : []
	);
	if (between.length === 0) return sheet;
	const at = random.pick(between.slice(0, Math.ceil(between.length / 2)));
	const extra: Block = {
		kind: 'extra',
		text: random.pick(['Ghi chú', 'Nội dung khác', 'Bổ sung'])
	};
	return { ...sheet, blocks: [...sheet.blocks.slice(0, at), extra, ...sheet.blocks.slice(at)] };
}

/** Items count on from another number from somewhere on, or bear letters. */
function renumbered(sheet: Sheet, random: Random): Sheet {
	const more = random.int(1, 9);
	const lettered = random.chance(0.4);
	const other = (no: string): string => {
		const number = Number(no);
		if (!Number.isInteger(number)) return no;
		return lettered ? String.fromCharCode(96 + (number % 26 || 26)) : String(number + more);
	};
	const numbered = <I extends Omit<Item, 'share'>>(item: I): I =>
		item.no ? { ...item, no: other(item.no) } : item;
	const blocks = sheet.blocks.map((block): Block => {
		switch (block.kind) {
			case 'row':
				return { ...block, items: block.items.map(numbered) };
			case 'multiline':
				return { ...block, item: numbered(block.item) };
			case 'label':
				return block.no ? { ...block, no: other(block.no) } : block;
			default:
				return block;
		}
	});
	return { ...sheet, blocks };
}
