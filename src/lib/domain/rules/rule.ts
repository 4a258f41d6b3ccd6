// The contract of a rule over one household, and how a finding is written down.
import type { HouseholdIssue } from '../household.ts';
import type { FieldKey } from '../ids.ts';
import type { Severity } from '../issue.ts';
import type { HouseholdView, PersonView } from './household-view.ts';

export interface Finding {
	readonly code: string;
	readonly severity: Severity;
	readonly params: Readonly<Record<string, string | number>>;
	readonly personIds: readonly string[];
	readonly keys: readonly FieldKey[];
}

export interface Rule {
	/** Number in the list of rules, `01` … `25`. */
	readonly number: string;
	/** Circular, law and article; "practice" where it is none of these. */
	readonly source: string;
	/** Every code the rule may give, with its severity. */
	readonly codes: Readonly<Record<string, Severity>>;
	/** Never throws, whatever the household holds. */
	check(view: HouseholdView): Iterable<Finding>;
}

/** A finding about persons; the fields to look at are those of the named facts. */
export function finding(
	rule: Pick<Rule, 'codes'>,
	code: string,
	about: readonly PersonView[],
	keys: readonly (FieldKey | undefined)[],
	params: Readonly<Record<string, string | number>> = {}
): Finding {
	return {
		code,
		severity: rule.codes[code] ?? 'warning',
		params: {
			...(about[0] ? { name: about[0].name } : {}),
			...(about[1] ? { other: about[1].name } : {}),
			...params
		},
		personIds: about.map((person) => person.id),
		keys: keys.filter((key) => key !== undefined)
	};
}

/** The issue under the id its override is stored by: the code and what it is about. */
export function toIssue({ code, severity, params, personIds, keys }: Finding): HouseholdIssue {
	const subject = personIds.length > 0 ? [...personIds].sort() : [...keys].sort();
	const field = personIds.length > 0 && params['fact'] !== undefined ? `:${params['fact']}` : '';
	return { code, severity, params, id: `${code}@${subject.join(',')}${field}`, personIds, keys };
}
