// Schooling and work that fit a person's age, sex and village.
import type { Random } from '../random.ts';
import { ageOn, type Day } from './calendar.ts';
import { communeName, districtName, type Home } from './places.ts';
import type { Sex } from './person.ts';

export type Level = 'none' | 'school' | 'trade' | 'degree';

export interface Schooling {
	readonly level: Level;
	readonly education: string;
	readonly qualification: string;
	readonly language: string;
}

export function schoolingOf(random: Random, birth: Day, today: Day): Schooling {
	const age = ageOn(birth, today);
	const none = { qualification: '', language: '' };
	if (age < 6) return { level: 'none', education: '', ...none };
	if (age < 18)
		return { level: 'none', education: `${Math.max(1, Math.min(12, age - 6))}/12`, ...none };
	const roll = random.next();
	if (birth.year < 1965)
		return { level: 'school', education: random.pick(['7/10', '10/10', '5/10', '4/10']), ...none };
	if (roll < 0.45)
		return {
			level: 'school',
			education: random.pick(['9/12', '12/12', 'Tốt nghiệp phổ thông cơ sở', '12/12']),
			...none
		};
	if (roll < 0.75)
		return {
			level: 'trade',
			education: random.pick(['Trung cấp', 'Cao đẳng', '12/12']),
			qualification: random.pick([
				'Thợ may bậc 3/7',
				'Điện công nghiệp',
				'Y sĩ',
				'Thợ hàn bậc 4/7'
			]),
			language: random.pick(['', '', 'Tiếng Anh trình độ A'])
		};
	return {
		level: 'degree',
		education: 'Đại học',
		qualification: random.pick([
			'Kế toán',
			'Sư phạm Toán',
			'Kỹ sư xây dựng',
			'Luật',
			'Sư phạm Văn'
		]),
		language: random.pick(['Tiếng Anh trình độ B', 'Tiếng Anh trình độ C', ''])
	};
}

export interface WorkWish {
	readonly sex: Sex;
	readonly age: number;
	readonly home: Home;
	readonly schooling: Level;
}

/** Empty below school age. */
export function occupationOf(random: Random, { sex, age, home, schooling }: WorkWish): string {
	const here = communeName(home);
	if (age < 3) return '';
	if (age < 6) return 'Còn nhỏ';
	if (age < 18) return 'Học sinh';
	if (age < 22 && random.chance(0.5)) return 'Sinh viên';
	if (age >= 60)
		return random.pick([
			'Già yếu',
			'Hưu trí',
			'Làm ruộng',
			'Hưu trí',
			sex === 'female' ? 'Nội trợ' : 'Làm vườn'
		]);
	if (schooling === 'degree')
		return random.pick([
			`Giáo viên, Trường Tiểu học ${here}`,
			`Giáo viên, Trường THCS ${here}`,
			`Kế toán, UBND xã ${here}`,
			`Cán bộ, UBND huyện ${districtName(home)}`,
			'Kỹ sư, Công ty Xây dựng Phủ Lý'
		]);
	if (schooling === 'trade')
		return random.pick([
			'Công nhân, Công ty May Đồng Văn',
			'Công nhân, Khu công nghiệp Châu Sơn',
			`Y sĩ, Trạm Y tế ${here}`,
			'Lái xe, Hợp tác xã vận tải Phủ Lý'
		]);
	return sex === 'female'
		? random.pick(['Làm ruộng', 'Làm ruộng', 'Buôn bán', 'Nội trợ', 'Công nhân may'])
		: random.pick(['Làm ruộng', 'Làm ruộng', 'Thợ xây', 'Lái xe', 'Thợ mộc', 'Công nhân']);
}

/** A short form for narrow table cells. */
export const occupationShort = (occupation: string): string => occupation.split(',')[0] ?? '';
