// Rule 3. A date is one of the calendar, and its century is known. How it must be written (two digits for the day and
// for months 01 and 02, four for the year) is said at the field itself, from the text as typed.
import { fieldRule } from './field-rule.ts';

export const dates = fieldRule(
	'03',
	'TT 36/2014/TT-BCA Điều 7 khoản 2 điểm b',
	['date', 'month-range'],
	{
		'date-unreadable': 'error',
		'date-not-on-calendar': 'error',
		'date-century-unknown': 'error',
		'date-is-age': 'warning',
		'date-is-cycle-year': 'warning',
		'period-unreadable': 'warning',
		'period-ends-before-start': 'warning'
	}
);
