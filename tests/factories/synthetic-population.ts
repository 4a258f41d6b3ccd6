// An invented population of Hà Nam with households, and a share of its people written down twice with the slips that
// papers show. Seeded: the same seed gives the same people. No name is taken from any real person.
import type { PersonToLink } from '#lib/domain/linkage/link-record.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';

/** Small seeded generator (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Family names with their share of people, per mille, as commonly published for the Kinh. */
const families =
	'Nguyễn 380|Trần 110|Lê 95|Phạm 70|Hoàng 50|Vũ 45|Đặng 21|Bùi 20|Đỗ 14|Ngô 13|Dương 10|Lý 5|Đinh 12|Trịnh 9|Đoàn 9|Mai 8|Cao 7|Lương 8|Tạ 6|Chu 6|Lại 5|Phan 28|Hà 8|Trương 12|Đào 10|Phùng 6|Nghiêm 3|Quách 2|Kiều 2|Tống 3|Thiều 1|Âu 1'
		.split('|')
		.map((text) => text.split(' ') as [string, string]);
const middles = {
	male: 'Văn Văn Văn Văn Đức Quang Minh Xuân Ngọc Đình Hữu Công Thế Bá Duy Anh Trọng Tiến Mạnh Thanh'.split(
		' '
	),
	female: 'Thị Thị Thị Thị Thị Thu Ngọc Thanh Kim Minh Hồng Bích Mai Thùy Phương Lan'.split(' ')
};
const givens = {
	male: 'Hùng Dũng Tuấn Cường Nam Long Sơn Hải Thắng Bình Minh Đức Quân Trung Thành Hưng Tùng Toàn Vinh Khánh Phúc Lâm Hiếu Kiên Đạt Thịnh Quyết Chiến Tám Chính Luân Lộc Nghĩa Tâm Huy Khoa Bách Cảnh Doanh Giang Hoan Khải Lượng Mạnh Năng Phong Quý Sáng Tài Uy Vượng Xuyên Yên Điệp Thuấn Toản Trường Việt'.split(
		' '
	),
	female:
		'Lan Hương Hoa Mai Hà Hằng Thủy Nga Hạnh Hiền Thảo Linh Trang Huệ Cúc Đào Mận Mơ Nhung Oanh Phượng Quỳnh Thoa Thơm Tuyết Vân Xuân Yến Ánh Bích Chi Dung Duyên Gấm Hòa Huyền Khuyên Liên Loan Lụa Lý Miên Ngân Ngọc Nguyệt Nhàn Phúc Quyên Sen Tâm Thêu Thúy Tình Trinh Tươi Uyên Vui'.split(
			' '
		)
};
const communes =
	'Lê Hồ|Đại Cương|Nguyễn Úy|Nhật Tựu|Nhật Tân|Đồng Hóa|Hoàng Tây|Tân Sơn|Thụy Lôi|Ngọc Sơn|Khả Phong|Văn Xá|Kim Bình|Thi Sơn|Liên Sơn|Thanh Sơn|Chuyên Ngoại|Trác Văn|Mộc Nam|Mộc Bắc|Yên Bắc|Yên Nam|Tiên Sơn|Tiên Nội|Bình Nghĩa|Tràng An|Đồng Du|Ngọc Lũ|Hưng Công|Đồn Xá|An Ninh|Bồ Đề|Bối Cầu|Vũ Bản|Trung Lương|An Lão|Tiêu Động|Bắc Lý|Chân Lý|Đạo Lý|Đức Lý|Nhân Khang|Nhân Chính|Nhân Mỹ|Xuân Khê|Hòa Hậu|Phú Phúc|Thanh Hà|Liêm Cần|Liêm Phong|Thanh Nghị|Thanh Hải|Thanh Tâm|Liêm Sơn|Liêm Túc|Thanh Hương'.split(
		'|'
	);
const hamlets = 'Thượng Hạ Trung Đông Tây Nam Bắc Nội Ngoại Phú Lạc Đoài Chợ Đình Chùa Cầu'.split(
	' '
);

interface Dice {
	next: () => number;
	pick: <T>(list: readonly T[]) => T;
	chance: (share: number) => boolean;
	int: (from: number, to: number) => number;
}

function dice(seed: number): Dice {
	const next = seeded(seed);
	const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		int,
		pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
		chance: (share) => next() < share
	};
}

function familyName({ next }: Dice): string {
	let left = next() * families.reduce((sum, [, share]) => sum + Number(share), 0);
	for (const [name, share] of families) if ((left -= Number(share)) < 0) return name;
	return 'Nguyễn';
}

/** Squaring the draw makes the first names of the list common and the last rare, as names are. */
function given(d: Dice, sex: 'male' | 'female'): string {
	const list = givens[sex];
	return list[Math.floor(d.next() ** 1.6 * list.length)] ?? 'An';
}

const two = (part: number) => String(part).padStart(2, '0');
const fullName = (...parts: readonly string[]) =>
	parts
		.filter((part) => part !== '')
		.join(' ')
		.toUpperCase();
const birthText = (d: Dice, year: number) => `${two(d.int(1, 28))}/${two(d.int(1, 12))}/${year}`;
const card = (d: Dice) => `16${two(d.int(0, 99))}${String(d.int(0, 99_999)).padStart(5, '0')}`;

interface Parents {
	readonly father: string;
	readonly mother: string;
}

function person(
	d: Dice,
	id: number,
	householdId: string,
	sex: 'male' | 'female',
	family: string,
	year: number,
	home: string,
	parents: Parents
): PersonToLink {
	return {
		id: `p${id}`,
		householdId,
		name: fullName(family, d.pick(middles[sex]), given(d, sex)),
		birth: birthText(d, year),
		sex,
		homeTown: home,
		idNumbers: year < 1990 && d.chance(0.7) ? [card(d)] : [],
		...parents
	};
}

const anyParent = (d: Dice, family: string): Parents => ({
	father: d.chance(0.75) ? fullName(family, d.pick(middles.male), given(d, 'male')) : '',
	mother: d.chance(0.75) ? fullName(familyName(d), d.pick(middles.female), given(d, 'female')) : ''
});

function household(d: Dice, from: number, at: number): PersonToLink[] {
	const home = `Thôn ${d.pick(hamlets)} ${d.int(1, 4)}, xã ${d.pick(communes)}, Hà Nam`;
	const family = familyName(d);
	const year = d.int(1925, 1985);
	const id = `h${at}`;
	const father = person(d, from, id, 'male', family, year, home, anyParent(d, family));
	const motherFamily = familyName(d);
	const mother = person(
		d,
		from + 1,
		id,
		'female',
		motherFamily,
		year + d.int(-3, 6),
		home,
		anyParent(d, motherFamily)
	);
	const members = [father, mother];
	const parents = { father: father.name, mother: mother.name };
	let born = year + d.int(20, 26);
	for (let count = d.int(1, 4); count > 0; count--) {
		const sex = d.chance(0.5) ? 'male' : 'female';
		const child = person(d, from + members.length, id, sex, family, born, home, parents);
		// No parents call two children the same.
		const givenOf = (name: string) => name.split(' ').at(-1);
		if (members.slice(2).some((other) => givenOf(other.name) === givenOf(child.name))) continue;
		members.push(child);
		// Twins now and then.
		born += d.chance(0.01) ? 0 : d.int(1, 4);
	}
	return members;
}

function slipOfName(d: Dice, name: string): string {
	const words = name.split(' ');
	if (d.chance(0.02)) return fold(name).toUpperCase();
	if (d.chance(0.015) && words.length > 2) return words.filter((_, at) => at !== 1).join(' ');
	if (d.chance(0.015)) return name.replace(/^L|(?<= )L/u, 'N');
	if (d.chance(0.01)) return name.replace(/Y\b/u, 'I');
	return name;
}

function slipOfBirth(d: Dice, birth: string): string {
	const [day = '', month = '', year = ''] = birth.split('/');
	if (d.chance(0.1)) return year;
	if (d.chance(0.01)) return `${month}/${day}/${year}`;
	if (d.chance(0.02)) return `${two(d.int(1, 28))}/${month}/${year}`;
	if (d.chance(0.01)) return `${day}/${month}/${Number(year) + d.pick([-1, 1, 10])}`;
	return birth;
}

/** The same person as another paper has him: in another household, with slips and gaps. */
function writtenAgain(d: Dice, original: PersonToLink, at: number): PersonToLink {
	const again = d.chance(0.04) ? [card(d)] : original.idNumbers;
	return {
		...original,
		id: `${original.id}b`,
		householdId: `x${at}`,
		name: slipOfName(d, original.name),
		birth: slipOfBirth(d, original.birth),
		homeTown: d.chance(0.1)
			? ''
			: d.chance(0.1)
				? original.homeTown.split(', ').slice(1).join(', ')
				: original.homeTown,
		idNumbers: d.chance(0.35) ? [] : again,
		father: d.chance(0.25) ? '' : original.father,
		mother: d.chance(0.25) ? '' : original.mother
	};
}

export interface Population {
	readonly persons: readonly PersonToLink[];
	/** Ids of the two records of one person, `a~b` in order. */
	readonly truth: ReadonlySet<string>;
}

/** About `size` records; one person in `1 / share` is written down twice. */
export function population(size: number, share = 0.1, seed = 1): Population {
	const d = dice(seed);
	const persons: PersonToLink[] = [];
	const originals = Math.round(size / (1 + share));
	for (let at = 0; persons.length < originals; at++)
		persons.push(...household(d, persons.length, at));
	const truth = new Set<string>();
	for (const original of persons.slice(0, originals)) {
		if (!d.chance(share)) continue;
		const again = writtenAgain(d, original, persons.length);
		persons.push(again);
		truth.add([original.id, again.id].sort().join('~'));
	}
	return { persons, truth };
}
