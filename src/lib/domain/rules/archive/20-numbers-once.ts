// Rule 20 over the archive. A file number is used once; a household book number on two files is asked, because a split
// household may have kept it (TT 36/2014 Điều 15: a re-issued book keeps its number).
import type { ArchiveRule, HouseholdDigest } from './archive-rule.ts';

const numbers = [
	['file-number-twice', (household: HouseholdDigest) => household.fileNumber, 'error'],
	['book-number-twice', (household: HouseholdDigest) => household.bookNumber, 'warning'],
	[
		'sheet-twice',
		(household: HouseholdDigest) =>
			household.registerSheet.startsWith('/') ? '' : household.registerSheet,
		'warning'
	]
] as const;

export const numbersOnce: ArchiveRule = {
	number: '20',
	source: 'TT 36/2014/TT-BCA Điều 15 khoản 1, Điều 18 khoản 2',
	codes: { 'file-number-twice': 'error', 'book-number-twice': 'warning', 'sheet-twice': 'warning' },
	*check(households) {
		for (const [code, numberOf, severity] of numbers) {
			const seen = new Map<string, HouseholdDigest>();
			for (const household of households) {
				const number = numberOf(household);
				if (number === '' || number.endsWith('/')) continue;
				const other = seen.get(number);
				if (!other) seen.set(number, household);
				else
					yield {
						id: `${code}@${number}`,
						code,
						severity,
						params: { number },
						fileIds: [other.fileId, household.fileId],
						personIds: []
					};
			}
		}
	}
};
