// Rules are named by their number in the list of rules; a number nobody has named stays a number.
import type { Translate } from '#lib/i18n/message.ts';
import { tradeVi } from '#lib/i18n/trade.vi.ts';

type RuleKey = Extract<keyof typeof tradeVi, `rule.${string}`>;

export function ruleName(rule: string, t: Translate): string {
	const key = `rule.${rule}`;
	return key in tradeVi ? t(key as RuleKey) : rule;
}
