// Trình độ học vấn: highest level as written (TT 36/2014 Điều 8.1); older papers count grades (7/10, 10/10, 12/12) or say "i tờ".
import { issue } from '../issue.ts';
import { fold } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

export interface Education {
	readonly level:
		| 'none'
		| 'literate'
		| 'primary'
		| 'lower-secondary'
		| 'upper-secondary'
		| 'vocational'
		| 'college'
		| 'university'
		| 'master'
		| 'doctor';
	/** Grade reached, with the length of the school system of the time (7, 9, 10 or 12); null where not counted. */
	readonly grade: { readonly reached: number; readonly of: number } | null;
}

const levels: readonly (readonly [pattern: RegExp, level: Education['level']])[] = [
	[/\b(khong biet chu|mu chu|chua biet chu|chua di hoc)\b/, 'none'],
	[/\b(i to|biet doc biet viet|binh dan hoc vu|biet chu)\b/, 'literate'],
	[/\btien s[iy]\b/, 'doctor'],
	[/\bthac s[iy]\b/, 'master'],
	[/\b(dai hoc|cu nhan|ky su|bac s[iy]|dh)\b/, 'university'],
	[/\b(cao dang|cd)\b/, 'college'],
	[/\b(trung cap|tc|trung hoc chuyen nghiep|thcn)\b/, 'vocational'],
	[/\b(pho thong trung hoc|trung hoc pho thong|thpt|ptth|cap (3|iii)|tu tai)\b/, 'upper-secondary'],
	[/\b(pho thong co so|trung hoc co so|thcs|ptcs|cap (2|ii))\b/, 'lower-secondary'],
	[/\b(tieu hoc|cap (1|i))\b/, 'primary']
];

/** Ten-year schools (north, to 1981): 4 primary, 7 lower; twelve-year schools: 5 and 9. */
function levelOfGrade(reached: number, of: number): Education['level'] {
	const [primary, lower] = of === 10 || of === 7 ? [4, 7] : [5, 9];
	if (reached <= primary) return 'primary';
	return reached <= lower ? 'lower-secondary' : 'upper-secondary';
}

export const education = defineKind<Education>('education', (text) => {
	const grade = /^(?:lớp\s*)?(\d{1,2})\s*\/\s*(\d{1,2})$/iu.exec(text);
	if (grade) {
		const reached = Number(grade[1]);
		const of = Number(grade[2]);
		const value = `${reached}/${of}`;
		if (reached > of || ![7, 9, 10, 12].includes(of) || reached === 0)
			return answer<Education>(
				value,
				null,
				issue('education-grade-impossible', 'warning', { value })
			);
		return answer<Education>(value, { level: levelOfGrade(reached, of), grade: { reached, of } });
	}
	const key = fold(text);
	const found = levels.find(([pattern]) => pattern.test(key));
	return answer<Education>(text, found ? { level: found[1], grade: null } : null);
});
