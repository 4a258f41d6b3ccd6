// CMND số / Số định danh cá nhân: digits only, leading zeros kept, never repaired.
import { issue } from '../issue.ts';
import {
	isAllSame,
	parsePersonalNumber,
	type IdCardNumber,
	type PersonalNumber
} from '../identity.ts';
import { answer, defineKind } from './answer.ts';
import type { FieldContext } from './field-kind.ts';

export type IdNumber = IdCardNumber | PersonalNumber;

/** What the 12 digits say against what the paper says of the same person. */
function contradictions(found: PersonalNumber, { sex, birthYear }: FieldContext) {
	const value = found.number;
	return [
		found.province === null &&
			issue('id-number-province-unknown', 'warning', { value, code: value.slice(0, 3) }),
		sex !== undefined &&
			sex !== found.sex &&
			issue('id-number-sex-differs', 'error', { value, digit: value[3] ?? '' }),
		birthYear !== undefined &&
			birthYear !== found.birthYear &&
			issue('id-number-year-differs', 'error', {
				value,
				inNumber: found.birthYear,
				year: birthYear
			})
	] as const;
}

export const idNumber = defineKind<IdNumber>('id-number', (text, context) => {
	const value = text.replace(/[\s.\-–_/]/g, '');
	if (!/^\d+$/.test(value))
		return answer<IdNumber>(text, null, issue('id-number-not-digits', 'error', { value: text }));
	if (value.length !== 9 && value.length !== 12)
		return answer<IdNumber>(
			value,
			null,
			issue('id-number-length', 'error', { value, length: value.length })
		);
	const same = isAllSame(value) && issue('id-number-all-same', 'error', { value });
	const personal = parsePersonalNumber(value);
	return personal
		? answer<IdNumber>(value, personal, same, ...contradictions(personal, context))
		: answer<IdNumber>(value, { kind: 'cmnd', number: value }, same);
});
