// Bad data is a value: an issue names what is doubtful or wrong, by a stable code that i18n turns into a sentence.

/** `error` blocks approval unless overridden with a reason; `warning` asks; `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

export interface Issue {
	/** Stable, kebab-case, unique over the project, for example `date-not-on-calendar`. */
	readonly code: string;
	readonly severity: Severity;
	/** Values for the sentence. May hold personal data: never log. */
	readonly params?: Readonly<Record<string, string | number>>;
}

export function issue(
	code: string,
	severity: Severity,
	params?: Readonly<Record<string, string | number>>
): Issue {
	return params ? { code, severity, params } : { code, severity };
}
