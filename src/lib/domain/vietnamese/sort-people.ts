// Vietnamese order: by tên, then đệm, then họ, each in the order of the `vi` alphabet (a ă â … d đ …, tones last).
import { splitName } from './names.ts';

const collator = new Intl.Collator('vi', { numeric: true });

/** For sorting names of people; 0 only for names equal in all three parts. */
export function comparePeople(first: string, second: string): number {
	const [a, b] = [splitName(first), splitName(second)];
	return (
		collator.compare(a.given, b.given) ||
		collator.compare(a.middle, b.middle) ||
		collator.compare(a.family, b.family)
	);
}

/** For sorting any other Vietnamese text. */
export const compareVietnamese = (first: string, second: string): number =>
	collator.compare(first, second);
