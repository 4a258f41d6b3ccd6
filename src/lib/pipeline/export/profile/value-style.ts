// How a profile writes a value: casing of words, style of full dates.
import { titleCase, upperCase } from '../../../domain/vietnamese/text.ts';
import { dateParts } from '../columns/date-parts.ts';
import type { ProfileColumn } from './profile.ts';

function styledDate(text: string, style: ProfileColumn['date']): string {
	const { year, month, day } = dateParts(text);
	if (style === 'as-is' || year === '' || month === '' || day === '') return text;
	switch (style) {
		case 'dd/mm/yyyy':
			return `${day}/${month}/${year}`;
		case 'dd.mm.yyyy':
			return `${day}.${month}.${year}`;
		case 'yyyy-mm-dd':
			return `${year}-${month}-${day}`;
		case 'yyyymmdd':
			return year + month + day;
	}
}

export function styled(
	text: string,
	{ casing, date }: Pick<ProfileColumn, 'casing' | 'date'>
): string {
	const dated = styledDate(text, date);
	if (casing === 'upper') return upperCase(dated);
	return casing === 'title' ? titleCase(dated) : dated;
}
