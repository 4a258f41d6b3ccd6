// What happens to a household and brings paper into its file (registry vocabulary of events, TT 36/2014 Điều 3).
import type { Random } from '../random.ts';
import { ageOn, dateText, randomDay, type Day } from '../world/calendar.ts';
import type { Household } from '../world/household.ts';
import { makePerson, sexText, type Person } from '../world/person.ts';
import { homeElsewhere, neighbour } from '../world/places.ts';

export interface HouseholdEvent {
	readonly kind: string;
	readonly date: Day;
	readonly subject: Person;
	readonly reporter: Person;
	readonly head: Person;
	readonly relationToHead: string;
	readonly content: string;
	readonly opinion: string;
	/** People who change with the subject, and what they are to the subject. */
	readonly together: readonly { readonly person: Person; readonly relation: string }[];
	/** Who fills in an HK01. */
	readonly declarants: readonly Person[];
	/** Police statement on the back, where the law asks for one. */
	readonly confirmation?: string;
}

const adults = (people: readonly Person[], day: Day): readonly Person[] =>
	people.filter((person) => ageOn(person.birth, day) >= 14);

/** The household came here as a whole. */
function arrival(random: Random, house: Household, date: Day): HouseholdEvent {
	const family = house.members.filter((person) => person !== house.head).slice(0, 4);
	return {
		kind: 'arrival',
		date,
		subject: house.head,
		reporter: house.head,
		head: house.head,
		relationToHead: 'Chủ hộ',
		content: `Đăng ký thường trú chuyển đến cả hộ, ${family.length + 1} nhân khẩu`,
		opinion: 'Đồng ý',
		together: family.map((person) => ({
			person,
			relation:
				person === house.head.spouse
					? 'Vợ'
					: relationToHead(house, person, random.pick(['Con', 'Con đẻ']))
		})),
		declarants: adults([house.head, ...family], date)
	};
}

/** Relation of a descendant who moves in with the head; `child` is how this paper writes a child. */
function relationToHead(house: Household, person: Person, child: string): string {
	const { head } = house;
	if (head.children.includes(person)) return child;
	if (!head.children.some(({ spouse }) => spouse === person)) return 'Cháu';
	return person.sex === 'female' ? 'Con dâu' : 'Con rể';
}

/** A child is born to the head or to a son of the head. */
function birth(random: Random, house: Household, date: Day): HouseholdEvent {
	const father = house.sons.length > 0 ? random.pick(house.sons) : house.head;
	const child = makePerson(random, {
		sex: random.chance(0.5) ? 'male' : 'female',
		// Of the year before: no child is born after the paper that registers it.
		birthYear: date.year - 1,
		home: house.home,
		origin: house.home,
		today: date,
		family: father.family,
		ethnicity: father.ethnicity,
		religion: father.religion
	});
	child.father = father;
	if (father.spouse) child.mother = father.spouse;
	return {
		kind: 'birth',
		date,
		subject: { ...child, occupation: '', education: '' },
		reporter: father,
		head: house.head,
		relationToHead: father === house.head ? 'Con' : 'Cháu',
		content: 'Đăng ký thường trú cho con mới sinh',
		opinion: 'Đồng ý cho nhập sinh',
		together: [],
		declarants: []
	};
}

/** A bride moves in with her husband. */
function marriage(random: Random, house: Household, date: Day): HouseholdEvent | null {
	const son = house.sons.find(({ spouse }) => spouse !== undefined);
	const bride = son?.spouse;
	if (!son || !bride) return null;
	const moved = { ...bride, home: homeElsewhere(random) };
	const child = son.children[0];
	return {
		kind: 'marriage',
		date,
		subject: moved,
		reporter: son,
		head: house.head,
		relationToHead: 'Con dâu',
		content: `Đăng ký thường trú về ở với chồng là ${son.family} ${son.middle} ${son.given}`,
		opinion: 'Đồng ý cho nhập hộ khẩu',
		together: child ? [{ person: child, relation: 'Con' }] : [],
		declarants: [moved]
	};
}

/** A grown son takes his family out of the book into one of their own. */
function split(random: Random, house: Household, date: Day): HouseholdEvent | null {
	const son = house.sons[0];
	if (!son?.spouse) return null;
	return {
		kind: 'split',
		date,
		subject: son,
		reporter: son,
		head: house.head,
		relationToHead: 'Con',
		content: `Tách sổ hộ khẩu, chuyển đến ${neighbour(random, house.home).spot}`,
		opinion: 'Đồng ý cho tách sổ hộ khẩu',
		together: [
			{ person: son.spouse, relation: 'Vợ' },
			...son.children.map((person) => ({ person, relation: 'Con' }))
		],
		declarants: [son, son.spouse]
	};
}

function death(random: Random, house: Household, date: Day): HouseholdEvent {
	const dead = house.head.spouse ?? house.head;
	const day = { ...randomDay(random, date.year), month: Math.max(1, date.month - 1) };
	return {
		kind: 'death',
		date,
		subject: dead,
		reporter: house.sons[0] ?? house.head,
		head: house.head,
		relationToHead: dead === house.head ? 'Chủ hộ' : 'Vợ',
		content: `Xóa đăng ký thường trú do chết ngày ${dateText(day)}`,
		opinion: 'Đề nghị xóa tên',
		together: [],
		declarants: []
	};
}

/** Someone leaves for another province. */
function departure(random: Random, house: Household, date: Day): HouseholdEvent {
	const leaver =
		house.head.children.find(({ birth: born }) => ageOn(born, date) >= 18) ?? house.head;
	const to = homeElsewhere(random);
	return {
		kind: 'departure',
		date,
		subject: leaver,
		reporter: leaver,
		head: house.head,
		relationToHead: leaver === house.head ? 'Chủ hộ' : 'Con',
		content: `Cấp giấy chuyển hộ khẩu đến ${to.commune}, ${to.district}, ${to.province}`,
		opinion: 'Đồng ý',
		together: leaver.children.map((person) => ({ person, relation: 'Con' })),
		declarants: []
	};
}

/** The book was lost; the commune police confirm it on the back. */
function reissue(_: Random, house: Household, date: Day): HouseholdEvent {
	const { head } = house;
	return {
		kind: 'reissue',
		date,
		subject: head,
		reporter: head,
		head,
		relationToHead: 'Chủ hộ',
		content: 'Cấp lại sổ hộ khẩu do bị mất',
		opinion: 'Đề nghị cấp lại sổ hộ khẩu',
		together: [],
		declarants: [],
		confirmation: `Công an ${house.home.commune} xác nhận ${head.sex === 'male' ? 'ông' : 'bà'} ${head.family} ${head.middle} ${head.given}, sinh ngày ${dateText(head.birth)}, nơi thường trú ${house.home.spot}, ${house.home.commune}, bị mất sổ hộ khẩu số ${house.bookNumber}. Đề nghị Công an ${house.home.district} xem xét cấp lại.`
	};
}

function correction(random: Random, house: Household, date: Day): HouseholdEvent {
	const person = random.pick(house.members);
	return {
		kind: 'correction',
		date,
		subject: person,
		reporter: house.head,
		head: house.head,
		relationToHead:
			person === house.head
				? 'Chủ hộ'
				: person === house.head.spouse
					? 'Vợ'
					: house.head.children.includes(person)
						? 'Con'
						: house.sons.some(({ spouse }) => spouse === person)
							? 'Con dâu'
							: 'Cháu',
		content: random.pick([
			'Điều chỉnh ngày, tháng, năm sinh trong sổ hộ khẩu',
			'Điều chỉnh nghề nghiệp, nơi làm việc',
			`Điều chỉnh giới tính ghi nhầm thành ${sexText(person)}`,
			'Điều chỉnh chữ đệm trong sổ hộ khẩu'
		]),
		opinion: 'Đồng ý',
		together: [],
		declarants: []
	};
}

const makers = { arrival, birth, marriage, split, death, departure, reissue, correction };
export type EventKind = keyof typeof makers;

/** Null where the household has nobody to whom it could happen. */
export function makeEvent(
	random: Random,
	kind: EventKind,
	house: Household,
	date: Day
): HouseholdEvent | null {
	return makers[kind](random, house, date);
}
