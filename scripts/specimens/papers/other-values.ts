// Fills any form by its facts; what no fact covers (offices, reasons, parents on DC01) is looked up by field id.
import type { Fact } from '../../../src/lib/domain/facts.ts';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import type { Random } from '../random.ts';
import { dateText } from '../world/calendar.ts';
import { addParents, type Household } from '../world/household.ts';
import { addressOf, fullName, sexText, type Person } from '../world/person.ts';
import {
	communeName,
	districtName,
	homeElsewhere,
	lineAddress,
	provinceName
} from '../world/places.ts';
import { occupationShort } from '../world/work.ts';
import type { HouseholdEvent } from './events.ts';
import { dateInWords, householdFacts, personFacts, relationToHead, upper } from './facts-of.ts';
import { formFile } from './form-file.ts';
import type { PaperPage } from './paper.ts';

interface Situation {
	readonly random: Random;
	readonly house: Household;
	readonly event: HouseholdEvent;
}

const nameOf = (person: Person | undefined): string => (person ? upper(fullName(person)) : '');

/** Field ids without a fact, over all forms. */
function otherValues({ random, house, event }: Situation): Readonly<Record<string, string>> {
	const { subject, head, date } = event;
	const { home } = house;
	const { father, mother, spouse } = subject;
	const kin = (id: string, person: Person | undefined): Record<string, string> => ({
		[`${id}-name`]: nameOf(person),
		[`${id}-nationality`]: person ? 'Việt Nam' : '',
		[`${id}-id-number`]: person?.idNumber ?? '',
		[`${id}-birth`]: person ? String(person.birth.year) : '',
		[`${id}-ethnicity`]: person?.ethnicity ?? '',
		[`${id}-address`]: person ? lineAddress(person.home) : ''
	});
	return {
		...kin('father', father),
		...kin('mother', mother),
		...kin('spouse', spouse),
		...kin('head', head),
		office: `${upper(districtName(home))}`,
		'paper-number': String(random.int(1, 900)),
		'province-police': upper(provinceName(home)),
		province: provinceName(home),
		district: districtName(home),
		commune: communeName(home),
		reason: random.pick(['Theo gia đình', 'Về ở với chồng', 'Chuyển nơi ở mới', 'Theo vợ']),
		destination: `${homeElsewhere(random).spot}, ${lineAddress(homeElsewhere(random)).split(', ').slice(1).join(', ')}`,
		proposal: random.chance(0.6) ? 'Đề nghị xóa đăng ký thường trú theo quy định' : '',
		request: `Đề nghị xác minh nơi thường trú, nhân thân của ${fullName(subject)}, sinh ngày ${dateText(subject.birth)}`,
		'reply-to': `Công an ${home.commune}, ${home.district}`,
		result: random.chance(0.7)
			? `${fullName(subject)} hiện thường trú tại ${addressOf(subject)}. Nhân thân không có gì nghi vấn.`
			: '',
		'result-date': dateText(date),
		'permanent-address': addressOf(head),
		'previous-address': random.chance(0.3)
			? 'Đổi sổ NK3a'
			: random.chance(0.5)
				? lineAddress(homeElsewhere(random))
				: '',
		'removal-reason': random.chance(0.15) ? `Chuyển đi ${provinceName(homeElsewhere(random))}` : '',
		'removal-date': '',
		'second-event': '',
		'second-date': '',
		'blood-group': random.chance(0.2) ? random.pick(['A', 'B', 'AB', 'O']) : '',
		'marital-status': spouse ? 'Đang có' : 'Chưa',
		'birth-registration': subject.birthPlace,
		email: random.chance(0.3)
			? `${random.pick(['hoa', 'nam', 'thu', 'anh'])}${random.digits(3)}@example.vn`
			: '',
		'temporary-address': '',
		'birth-date-words': dateInWords(subject.birth),
		'reporter-papers': event.reporter.idNumber ? `CMND số ${event.reporter.idNumber}` : '',
		'reporter-relation': event.reporter.sex === 'male' ? 'Bố' : 'Mẹ'
	};
}

function valueOf(
	fact: Fact | undefined,
	id: string,
	facts: {
		readonly subject: Readonly<Record<string, string>>;
		readonly reporter: Readonly<Record<string, string>>;
		readonly household: Readonly<Record<string, string>>;
		readonly other: Readonly<Record<string, string>>;
	}
): string {
	if (!fact) return facts.other[id] ?? '';
	if (fact.of === 'member' || fact.of === 'relative') return '';
	return facts[fact.of][fact.is] ?? '';
}

const removed = new Set([
	'row-number',
	'registered-on',
	'authority',
	'change',
	'document',
	'document-date',
	'sheets'
]);

function memberRows(
	form: FormDefinition,
	situation: Situation,
	side: string
): Record<string, Record<string, string>[]> {
	const { house, event, random } = situation;
	const whole = ['hk06', 'hk11', 'nk3a'].includes(form.id);
	const people = whole
		? house.members.map((person) => ({ person, relation: relationToHead(house, person) }))
		: event.together;
	const tables = form.tables.filter((table) => table.side === side && table.id !== 'documents');
	const rows = Object.fromEntries(
		tables.map((table) => [
			table.id,
			people.slice(0, 7).map(({ person, relation }, index) => {
				const facts = personFacts(person, {
					toHead: relationToHead(house, person),
					toSubject: relation
				});
				const cells = table.columns.map(({ id, fact }) => {
					if (id === 'row-number') return [id, String(index + 1)];
					if (id === 'registered-on') return [id, dateText(event.date)];
					if (id === 'authority' && index === people.length - 1) return [id, 'Trần Văn Bảng'];
					if (removed.has(id) || !fact || fact.of === 'household') return [id, ''];
					const text = facts[fact.is];
					return [id, id === 'occupation' ? occupationShort(text) : text];
				});
				return Object.fromEntries(cells) as Record<string, string>;
			})
		])
	);
	if (form.tables.some(({ id }) => id === 'documents'))
		rows['documents'] = [
			'Phiếu báo thay đổi hộ khẩu, nhân khẩu',
			'Bản khai nhân khẩu',
			'Giấy chuyển hộ khẩu'
		]
			.slice(0, random.int(1, 3))
			.map((document, index) => ({
				'row-number': String(index + 1),
				document,
				'document-date': dateText(event.date),
				sheets: String(random.int(1, 3))
			}));
	return rows;
}

/** DC01 writes months in two digits, one digit a box; ticked words stand as printed. */
function suit(form: FormDefinition, values: Record<string, string>, event: HouseholdEvent): void {
	if (form.id === 'dc01') {
		const { year, month, day } = event.subject.birth;
		values['birth-date'] =
			[day, month].map((n) => String(n).padStart(2, '0')).join('/') + `/${year}`;
		values['sex'] = sexText(event.subject);
		values['permanent-address'] = addressOf(event.subject);
	}
}

/** Every face of one print of a form, filled in for what happened. */
export function otherPages(
	situation: Situation,
	formId: string,
	print: string,
	sides: readonly string[]
): readonly PaperPage[] {
	const form = formFile(formId);
	const { random, house } = situation;
	// The head's own page speaks of the head, whatever happened to whom.
	const event: HouseholdEvent =
		formId === 'hk08-head'
			? { ...situation.event, subject: house.head, relationToHead: 'Chủ hộ' }
			: situation.event;
	addParents(random, event.subject, event.date);
	const facts = {
		subject: personFacts(event.subject, { toHead: event.relationToHead }),
		reporter: personFacts(event.reporter),
		household: householdFacts(house, event),
		other: otherValues({ random, house, event })
	};
	return sides.map((side) => {
		const values: Record<string, string> = {};
		for (const field of form.fields)
			if (field.side === side) values[field.id] = valueOf(field.fact, field.id, facts);
		suit(form, values, event);
		const reporterSigns = ['ct01', 'dc01', 'birth-declaration'].includes(formId);
		const officer = 'Trần Văn Bảng';
		const signers = reporterSigns
			? formId === 'birth-declaration'
				? [fullName(event.reporter)]
				: formId === 'ct01'
					? [fullName(event.head), '', '', fullName(event.reporter)]
					: [officer, '', fullName(event.reporter)]
			: ['hk07', 'hk08-cover', 'nk3a'].includes(formId)
				? [officer]
				: ['Phạm Thị Hạnh', officer];
		return {
			formId,
			print,
			side,
			values,
			rows: memberRows(form, situation, side),
			place: districtName(house.home),
			signers
		};
	});
}
