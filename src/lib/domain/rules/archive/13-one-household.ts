// Rule 13. Nobody is registered in two households at once: same name and birth date, and the same number or parent, or a
// full birth date and nothing that tells them apart.
import type { ArchiveIssue, ArchiveRule, PersonDigest } from './archive-rule.ts';

const isFull = (birth: string) => /^\d\d\/\d\d\/\d{4}$/.test(birth);

/** `sure` proves one person, `likely` asks. Two with different 12-digit numbers or other parents are two. */
function verdict(a: PersonDigest, b: PersonDigest): 'sure' | 'likely' | 'no' {
	const shared = a.idNumbers.some((number) => b.idNumbers.includes(number));
	if (shared) return 'sure';
	const long = (person: PersonDigest) => person.idNumbers.find((number) => number.length === 12);
	if (long(a) !== undefined && long(b) !== undefined) return 'no';
	if (a.parents.length > 0 && b.parents.length > 0)
		return a.parents.some((parent) => b.parents.includes(parent)) ? 'sure' : 'no';
	return isFull(a.birth) ? 'likely' : 'no';
}

export const oneHousehold: ArchiveRule = {
	number: '13',
	source: 'Luật Cư trú 2006 Điều 18, Điều 24',
	codes: { 'in-two-households': 'error', 'maybe-in-two-households': 'warning' },
	*check(households) {
		const groups = new Map<string, PersonDigest[]>();
		for (const { persons } of households)
			for (const person of persons) {
				if (person.status !== 'present' || person.nameKey === '' || person.birth === '') continue;
				const key = `${person.nameKey}|${person.birth}`;
				const group = groups.get(key);
				if (group) group.push(person);
				else groups.set(key, [person]);
			}
		for (const group of groups.values())
			for (const [at, first] of group.entries())
				for (const second of group.slice(at + 1, at + 21)) yield* compare(first, second);
	}
};

function* compare(first: PersonDigest, second: PersonDigest): Generator<ArchiveIssue> {
	if (first.fileId === second.fileId) return;
	const found = verdict(first, second);
	if (found === 'no') return;
	const code = found === 'sure' ? 'in-two-households' : 'maybe-in-two-households';
	yield {
		id: `${code}@${[first.personId, second.personId].sort().join(',')}`,
		code,
		severity: found === 'sure' ? 'error' : 'warning',
		params: { name: first.name, birth: first.birth },
		fileIds: [first.fileId, second.fileId],
		personIds: [first.personId, second.personId]
	};
}
