// Which faces of which forms a person can name, each with one key: the papers met most often first.
import type { AppSurface } from '#lib/app/surface.ts';
import { formById } from '#lib/forms/registry.ts';

export interface FormChoice {
	readonly id: string;
	readonly code: string;
	readonly title: string;
	readonly side: string;
	/** One letter or digit; empty when there are more faces than keys. */
	readonly key: string;
}

/** 0 is another paper. Letters may serve here: no text field has the caret. */
const keys = '123456789abcdefghijklmnopqrstuvwxyz';
const first: readonly string[] = ['hk02', 'hk01', 'hk07'];

const rank = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length);

/** Faces that ask for anything; a form this app does not know in full has a front. */
function sidesOf(id: string): readonly string[] {
	const form = formById(id);
	const sides = new Set([...(form?.fields ?? []), ...(form?.tables ?? [])].map(({ side }) => side));
	return sides.size > 0 ? [...sides].sort((a) => (a === 'front' ? -1 : 1)) : ['front'];
}

export function formChoices(forms: AppSurface['forms']): readonly FormChoice[] {
	return forms
		.toSorted((a, b) => rank(a.id) - rank(b.id))
		.flatMap((form) => sidesOf(form.id).map((side) => ({ ...form, side })))
		.map((choice, index) => ({ ...choice, key: keys[index] ?? '' }));
}
