// Status of members on any day, from the events in order.
import { expect, test } from 'vitest';
import { fileId, formOf, papers } from '../../../tests/factories/household-pages.ts';
import { assembleHousehold } from '../pipeline/record/assemble.ts';
import { memberStatus } from './member-status.ts';

const person = { name: 'Lê Văn Tám', 'birth-date': '1960' };
const event = (date: string, text: string) => ({
	subject: person,
	household: { 'document-date': date, event: text }
});
const statusOn = (events: readonly (readonly [string, string])[], date?: string) => {
	const household = assembleHousehold(
		fileId,
		papers(...events.map(([day, text]) => event(day, text))),
		formOf
	);
	return memberStatus(household, household.persons[0]?.id ?? '', date);
};

const life = [
	['01/05/1990', 'Đăng ký thường trú'],
	['01/05/1995', 'Chuyển hộ khẩu đi nơi khác'],
	['01/05/2000', 'Nhập hộ khẩu về với cha mẹ'],
	['01/05/2010', 'Xóa chết']
] as const;

test.each([
	['1950-01-01', 'unborn'],
	['1985-01-01', 'unknown'],
	['1990-05-01', 'present'],
	['1994-12-31', 'present'],
	['1996-01-01', 'left'],
	['2005-01-01', 'present'],
	['2010-05-01', 'dead'],
	['2026-01-01', 'dead']
])('on %s: %s', (date, status) => expect(statusOn(life, date)).toBe(status));

test('order of the pages does not matter', () =>
	expect(statusOn([...life].reverse(), '1996-01-01')).toBe('left'));
test('after everything', () => expect(statusOn(life)).toBe('dead'));
test.each([
	['Tách hộ', 'split'],
	['Xóa đăng ký thường trú do chuyển đi', 'removed'],
	['Đổi sổ hộ khẩu', 'present'],
	['Điều chỉnh ngày sinh', 'present']
])('%s leaves %s', (text, status) => expect(statusOn([['01/05/1995', text]])).toBe(status));
test('no event, nobody', () => {
	expect(statusOn([['', '']])).toBe('present');
	const household = assembleHousehold(fileId, [], formOf);
	expect(memberStatus(household, 'x')).toBe('unknown');
});
