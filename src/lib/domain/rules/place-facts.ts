// Every place on every paper, parsed with the day of its paper: what the rules on places walk over.
import type { PersonFactId } from '../facts.ts';
import type { Evidence } from '../household.ts';
import type { ParsedAddress } from '../places/parse-address.ts';
import type { HouseholdView, PersonView } from './household-view.ts';

export interface StatedPlace {
	readonly person: PersonView;
	readonly fact: PersonFactId;
	readonly evidence: Evidence;
	readonly parsed: ParsedAddress;
	/** ISO day of the paper, where known. */
	readonly date: string | undefined;
}

const placeFacts = ['birth-place', 'home-town', 'permanent-address', 'current-address'] as const;

/** Nothing while the gazetteer is not loaded. */
export function* statedPlaces(view: HouseholdView): Generator<StatedPlace> {
	const { places } = view.context;
	if (!places) return;
	for (const person of view.persons)
		for (const fact of placeFacts)
			for (const evidence of person.evidence(fact)) {
				if (evidence.value === '') continue;
				const date = view.paperDate(evidence.pageId);
				yield { person, fact, evidence, date, parsed: places.parse(evidence.value, date) };
			}
}
