// Rules that hold for a single field are kept by its field kind; such a rule file names the kinds and codes, and this
// lifts what the kind says of every value on every paper.
import { householdFactKinds, personFactKinds } from '../fact-kinds.ts';
import type { HouseholdFactId, PersonFactId } from '../facts.ts';
import type { FieldKindId } from '../fields/field-kind.ts';
import { readField } from '../fields/registry.ts';
import type { Evidence } from '../household.ts';
import type { HouseholdView } from './household-view.ts';
import type { Finding, Rule } from './rule.ts';

function* evidenceOfKinds(
	view: HouseholdView,
	kinds: readonly FieldKindId[]
): Generator<[FieldKindId, Evidence]> {
	for (const { person } of view.persons)
		for (const [id, fact] of Object.entries(person.facts)) {
			const kind = personFactKinds[id as PersonFactId];
			if (kinds.includes(kind)) for (const item of fact.evidence) yield [kind, item];
		}
	for (const [id, fact] of Object.entries(view.household.facts)) {
		const kind = householdFactKinds[id as HouseholdFactId];
		if (kinds.includes(kind)) for (const item of fact.evidence) yield [kind, item];
	}
}

/** A rule that the field kinds keep: every listed code they give on a stored value becomes a finding. */
export function fieldRule(
	number: string,
	source: string,
	kinds: readonly FieldKindId[],
	codes: Rule['codes']
): Rule {
	return {
		number,
		source,
		codes,
		*check(view): Generator<Finding> {
			for (const [kind, { key, value }] of evidenceOfKinds(view, kinds))
				for (const found of readField(kind, value).issues) {
					const severity = codes[found.code];
					if (severity)
						yield {
							code: found.code,
							severity,
							params: found.params ?? {},
							personIds: [],
							keys: [key]
						};
				}
		}
	};
}
