// Every written value of a made page beside the field that was read there; rows are matched by their order from the top.
import type { DigitizedField, DigitizedPage } from '../../../src/lib/app/digitize.ts';
import { readField } from '../../../src/lib/domain/fields/registry.ts';
import type { FieldKindId } from '../../../src/lib/domain/fields/field-kind.ts';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import type { TruthPage, TruthValue } from '../../specimens/truth.ts';

export interface FieldWithTruth {
	readonly kind: FieldKindId;
	/** Value by the field kind's rules. */
	readonly wanted: string;
	/** Undefined where nothing was found. */
	readonly field: DigitizedField | undefined;
}

export function fieldsWithTruth(
	page: DigitizedPage,
	truth: TruthPage,
	form: FormDefinition
): readonly FieldWithTruth[] {
	const found = new Map(
		page.fields.map((field) => [
			field.table ? `${field.table}.${field.row}.${field.id}` : field.id,
			field
		])
	);
	const out: FieldWithTruth[] = [];
	const add = (kind: FieldKindId | undefined, value: TruthValue | undefined, at: string): void => {
		if (kind && value && value.value !== '')
			out.push({
				kind,
				wanted: readField(kind, value.raw ?? value.value).value,
				field: found.get(at)
			});
	};
	for (const [id, value] of Object.entries(truth.fields))
		add(form.fields.find((field) => field.id === id)?.kind, value, id);
	for (const [tableId, { rows }] of Object.entries(truth.tables)) {
		const columns = form.tables.find((table) => table.id === tableId)?.columns ?? [];
		const inked = rows.filter((row) => Object.values(row).some(({ value }) => value !== ''));
		inked.forEach((row, i) => {
			for (const { id, kind } of columns) add(kind, row[id], `${tableId}.r${i + 1}.${id}`);
		});
	}
	return out;
}
