// The rule of a field's own kind as a source of its own: a calendar, a list of codes, the syllables of the language. It
// errs in other ways than eyes and fingers do.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import { readField } from '../../domain/fields/registry.ts';

/** Whether the value breaks the rule of its own kind; an empty one breaks none. */
export const breaksOwnRule = (kind: FieldKindId, value: string): boolean =>
	value !== '' && readField(kind, value).issues.some(({ severity }) => severity !== 'info');

/** What was keyed blind obeys the rule that the standing value breaks: two sources against one. */
export const isOutvoted = (kind: FieldKindId, stands: string, typed: string): boolean =>
	typed.trim() !== '' && breaksOwnRule(kind, stands) && !breaksOwnRule(kind, typed);
