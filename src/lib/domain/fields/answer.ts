// What a field kind gives back, built in one way: cleaned text, parts, and the doubts that apply.
import type { Issue } from '../issue.ts';
import { cleanLine } from '../vietnamese/text.ts';
import type { FieldKind, FieldValueParsed } from './field-kind.ts';

/** Longer than any handwritten entry: parsing it as a date or number would only waste time. */
const parseLimit = 400;

export function answer<P>(
	value: string,
	parts: P | null,
	...issues: readonly (Issue | null | false)[]
): FieldValueParsed<P> {
	return { value, parts, issues: issues.filter((found) => found !== null && found !== false) };
}

/** Makes a kind from a reader of clean, non-empty, sanely long text; the borders are handled once, here. */
export function defineKind<P>(
	id: FieldKind<P>['id'],
	read: (text: string, context: Parameters<FieldKind<P>['read']>[1]) => FieldValueParsed<P>
): FieldKind<P> {
	return {
		id,
		read(raw, context) {
			const text = cleanLine(raw);
			if (text === '') return answer<P>('', null);
			if (text.length > parseLimit)
				return answer<P>(text, null, {
					code: 'text-too-long',
					severity: 'warning',
					params: { length: text.length, limit: parseLimit }
				});
			return read(text, context);
		}
	};
}
