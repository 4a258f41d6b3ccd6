// What is not plain writing and read by rules of its own: boxes to tick, boxes for one digit each, ditto marks. By boxes
// tells how many single boxes are right; a value is exact only where all of its boxes are.
import { isDitto } from '../../../src/lib/domain/vietnamese/ditto.ts';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import { templates } from '../../forms/templates/index.ts';
import type { TruthPage, TruthValue } from '../../specimens/truth.ts';
import { told, type Figure } from '../figure.ts';

export type MarkKind = 'boxes to tick' | 'boxed digits' | 'ditto marks';

export interface Mark {
	readonly kind: MarkKind;
	/** Single boxes of the value. */
	readonly boxes: number;
}

/** What the compared value holds, and how it was read. */
interface Marked {
	readonly mark: Mark | null;
	readonly exact: boolean;
	readonly errors: number;
	readonly isBlank: boolean;
}

/** Null for a value written on a line or in a cell. */
export function markOf(
	id: string,
	value: TruthValue,
	truth: TruthPage,
	form: FormDefinition
): Mark | null {
	if (isDitto(value.raw ?? '')) return { kind: 'ditto marks', boxes: 1 };
	const choices = form.fields.find((field) => field.id === id)?.choices;
	if (choices) return { kind: 'boxes to tick', boxes: choices.length };
	const boxes = boxesOf(truth, id);
	return boxes === null ? null : { kind: 'boxed digits', boxes };
}

function boxesOf({ formId, print, side }: TruthPage, id: string): number | null {
	const sheet = templates
		.find((template) => template.formId === formId)
		?.sheets.find((each) => each.print === print && each.side === side);
	const items = (sheet?.blocks ?? []).flatMap((block) => (block.kind === 'row' ? block.items : []));
	return items.find(({ field }) => field === id)?.cells ?? null;
}

export function markFigures(name: string, compared: readonly Marked[]): readonly Figure[] {
	return (['boxes to tick', 'boxed digits', 'ditto marks'] as const).flatMap((kind) => {
		const own = compared.filter(({ mark, isBlank }) => mark?.kind === kind && !isBlank);
		if (own.length === 0) return [];
		const exact = (100 * own.filter((value) => value.exact).length) / own.length;
		const figures = [told(`${name}, ${kind}: exact`, exact, '%', `${own.length} values`)];
		if (kind === 'ditto marks') return figures;
		const boxes = own.reduce((sum, { mark }) => sum + (mark?.boxes ?? 0), 0);
		const wrong = own.reduce((sum, value) => sum + wrongBoxes(kind, value), 0);
		const right = (100 * (boxes - wrong)) / boxes;
		return [...figures, told(`${name}, ${kind}: by boxes`, right, '%', `${boxes} boxes`)];
	});
}

/** A word ticked instead of another is two boxes wrong. */
function wrongBoxes(kind: MarkKind, { exact, errors, mark }: Marked): number {
	if (exact) return 0;
	return Math.min(mark?.boxes ?? 0, kind === 'boxes to tick' ? 2 : Math.max(1, errors));
}
