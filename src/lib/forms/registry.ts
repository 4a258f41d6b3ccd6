// Every form type the app knows: one folder with a form.json each, found by pattern, so that adding a form
// changes no code. Patches (pixels of printed labels) come by themselves, loaded only when pages are read.
import type { FormDefinition } from './form-schema.ts';
import type { FormPatches } from './label-patches.ts';

const found = import.meta.glob<FormDefinition>('./*/form.json', { eager: true, import: 'default' });
const patches = import.meta.glob<FormPatches>('./*/patches.json', { import: 'default' });

const forms: readonly FormDefinition[] = Object.values(found).sort((a, b) =>
	a.id < b.id ? -1 : a.id > b.id ? 1 : 0
);

/** All known forms, by id. */
export function allForms(): readonly FormDefinition[] {
	return forms;
}

export function formById(id: string): FormDefinition | undefined {
	return forms.find((form) => form.id === id);
}

/** Label patches of one form; undefined where it has none (an office's own template, an unmeasured form). */
export async function loadPatches(formId: string): Promise<FormPatches | undefined> {
	return patches[`./${formId}/patches.json`]?.();
}
