// One invented person: name by sex and generation, numbers that agree with sex, century and year.
import { readFileSync } from 'node:fs';
import type { Random } from '../random.ts';
import { ageOn, randomDay, type Day } from './calendar.ts';
import { fullAddress, shortPlace, type Home } from './places.ts';
import { occupationOf, schoolingOf } from './work.ts';

type Generation = 'old' | 'mid' | 'new';

const names = JSON.parse(readFileSync(new URL('./names.data.json', import.meta.url), 'utf8')) as {
	surnames: Record<string, number>;
	male: Record<Generation, string[]>;
	maleMiddle: Record<Generation, string[]>;
	female: Record<Generation, string[]>;
	femaleMiddle: Record<Generation, string[]>;
};

export type Sex = 'male' | 'female';

export interface Person {
	readonly sex: Sex;
	readonly birth: Day;
	readonly family: string;
	readonly middle: string;
	readonly given: string;
	/** Where birth was and where the family comes from, short form. */
	readonly birthPlace: string;
	readonly homeTown: string;
	readonly ethnicity: string;
	readonly religion: string;
	/** CMND of 9 digits or an id of 12; empty below 14. */
	readonly idNumber: string;
	readonly passport: string;
	readonly phone: string;
	readonly occupation: string;
	readonly education: string;
	readonly qualification: string;
	readonly language: string;
	readonly home: Home;
	father?: Person;
	mother?: Person;
	spouse?: Person;
	readonly children: Person[];
}

export const fullName = (person: Person): string =>
	`${person.family} ${person.middle} ${person.given}`;
export const sexText = (person: Person): string => (person.sex === 'male' ? 'Nam' : 'Nữ');
export const addressOf = (person: Person): string => fullAddress(person.home);

/** Prefixes of CMND in Hà Nam; others for people from elsewhere. */
const cmndPrefix: Readonly<Record<string, string>> = {
	'Hà Nam': '168',
	'Nam Định': '162',
	'Ninh Bình': '164',
	'Thái Bình': '151',
	'Hưng Yên': '145',
	'Hà Nội': '012',
	'Thanh Hóa': '172'
};

const provinceCode: Readonly<Record<string, string>> = {
	'Hà Nam': '035',
	'Nam Định': '036',
	'Ninh Bình': '037',
	'Thái Bình': '034',
	'Hưng Yên': '033',
	'Hà Nội': '001',
	'Thanh Hóa': '038'
};

function idNumber(random: Random, sex: Sex, birth: Day, birthPlace: string, today: Day): string {
	if (ageOn(birth, today) < 14) return '';
	const twelve = today.year >= 2017 && random.chance(0.4);
	const province = birthPlace.split(', ').at(-1) ?? '';
	if (!twelve) return `${cmndPrefix[province] ?? '168'}${random.digits(6)}`;
	const century = birth.year >= 2000 ? 2 : 0;
	return `${provinceCode[province] ?? '035'}${century + (sex === 'female' ? 1 : 0)}${String(birth.year).slice(2)}${random.digits(6)}`;
}

const phonePrefixes = ['0912', '0915', '0977', '0983', '0986', '0904', '0936', '0972', '0948'];

function phone(random: Random, age: number): string {
	if (age < 18 || random.chance(0.25)) return '';
	const [prefix, middle, end] = [random.pick(phonePrefixes), random.digits(3), random.digits(3)];
	return random.chance(0.35) ? `${prefix}.${middle}.${end}` : `${prefix}${middle}${end}`;
}

export interface PersonWish {
	readonly sex: Sex;
	readonly birthYear: number;
	readonly home: Home;
	/** Family origin; birth place is mostly the same. */
	readonly origin: Home;
	readonly today: Day;
	readonly family?: string;
	readonly ethnicity?: string;
	readonly religion?: string;
}

export function makePerson(random: Random, wish: PersonWish): Person {
	const { sex, birthYear, today } = wish;
	const birth = randomDay(random, birthYear);
	const generation: Generation = birthYear < 1966 ? 'old' : birthYear < 1996 ? 'mid' : 'new';
	const family = wish.family ?? random.weighted(names.surnames);
	const given = random.pick(names[sex][generation]);
	const middles = names[sex === 'male' ? 'maleMiddle' : 'femaleMiddle'][generation];
	let middle = random.pick(middles);
	// "Minh Minh", "Thị Hoài Hoài": nobody is called so.
	if (middle.split(' ').includes(given)) middle = sex === 'male' ? 'Văn' : 'Thị';
	const homeTown = shortPlace(wish.origin);
	const birthPlace = random.chance(0.8) ? homeTown : shortPlace(wish.home);
	const age = ageOn(birth, today);
	const schooling = schoolingOf(random, birth, today);
	return {
		sex,
		birth,
		family,
		middle,
		given,
		birthPlace,
		homeTown,
		ethnicity: wish.ethnicity ?? (random.chance(0.96) ? 'Kinh' : random.pick(['Mường', 'Tày'])),
		religion:
			wish.religion ?? random.pick(['Không', 'Không', 'Không', 'Không', 'Công giáo', 'Phật giáo']),
		idNumber: idNumber(random, sex, birth, birthPlace, today),
		passport:
			age >= 20 && random.chance(0.08) ? `${random.pick(['B', 'C'])}${random.digits(7)}` : '',
		phone: phone(random, age),
		occupation: occupationOf(random, { sex, age, home: wish.home, schooling: schooling.level }),
		education: schooling.education,
		qualification: schooling.qualification,
		language: schooling.language,
		home: wish.home,
		children: []
	};
}
