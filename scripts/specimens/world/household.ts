// A household whose people can be each other's parents, spouses and children: the ages, surnames and
// addresses agree, three generations at most under one roof.
import type { Random } from '../random.ts';
import type { Day } from './calendar.ts';
import { homeElsewhere, homeInHaNam, type Home } from './places.ts';
import { makePerson, type Person, type PersonWish } from './person.ts';

export interface Household {
	readonly home: Home;
	readonly head: Person;
	/** Everyone under the roof, head first. */
	readonly members: readonly Person[];
	/** Grown children's families, by the grown child. */
	readonly sons: readonly Person[];
	readonly fileNumber: string;
	readonly bookNumber: string;
	readonly registerNumber: string;
	readonly sheetNumber: string;
}

export interface HouseholdWish {
	/** The earliest paper of the file. */
	readonly today: Day;
	/** A new-born is wanted, so someone must be of age to have it. */
	readonly headBirth?: readonly [number, number];
}

function couple(random: Random, husband: Person, today: Day, origin: Home): Person {
	const wife = makePerson(random, {
		sex: 'female',
		birthYear: husband.birth.year + random.int(0, 5),
		home: husband.home,
		origin,
		today,
		ethnicity: husband.ethnicity,
		religion: husband.religion
	});
	husband.spouse = wife;
	wife.spouse = husband;
	return wife;
}

function addChildren(
	random: Random,
	father: Person,
	mother: Person,
	today: Day,
	count: number
): void {
	let year = Math.max(mother.birth.year + random.int(20, 25), father.birth.year + 20);
	for (let index = 0; index < count && year < today.year; index++) {
		const child = makePerson(random, {
			sex: random.chance(0.5) ? 'male' : 'female',
			birthYear: year,
			home: father.home,
			origin: originOf(father),
			today,
			family: father.family,
			ethnicity: father.ethnicity,
			religion: father.religion
		});
		child.father = father;
		child.mother = mother;
		father.children.push(child);
		mother.children.push(child);
		year += random.int(2, 5);
	}
}

const origins = new WeakMap<Person, Home>();
export const originOf = (person: Person): Home => origins.get(person) ?? person.home;

/** Parents for a person who has none yet, with two or three siblings; all live in the parents' village. */
export function addParents(random: Random, person: Person, today: Day): void {
	if (person.father) return;
	const home = originOf(person);
	const shared = {
		home,
		origin: home,
		today,
		ethnicity: person.ethnicity,
		religion: person.religion
	};
	const father = makePerson(random, {
		...shared,
		sex: 'male',
		birthYear: person.birth.year - random.int(22, 34),
		family: person.family
	});
	const mother = couple(random, father, today, home);
	const siblings = random.int(0, 2);
	father.children.push(person);
	mother.children.push(person);
	for (let index = 0; index < siblings; index++) {
		const sibling = makePerson(random, {
			...shared,
			sex: random.chance(0.5) ? 'male' : 'female',
			birthYear: person.birth.year + (index + 1) * random.int(2, 3),
			family: person.family
		});
		sibling.father = father;
		sibling.mother = mother;
		father.children.push(sibling);
		mother.children.push(sibling);
	}
	person.father = father;
	person.mother = mother;
}

export function makeHousehold(random: Random, wish: HouseholdWish): Household {
	const { today } = wish;
	const home = homeInHaNam(random, today);
	const origin = random.chance(0.85) ? home : homeElsewhere(random);
	const [from, to] = wish.headBirth ?? [1948, 1972];
	const base: PersonWish = {
		sex: 'male',
		birthYear: random.int(from, to),
		home,
		origin,
		today
	};
	const head = makePerson(random, base);
	origins.set(head, origin);
	const wifeOrigin = random.chance(0.6) ? home : homeElsewhere(random);
	const wife = couple(random, head, today, wifeOrigin);
	origins.set(wife, wifeOrigin);
	addChildren(random, head, wife, today, random.int(2, 4));
	const sons: Person[] = [];
	const members: Person[] = [head, wife, ...head.children];
	for (const child of head.children) {
		origins.set(child, origin);
		if (child.sex !== 'male' || today.year - child.birth.year < 24) continue;
		const brideHome = random.chance(0.6) ? homeInHaNam(random, today) : homeElsewhere(random);
		const bride = couple(random, child, today, brideHome);
		origins.set(bride, brideHome);
		addChildren(random, child, bride, today, random.int(1, 2));
		for (const grandchild of child.children) origins.set(grandchild, origin);
		members.push(bride, ...child.children);
		sons.push(child);
	}
	return {
		home,
		head,
		members,
		sons,
		fileNumber: `${random.int(1, 60)}/${String(random.int(1, 9000)).padStart(4, '0')}`,
		bookNumber: `35${random.digits(7)}`,
		registerNumber: String(random.int(1, 40)),
		sheetNumber: String(random.int(1, 200))
	};
}
