// Rule 25: what a household must say before the population database can take it (Luật Cư trú 2020 Điều 37,
// NĐ 62/2021 Điều 9). A blank or illegible paper, stated so by a person, is an answer and does not hold the file.
import type { PersonFactId } from '../../domain/facts.ts';
import type { FactValue, Household, Person } from '../../domain/household.ts';
import { issue, type Issue } from '../../domain/issue.ts';

/** Asked of the person a paper is about; of a person who moves along only where the paper has the column. */
const requiredFacts: readonly PersonFactId[] = [
	'name',
	'birth-date',
	'sex',
	'home-town',
	'ethnicity',
	'nationality',
	'permanent-address'
];

type Finding = 'answered' | 'absent' | 'unfinished';

function finding(fact: FactValue | undefined): Finding {
	if (!fact) return 'absent';
	if (fact.status === 'conflict' || fact.status === 'not-keyed') return 'unfinished';
	return fact.value !== '' || fact.status !== 'read' ? 'answered' : 'unfinished';
}

const nameOf = (person: Person) => person.facts.name?.value ?? '';

function personIssues(person: Person): Issue[] {
	const isSubject = person.roles.includes('subject');
	if (!isSubject && !person.roles.includes('member')) return [];
	return requiredFacts.flatMap((fact) => {
		const found = finding(person.facts[fact]);
		if (found === 'answered' || (found === 'absent' && !isSubject && fact !== 'name')) return [];
		return [issue('export-fact-missing', 'error', { fact, person: nameOf(person) })];
	});
}

/** What is missing, empty when the household is complete. */
export function completenessIssues(household: Household): Issue[] {
	const found = household.persons.flatMap(personIssues);
	if (household.persons.length === 0) found.push(issue('export-no-persons', 'error'));
	if (household.headId === null && finding(household.facts['head-name']) !== 'answered')
		found.push(issue('export-no-head', 'error'));
	return found;
}
