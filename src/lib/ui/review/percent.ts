// A share as a percentage with as many digits as it needs to say something: 0,05 % is not 0 %.
import { formatNumber } from '#lib/i18n/format.ts';
import type { LanguageId } from '#lib/i18n/language.svelte.ts';

export function percentText(share: number, language: LanguageId): string {
	const percent = share * 100;
	const digits = percent === 0 || percent >= 10 ? 1 : percent >= 1 ? 2 : 3;
	return formatNumber(percent, language, digits);
}
