// What an event puts on HK02. Part I stays blank where the reporter is the subject (TT 36/2014 Điều 9 khoản 5).
import type { Random } from '../random.ts';
import { dateText } from '../world/calendar.ts';
import { addressOf, fullName, sexText, type Person } from '../world/person.ts';
import { districtName, lineAddress, type Home } from '../world/places.ts';
import { occupationShort } from '../world/work.ts';
import type { HouseholdEvent } from './events.ts';
import type { PaperPage } from './paper.ts';

const upper = (text: string): string => text.toLocaleUpperCase('vi');

function reporterValues(reporter: Person): Record<string, string> {
	return {
		'reporter-name': upper(fullName(reporter)),
		'reporter-sex': sexText(reporter),
		'reporter-id-number': reporter.idNumber,
		'reporter-passport': reporter.passport,
		'reporter-permanent-address': lineAddress(reporter.home),
		'reporter-current-address': addressOf(reporter),
		'reporter-phone': reporter.phone
	};
}

function subjectValues(event: HouseholdEvent, home: Home): Record<string, string> {
	const { subject } = event;
	return {
		name: upper(fullName(subject)),
		sex: sexText(subject),
		'birth-date': dateText(subject.birth),
		ethnicity: subject.ethnicity,
		nationality: 'Việt Nam',
		'id-number': subject.idNumber,
		passport: subject.passport,
		'birth-place': subject.birthPlace,
		'home-town': subject.homeTown,
		occupation: subject.occupation,
		'permanent-address': event.kind === 'birth' ? '' : lineAddress(subject.home),
		'current-address': `${home.spot}, ${home.commune}, ${home.district}, ${home.province}`,
		phone: subject.phone,
		'head-name': upper(fullName(event.head)),
		'relation-to-head': event.relationToHead,
		event: event.content,
		'head-opinion': event.opinion,
		'document-date': dateText(event.date)
	};
}

/** Front and, where it was scanned, back. */
export function hk02Pages(
	random: Random,
	event: HouseholdEvent,
	home: Home,
	print: string
): readonly PaperPage[] {
	const alone = event.reporter === event.subject && random.chance(0.6);
	const upperRows = random.chance(0.6);
	const members = event.together.map(({ person, relation }, index) => ({
		'row-number': String(index + 1),
		name: upperRows ? upper(fullName(person)) : fullName(person),
		'birth-date': dateText(person.birth),
		sex: sexText(person),
		'birth-place': person.birthPlace,
		occupation: occupationShort(person.occupation),
		ethnicity: person.ethnicity,
		nationality: 'Việt Nam',
		'id-number': person.idNumber,
		relation
	}));
	const office = `Công an ${home.commune}, ${home.district}`;
	const front: PaperPage = {
		formId: 'hk02',
		print,
		side: 'front',
		values: {
			recipient: office,
			...(alone ? {} : reporterValues(event.reporter)),
			...subjectValues(event, home)
		},
		rows: { members },
		place: districtName(home),
		signers: [fullName(event.head), fullName(event.reporter)]
	};
	const confirmed = event.confirmation !== undefined;
	if (!confirmed && !random.chance(0.35)) return [front];
	return [
		front,
		{
			formId: 'hk02',
			print,
			side: 'back',
			values: confirmed
				? {
						confirmation: event.confirmation ?? '',
						'confirmation-date': dateText(event.date)
					}
				: {},
			rows: {},
			...(confirmed ? { place: districtName(home) } : {}),
			signers: confirmed ? ['Trần Văn Bảng'] : [],
			...(confirmed
				? { stamp: { office: `CÔNG AN ${home.commune.toLocaleUpperCase('vi')}`, x: 0.62, y: 0.44 } }
				: {})
		}
	];
}
