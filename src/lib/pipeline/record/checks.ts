// Runs the rules of the trade over an assembled household. As one types: the whole household in a few milliseconds.
import type { Household, HouseholdIssue } from '../../domain/household.ts';
import { viewHousehold, type RuleContext } from '../../domain/rules/household-view.ts';
import { rules } from '../../domain/rules/index.ts';
import { toIssue } from '../../domain/rules/rule.ts';

const weight = { error: 0, warning: 1, info: 2 } as const;

/** The household with its issues, errors first; each id once. Overridden ones stay in the list: their flag is exported. */
export function checkHousehold(household: Household, context: RuleContext): Household {
	const view = viewHousehold(household, context);
	const issues = new Map<string, HouseholdIssue>();
	for (const rule of rules)
		for (const found of rule.check(view)) {
			const item = toIssue(found);
			if (!issues.has(item.id)) issues.set(item.id, item);
		}
	return {
		...household,
		issues: [...issues.values()].sort((a, b) => weight[a.severity] - weight[b.severity])
	};
}

/** Errors nobody has overridden: what stands between the file and its approval. */
export function blockingIssues(
	household: Household,
	overrides: Readonly<Record<string, string>>
): readonly HouseholdIssue[] {
	return household.issues.filter(
		(item) => item.severity === 'error' && overrides[item.id] === undefined
	);
}
