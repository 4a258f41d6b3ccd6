// form.json as the generator needs it: fields and columns with the fact they state.
import { readFileSync } from 'node:fs';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';

const read = new Map<string, FormDefinition>();

/** @throws when there is no such form. */
export function formFile(id: string): FormDefinition {
	let form = read.get(id);
	if (!form) {
		const file = new URL(`../../../src/lib/forms/${id}/form.json`, import.meta.url);
		form = JSON.parse(readFileSync(file, 'utf8')) as FormDefinition;
		read.set(id, form);
	}
	return form;
}
