// A list beside the record: who in the list is this person, and where the two differ. Nothing is changed here.
import { personFactKinds } from '../../../domain/fact-kinds.ts';
import type { PersonFactId } from '../../../domain/facts.ts';
import type { Person } from '../../../domain/household.ts';
import { sameValue } from '../../../domain/same-value.ts';
import { toneKey } from '../../../domain/vietnamese/text.ts';
import { dateParts } from '../columns/date-parts.ts';
import type { ListedPerson } from './list-persons.ts';

export interface Difference {
	readonly fact: PersonFactId;
	/** What the record holds. */
	readonly record: string;
	readonly list: string;
}

/** What is known of a person who may stand in a list. */
export interface Known {
	readonly number: string;
	readonly name: string;
	/** Canonical text of the date kind. */
	readonly birth: string;
}

const factIds = Object.keys(personFactKinds) as PersonFactId[];
const yearOf = (date: string) => dateParts(date).year;

/** Persons of a list by number and by name with birth year. */
export class ListIndex {
	readonly #byNumber = new Map<string, ListedPerson[]>();
	readonly #byName = new Map<string, ListedPerson[]>();

	constructor(persons: readonly ListedPerson[]) {
		for (const person of persons) {
			const number = person.facts['id-number']?.value ?? '';
			const name = toneKey(person.facts.name?.value ?? '');
			const year = yearOf(person.facts['birth-date']?.value ?? '');
			if (number !== '') push(this.#byNumber, number, person);
			if (name !== '') push(this.#byName, `${name}|${year}`, person);
		}
	}

	/** The one listed person who can be meant; null when none or several can. */
	find(person: Person): ListedPerson | null {
		return this.match({
			number: person.facts['id-number']?.value ?? '',
			name: person.facts.name?.value ?? '',
			birth: person.facts['birth-date']?.value ?? ''
		});
	}

	/** As `find`, by what is known of somebody; each part may be empty. */
	match({ number, name: said, birth }: Known): ListedPerson | null {
		const name = toneKey(said);
		const year = yearOf(birth);
		// Nothing typed yet where the name stands: number and year together name one person well enough.
		if (name === '') return year === '' ? null : this.#byNumberAndYear(number, year);
		// A CMND was given out twice: the name must agree too.
		const numbered = (this.#byNumber.get(number) ?? []).filter(
			(listed) => toneKey(listed.facts.name?.value ?? '') === name
		);
		const named = this.#byName.get(`${name}|${year}`) ?? [];
		const [found, another] = numbered.length > 0 ? numbered : named;
		return found && !another ? found : null;
	}

	#byNumberAndYear(number: string, year: string): ListedPerson | null {
		const [found, another] = (this.#byNumber.get(number) ?? []).filter(
			(listed) => yearOf(listed.facts['birth-date']?.value ?? '') === year
		);
		return found && !another ? found : null;
	}
}

function push(index: Map<string, ListedPerson[]>, key: string, person: ListedPerson): void {
	const known = index.get(key);
	if (known) known.push(person);
	else index.set(key, [person]);
}

/** Facts that both state and that cannot both be true. */
export function compareWithList(person: Person, listed: ListedPerson): Difference[] {
	return factIds.flatMap((fact) => {
		const record = person.facts[fact]?.value ?? '';
		const list = listed.facts[fact]?.value ?? '';
		return sameValue(fact, record, list) ? [] : [{ fact, record, list }];
	});
}
