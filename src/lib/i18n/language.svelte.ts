// The language the screens speak, shared by context; without one (component tests) it is Vietnamese.
// English is fetched only when asked for, so that the first screen does not carry both.
import { getContext, setContext } from 'svelte';
import type { Catalogue } from './catalogue.ts';
import { exportLabelsVi } from './export.vi.ts';
import { importVi } from './import.vi.ts';
import { issuesVi } from './issues.vi.ts';
import { fill, type Translate } from './message.ts';
import { vi } from './vi.ts';

export type LanguageId = 'vi' | 'en';

const vietnameseCatalogue: Catalogue = {
	messages: vi,
	imports: importVi,
	issues: issuesVi,
	facts: exportLabelsVi.columns
};

export class Language {
	#id = $state<LanguageId>('vi');
	#catalogue = $state.raw<Catalogue>(vietnameseCatalogue);

	get id(): LanguageId {
		return this.#id;
	}
	get catalogue(): Catalogue {
		return this.#catalogue;
	}

	/** Bound, so that it can be taken off the object and used in templates. */
	readonly t: Translate = (key, ...params) => fill(this.#catalogue.messages[key], params[0]);

	async use(id: LanguageId): Promise<void> {
		this.#catalogue =
			id === 'vi' ? vietnameseCatalogue : (await import('./en-catalogue.ts')).enCatalogue;
		this.#id = id;
	}
}

const key = Symbol('language');
const vietnamese = new Language();

export const setLanguage = (language: Language): Language => setContext(key, language);
export const getLanguage = (): Language => getContext<Language | undefined>(key) ?? vietnamese;
