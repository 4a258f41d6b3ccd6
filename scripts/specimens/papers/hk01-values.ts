// What a person of 14 or more writes on HK01: themselves, their years since 14, their close family.
import type { Random } from '../random.ts';
import { ageOn, dateText, dayNumber, monthText, type Day } from '../world/calendar.ts';
import { addParents } from '../world/household.ts';
import { addressOf, fullName, sexText, type Person } from '../world/person.ts';
import { districtName, lineAddress, shortPlace } from '../world/places.ts';
import { occupationShort } from '../world/work.ts';
import type { PaperPage } from './paper.ts';

const upper = (text: string): string => text.toLocaleUpperCase('vi');
const month = (value: number, year: number): string => `${monthText(value)}/${year}`;

function history(random: Random, person: Person, today: Day): Record<string, string>[] {
	const rows: Record<string, string>[] = [];
	const here = lineAddress(person.home);
	const start = person.birth.year + 14;
	const schoolEnd = Math.min(person.birth.year + 18, today.year);
	const atSchool = person.education.startsWith('Không') ? 'Ở nhà' : 'Học sinh';
	if (schoolEnd >= today.year)
		return [{ period: `${month(9, start)} - nay`, residence: here, occupation: atSchool }];
	rows.push({
		period: `${month(9, start)} - ${month(5, schoolEnd)}`,
		residence: here,
		occupation: atSchool
	});
	const turn = schoolEnd + random.int(2, 8);
	const work = occupationShort(person.occupation) || 'Làm ruộng';
	if (turn < today.year - 1) {
		rows.push({
			period: `${month(6, schoolEnd)} - ${month(8, turn)}`,
			residence: here,
			occupation: random.pick(
				person.sex === 'male' ? ['Bộ đội', 'Làm ruộng', 'Thợ xây'] : ['Làm ruộng', 'Công nhân may']
			)
		});
		rows.push({ period: `${month(9, turn)} - nay`, residence: here, occupation: work });
	} else rows.push({ period: `${month(6, schoolEnd)} - nay`, residence: here, occupation: work });
	return rows;
}

/** Who a relative is to the person, as written on paper. */
function siblingWord(person: Person, sibling: Person): string {
	if (dayNumber(sibling.birth) > dayNumber(person.birth)) return 'Em ruột';
	return sibling.sex === 'male' ? 'Anh ruột' : 'Chị ruột';
}

function family(random: Random, person: Person, today: Day): Record<string, string>[] {
	const kin: { relative: Person; relation: string }[] = [];
	if (person.father) kin.push({ relative: person.father, relation: 'Bố đẻ' });
	if (person.mother) kin.push({ relative: person.mother, relation: 'Mẹ đẻ' });
	if (person.spouse)
		kin.push({ relative: person.spouse, relation: person.sex === 'male' ? 'Vợ' : 'Chồng' });
	for (const child of person.children)
		kin.push({ relative: child, relation: child.sex === 'male' ? 'Con trai' : 'Con gái' });
	for (const sibling of person.father?.children ?? [])
		if (sibling !== person && !same(sibling, person))
			kin.push({ relative: sibling, relation: siblingWord(person, sibling) });
	const upperRows = random.chance(0.5);
	return kin.slice(0, 9).map(({ relative, relation }, index) => ({
		'row-number': String(index + 1),
		name: upperRows ? upper(fullName(relative)) : fullName(relative),
		// The old are often known by their year alone.
		'birth-date':
			ageOn(relative.birth, today) > 60 && random.chance(0.35)
				? String(relative.birth.year)
				: dateText(relative.birth),
		sex: sexText(relative),
		relation,
		occupation: occupationShort(relative.occupation),
		'current-address': shortPlace(relative.home)
	}));
}

/** A moved copy of a person is still that person. */
const same = (one: Person, other: Person): boolean =>
	fullName(one) === fullName(other) && dayNumber(one.birth) === dayNumber(other.birth);

/** Front and back. */
export function hk01Pages(random: Random, person: Person, today: Day): readonly PaperPage[] {
	addParents(random, person, today);
	const print = '2014';
	return [
		{
			formId: 'hk01',
			print,
			side: 'front',
			values: {
				name: upper(fullName(person)),
				'other-name': random.chance(0.08) ? upper(`${person.family} ${person.given}`) : '',
				'birth-date': dateText(person.birth),
				sex: sexText(person),
				'birth-place': person.birthPlace,
				'home-town': person.homeTown,
				ethnicity: person.ethnicity,
				religion: person.religion,
				nationality: 'Việt Nam',
				'id-number': person.idNumber,
				passport: person.passport,
				'permanent-address': addressOf(person),
				'current-address': addressOf(person),
				education: person.education,
				qualification: person.qualification,
				'ethnic-language': '',
				'foreign-language': person.language,
				occupation: person.occupation
			},
			rows: { history: history(random, person, today) },
			signers: []
		},
		{
			formId: 'hk01',
			print,
			side: 'back',
			values: {
				'criminal-record': random.chance(0.5) ? 'Không' : '',
				'document-date': dateText(today)
			},
			rows: { family: family(random, person, today) },
			place: districtName(person.home),
			signers: [fullName(person)]
		}
	];
}
