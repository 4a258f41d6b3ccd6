// What is true of a person and of a household, as paper writes it, by the fact ids of the forms: any form whose
// fields name their facts can be filled in without code of its own.
import type { HouseholdFactId, PersonFactId } from '../../../src/lib/domain/facts.ts';
import { dateText, type Day } from '../world/calendar.ts';
import type { Household } from '../world/household.ts';
import { addressOf, fullName, sexText, type Person } from '../world/person.ts';
import type { HouseholdEvent } from './events.ts';

export const upper = (text: string): string => text.toLocaleUpperCase('vi');

export function personFacts(
	person: Person,
	relations: { readonly toHead?: string; readonly toSubject?: string } = {}
): Readonly<Record<PersonFactId, string>> {
	return {
		name: upper(fullName(person)),
		'other-name': '',
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
		occupation: person.occupation,
		phone: person.phone,
		'relation-to-head': relations.toHead ?? '',
		'relation-to-subject': relations.toSubject ?? '',
		'criminal-record': ''
	};
}

export function householdFacts(
	house: Household,
	event: HouseholdEvent
): Readonly<Record<HouseholdFactId, string>> {
	const { home } = house;
	return {
		'head-name': upper(fullName(event.head)),
		'file-number': house.fileNumber,
		'book-number': house.bookNumber,
		'register-number': house.registerNumber,
		'sheet-number': house.sheetNumber,
		event: event.content,
		'document-date': dateText(event.date),
		'deposit-date': dateText(event.date),
		recipient: `Công an ${home.commune}, ${home.district}`,
		'head-opinion': event.opinion,
		confirmation: event.confirmation ?? ''
	};
}

/** What someone is to the head of the household. */
export function relationToHead(house: Household, person: Person): string {
	const { head } = house;
	if (person === head) return 'Chủ hộ';
	if (person === head.spouse) return 'Vợ';
	if (head.children.includes(person)) return 'Con';
	if (house.sons.some(({ spouse }) => spouse === person)) return 'Con dâu';
	return 'Cháu';
}

const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** 0–99 in words. */
function words(value: number): string {
	const [tens, units] = [Math.floor(value / 10), value % 10];
	if (tens === 0) return ones[units] ?? '';
	const head = tens === 1 ? 'mười' : `${ones[tens] ?? ''} mươi`;
	if (units === 0) return head;
	if (units === 5) return `${head} lăm`;
	return `${head} ${units === 1 && tens > 1 ? 'mốt' : (ones[units] ?? '')}`;
}

/** A date of birth in words, as on birth papers. */
export function dateInWords({ year, month, day }: Day): string {
	const [high, low] = [Math.floor(year / 100), year % 100];
	const century = high === 20 ? 'hai nghìn không trăm' : `một nghìn ${ones[high % 10] ?? ''} trăm`;
	const rest = low === 0 ? '' : low < 10 ? ` linh ${words(low)}` : ` ${words(low)}`;
	return `Ngày ${words(day)} tháng ${words(month)} năm ${century}${rest}`;
}
