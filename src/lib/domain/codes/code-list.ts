// A list of coded terms with the spellings papers use; looked up by tone-less key, ambiguity kept.
import { fold } from '../vietnamese/text.ts';

export interface CodedTerm {
	readonly code: string;
	readonly name: string;
}

export interface CodeList {
	readonly all: readonly CodedTerm[];
	/** The term a text surely means, null where none or more than one fits. */
	find(text: string): CodedTerm | null;
	byCode(code: string): CodedTerm | null;
}

/** `terms` are `code name`; `spellings` map another spelling to a code. Spaces and marks do not matter. */
export function codeList(
	terms: readonly (readonly [code: string, name: string])[],
	spellings: Readonly<Record<string, string>> = {}
): CodeList {
	const all = terms.map(([code, name]) => ({ code, name }));
	const codes = new Map(all.map((term) => [term.code, term]));
	const key = (text: string) => fold(text).replaceAll(' ', '');
	const keys = new Map(all.map((term) => [key(term.name), term]));
	for (const [spelling, code] of Object.entries(spellings)) {
		const term = codes.get(code);
		if (term) keys.set(key(spelling), term);
	}
	return {
		all,
		find: (text) => keys.get(key(text)) ?? null,
		byCode: (code) => codes.get(code) ?? null
	};
}
