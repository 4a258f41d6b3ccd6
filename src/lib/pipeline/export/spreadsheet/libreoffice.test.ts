// Opens what we write in a real spreadsheet and asks it how many formulas it found. Runs where soffice is installed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	csvFilter,
	formulasIn,
	hasOffice,
	openInOffice,
	textsIn
} from '../../../../../tests/factories/office.ts';
import { hostileText } from '../../../../../tests/factories/hostile-text.ts';
import { byteOrderMark, csvLine } from '../text/csv.ts';
import { workbook } from './workbook.ts';

const minutes = 60_000;

const values = fc.sample(hostileText, { numRuns: 10_000, seed: 8 });

describe.skipIf(!hasOffice)('in LibreOffice', () => {
	it('a CSV file of 10,000 hostile values runs no formula', { timeout: 4 * minutes }, () => {
		const lines = values.map((value) => csvLine(['x', value], true)).join('');
		const bytes = new TextEncoder().encode(byteOrderMark + lines);
		expect(formulasIn(openInOffice('values.csv', bytes, csvFilter))).toBe(0);
	});

	it(
		'an XLSX file of 10,000 hostile values runs no formula',
		{ timeout: 4 * minutes },
		async () => {
			const columns = [{ head: 'Giá trị', width: 30 }];
			const chunks: Uint8Array[] = [];
			for await (const chunk of workbook([
				{ name: 'Giá trị', columns, rows: values.map((value) => [value]) }
			]))
				chunks.push(chunk);
			const xml = openInOffice('values.xlsx', Buffer.concat(chunks));
			expect(formulasIn(xml)).toBe(0);
			const filled = values.filter((value) => value !== '').length;
			expect(textsIn(xml)).toBe(filled + 1);
		}
	);

	it('does see a formula where there is one', { timeout: 4 * minutes }, () => {
		expect(
			formulasIn(openInOffice('plain.csv', new TextEncoder().encode('=1+1\r\n'), csvFilter))
		).toBe(1);
	});
});
