// Which fields a person must still look at. The order of the questions is the order of weight.
import type { Issue } from '../../domain/issue.ts';
import { sureFrom } from '../../domain/reading.ts';
import type { CurrentValue } from '../../domain/record.ts';

export { sureFrom };

export type NeedReason =
	'parked' | 'draft' | 'unread' | 'illegible' | 'conflict' | 'rule' | 'doubtful';

export interface NeedContext {
	/** Issues of the field's kind and of the rules that name this field and are not overridden. */
	readonly issues?: readonly Issue[];
	/** The field may lawfully be blank. */
	readonly optional?: boolean;
	/** Instead of `sureFrom`. */
	readonly sureFrom?: number;
}

/**
 * Why the field needs a person; null when it does not. A confirmed entry needs nobody except where it is parked
 * or breaks a rule of severity `error`: the paper wins over plausibility, but somebody must say so.
 */
export function needReason(current: CurrentValue, context: NeedContext = {}): NeedReason | null {
	const { entry, status } = current;
	const issues = context.issues ?? [];
	if (entry?.parked) return 'parked';
	if (entry?.confirmed) return issues.some((found) => found.severity === 'error') ? 'rule' : null;
	if (entry) return 'draft';
	if (status === 'not-keyed') return 'unread';
	if (status === 'illegible') return 'illegible';
	if (status === 'conflict') return 'conflict';
	if (issues.some((found) => found.severity !== 'info')) return 'rule';
	if (status === 'blank' && context.optional) return null;
	return current.confidence < (context.sureFrom ?? sureFrom) ? 'doubtful' : null;
}

export function needsPerson(current: CurrentValue, context: NeedContext = {}): boolean {
	return needReason(current, context) !== null;
}
