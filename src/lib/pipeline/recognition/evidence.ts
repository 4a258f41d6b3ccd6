// What the value itself says of the reading: a number of the right length or a name on the list makes it likelier,
// a coded objection unlikelier. Works on odds, so that no evidence ever makes a value certain or impossible.
import type { Issue } from '../../domain/issue.ts';
import type { FieldKindId } from '../../domain/fields/field-kind.ts';

/** Kinds whose check is strict enough that passing it says something. */
const strict: ReadonlySet<FieldKindId> = new Set([
	'date',
	'id-number',
	'sex',
	'ethnicity',
	'religion',
	'nationality',
	'relation',
	'phone'
]);

const passed = 2.5;
const doubted: Readonly<Record<Issue['severity'], number>> = {
	error: 0.08,
	warning: 0.35,
	info: 1
};

/** What no pen writes: the thirteenth month is an engine's. */
const impossible: ReadonlySet<Issue['code']> = new Set(['date-unreadable', 'date-not-on-calendar']);
const impossibly = 0.02;

/** Probability after hearing the field kind's verdict. */
export function withEvidence(
	probability: number,
	kind: FieldKindId,
	value: { readonly value?: string; readonly parts: unknown; readonly issues: readonly Issue[] }
): number {
	let odds = probability / Math.max(1e-6, 1 - probability);
	for (const { code, severity } of value.issues)
		odds *= impossible.has(code) ? impossibly : doubted[severity];
	// Grades are written as 9/12: digits alone have lost the stroke between them.
	if (kind === 'education' && /^\d{2,}$/.test(value.value ?? '')) odds *= doubted.warning;
	const isClean = value.issues.every(({ severity }) => severity === 'info');
	if (isClean && strict.has(kind) && value.parts !== null) odds *= passed;
	return Math.min(0.995, odds / (1 + odds));
}
