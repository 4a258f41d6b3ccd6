// Expected failure as a value: a Result says so in its type, a thrown error is always a bug.

/** Why something that may fail did fail: a code for i18n, and the values its sentence needs. */
export interface Failure<C extends string = string> {
	readonly code: C;
	readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T, C extends string = string> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure<C> };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export function fail<C extends string>(
	code: C,
	params?: Readonly<Record<string, string | number>>
): { readonly ok: false; readonly failure: Failure<C> } {
	return { ok: false, failure: params ? { code, params } : { code } };
}
