// The known forms, in a chunk of their own: a sixth of what the first screen may weigh, and nobody asks for a form
// before somebody is unlocked. Until `load` has ended asking is a bug.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { FormCatalogue } from './ports.ts';

export class LoadedForms implements FormCatalogue {
	#forms: readonly FormDefinition[] | null = null;

	/** `app-incomplete`: the server is gone and this part of the app is not kept on the machine yet. */
	async load(): Promise<Result<void, 'app-incomplete'>> {
		try {
			this.#forms ??= (await import('#lib/forms/registry.ts')).allForms();
			return ok(undefined);
		} catch {
			return fail('app-incomplete');
		}
	}

	all(): readonly FormDefinition[] {
		if (!this.#forms) throw new Error('a form was asked for before the forms were loaded');
		return this.#forms;
	}

	byId(id: string): FormDefinition | null {
		return this.all().find((form) => form.id === id) ?? null;
	}
}
