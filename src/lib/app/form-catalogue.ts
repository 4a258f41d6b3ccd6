// The known forms, in a chunk of their own: a sixth of what the first screen may weigh, and nobody asks for a form
// before somebody is unlocked. Until `load` has ended asking is a bug.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type * as Registry from '#lib/forms/registry.ts';
import type { FormCatalogue } from './ports.ts';

export class LoadedForms implements FormCatalogue {
	#registry: typeof Registry | null = null;

	/** `app-incomplete`: the server is gone and this part of the app is not kept on the machine yet. */
	async load(): Promise<Result<void, 'app-incomplete'>> {
		try {
			this.#registry ??= await import('#lib/forms/registry.ts');
			return ok(undefined);
		} catch {
			return fail('app-incomplete');
		}
	}

	all(): readonly FormDefinition[] {
		return this.#loaded.allForms();
	}

	byId(id: string): FormDefinition | null {
		return this.#loaded.formById(id) ?? null;
	}

	get #loaded(): typeof Registry {
		if (!this.#registry) throw new Error('a form was asked for before the forms were loaded');
		return this.#registry;
	}
}
