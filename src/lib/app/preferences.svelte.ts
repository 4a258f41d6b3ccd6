// Light and language as this person left them.
import type { Language, LanguageId } from '#lib/i18n/language.svelte.ts';
import { readPreference, writePreference } from '#lib/platform/preferences.ts';

export type Theme = 'auto' | 'light' | 'dark';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

export class Preferences {
	#theme = $state<Theme>('auto');
	#language: Language;

	/** @param setTheme shows the theme: the root element's attribute in the app. */
	constructor(
		language: Language,
		private readonly setTheme: (theme: Theme) => void
	) {
		this.#language = language;
		const stored = themes.find((theme) => theme === readPreference('theme'));
		if (stored) this.#use(stored);
		if (readPreference('language') === 'en') void language.use('en');
	}

	get theme(): Theme {
		return this.#theme;
	}

	nextTheme(): void {
		const next = themes[(themes.indexOf(this.#theme) + 1) % themes.length] ?? 'auto';
		writePreference('theme', next);
		this.#use(next);
	}

	async useLanguage(id: LanguageId): Promise<void> {
		writePreference('language', id);
		await this.#language.use(id);
	}

	#use(theme: Theme): void {
		this.#theme = theme;
		this.setTheme(theme);
	}
}
