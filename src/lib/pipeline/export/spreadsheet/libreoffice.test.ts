// Opens what we write in a real spreadsheet and asks it how many formulas it found. Runs where soffice is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../../../tests/factories/hostile-text.ts';
import { byteOrderMark, csvLine } from '../text/csv.ts';
import { workbook } from './workbook.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const minutes = 60_000;

/** The document as flat OpenDocument XML, in which every formula is an attribute. */
function openInOffice(name: string, bytes: Uint8Array, filter: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'office-'));
	try {
		writeFileSync(join(folder, name), bytes);
		const profile = `-env:UserInstallation=file://${folder}/profile`;
		const to = ['--convert-to', 'fods', '--outdir', folder, join(folder, name)];
		execFileSync('soffice', [profile, '--headless', ...filter, ...to], { stdio: 'pipe' });
		return readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const values = fc.sample(hostileText, { numRuns: 10_000, seed: 8 });
const formulas = (xml: string) => xml.match(/table:formula=/g)?.length ?? 0;
const texts = (xml: string) => xml.match(/office:value-type="string"/g)?.length ?? 0;

describe.skipIf(!hasOffice)('in LibreOffice', () => {
	it('a CSV file of 10,000 hostile values runs no formula', { timeout: 4 * minutes }, () => {
		const lines = values.map((value) => csvLine(['x', value], true)).join('');
		const bytes = new TextEncoder().encode(byteOrderMark + lines);
		const filter = ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'];
		expect(formulas(openInOffice('values.csv', bytes, filter))).toBe(0);
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
			const xml = openInOffice('values.xlsx', Buffer.concat(chunks), []);
			expect(formulas(xml)).toBe(0);
			const filled = values.filter((value) => value !== '').length;
			expect(texts(xml)).toBe(filled + 1);
		}
	);

	it('does see a formula where there is one', { timeout: 4 * minutes }, () => {
		const filter = ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'];
		expect(formulas(openInOffice('plain.csv', new TextEncoder().encode('=1+1\r\n'), filter))).toBe(
			1
		);
	});
});
