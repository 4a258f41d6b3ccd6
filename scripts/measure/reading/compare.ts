// A page as digitized against its truth: which values are exactly right, how many characters are wrong, and how far
// field corners lie from where they were drawn.
import type { DigitizedField, DigitizedPage } from '../../../src/lib/app/digitize.ts';
import { readField } from '../../../src/lib/domain/fields/registry.ts';
import type { FieldKindId } from '../../../src/lib/domain/fields/field-kind.ts';
import { isDitto } from '../../../src/lib/domain/vietnamese/ditto.ts';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import type { LetterClass } from '../../specimens/settings.ts';
import type { TruthPage, TruthValue } from '../../specimens/truth.ts';
import { editDistance } from '../edit-distance/edit-distance.ts';
import { isCutRight, onPage, shrinkOf } from './cut.ts';
import { markOf, type Mark } from './marks.ts';

/** One value that stands on the paper, and what the machine made of it. */
export interface Compared {
	readonly letterClass: LetterClass;
	readonly layout: string;
	readonly place: 'header' | 'table';
	readonly kind: FieldKindId;
	/** Blank on paper: `exact` then says that nothing was read. */
	readonly isBlank: boolean;
	readonly exact: boolean;
	readonly errors: number;
	readonly characters: number;
	readonly confidence: number;
	/** Cut from the line it is written on; null for a blank. */
	readonly isCutRight: boolean | null;
	/** Boxes or a ditto mark; null for plain writing. */
	readonly mark: Mark | null;
	/** What was read there; undefined where no field was found. */
	readonly field: DigitizedField | undefined;
}

/** NFC without marks at either end, as both sides of a character error rate are compared. */
const bare = (text: string): string =>
	text.normalize('NFC').replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');

/** Every value of the truth, header fields and table cells. Rows are matched by their order from the top. */
export function comparePage(
	page: DigitizedPage,
	truth: TruthPage,
	form: FormDefinition
): readonly Compared[] {
	const found = new Map(page.fields.map((field) => [placeOf(field), field]));
	const common = { letterClass: truth.letterClass, layout: truth.layout };
	const out: Compared[] = [];
	for (const [id, value] of Object.entries(truth.fields)) {
		const kind = form.fields.find((field) => field.id === id)?.kind;
		const field = found.get(id);
		const cut = value.value === '' ? null : isCutRight(field, value, page, truth);
		if (kind)
			out.push({
				...common,
				place: 'header',
				...compare(value, kind, field),
				mark: markOf(id, value, truth, form),
				isCutRight: cut
			});
	}
	for (const [tableId, { rows }] of Object.entries(truth.tables)) {
		const columns = form.tables.find((table) => table.id === tableId)?.columns ?? [];
		const inked = rows.filter((row) => Object.values(row).some(({ value }) => value !== ''));
		inked.forEach((row, i) => {
			for (const { id, kind } of columns) {
				const value = row[id];
				const field = found.get(`${tableId}.r${i + 1}.${id}`);
				if (!value) continue;
				const cut = value.value === '' ? null : isCutRight(field, value, page, truth);
				out.push({
					...common,
					place: 'table',
					...compare(value, kind, field),
					mark: isDitto(value.raw ?? '') ? markOf(id, value, truth, form) : null,
					isCutRight: cut
				});
			}
		});
	}
	return out;
}

const placeOf = ({ id, table, row }: DigitizedField): string =>
	table ? `${table}.${row}.${id}` : id;

function compare(truth: TruthValue, kind: FieldKindId, field: DigitizedField | undefined) {
	const written = truth.raw ?? truth.value;
	// A ditto mark is right when it was replaced by what it stands for.
	const meant = isDitto(written) ? truth.value : written;
	const wanted = truth.value === '' ? '' : readField(kind, meant).value;
	const text = bare(truth.value === '' ? '' : written);
	return {
		field,
		kind,
		isBlank: truth.value === '',
		exact: (field?.value ?? '') === wanted,
		errors: editDistance(text, bare(field?.raw ?? '')),
		characters: [...text].length,
		confidence: field?.confidence ?? 0
	};
}

/** Of the tables with anything written in them: whether as many rows were found. */
export function rowCounts(page: DigitizedPage, truth: TruthPage): readonly boolean[] {
	return Object.entries(truth.tables).flatMap(([tableId, { rows }]) => {
		const inked = rows.filter((row) => Object.values(row).some(({ value }) => value !== ''));
		const found = new Set(
			page.fields.flatMap(({ table, row }) => (table === tableId ? [row] : []))
		);
		return inked.length > 0 ? [found.size === inked.length] : [];
	});
}

/** Known form and face; prints whose face is the same paper cannot be told apart and need not be. */
export const isRecognised = (page: DigitizedPage, truth: TruthPage): boolean =>
	page.form?.formId === truth.formId && page.form.side === truth.side;

/**
 * Largest distance of a one-line field's corners from where its line was drawn, pixels at 300 dpi; null where there are
 * none.
 */
export function registrationError(page: DigitizedPage, truth: TruthPage): number | null {
	const dpi = truth.dpi * shrinkOf(page, truth);
	const errors = page.fields.flatMap(({ id, table, box }) => {
		const drawn = table ? undefined : truth.fields[id]?.boxes;
		if (drawn?.length !== 1 || !drawn[0]) return [];
		return drawn[0].map(([x, y], i) => {
			const [tx, ty] = onPage(x, y, page, truth);
			return Math.hypot(box[i]![0] - tx, box[i]![1] - ty) * (300 / dpi);
		});
	});
	return errors.length > 0 ? Math.max(...errors) : null;
}
