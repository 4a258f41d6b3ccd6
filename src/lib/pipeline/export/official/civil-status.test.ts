import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { crowd } from '../../../../../tests/factories/export-records.ts';
import { namedPages } from '../../../../../tests/factories/pdf-pages.ts';
import { exporter } from '../formats/civil-status.ts';
import { caseName } from './civil-status.ts';
import { safeName } from './safe-name.ts';

it('makes one row a person and one PDF a file, and each row names its PDF', async () => {
	const parts: Uint8Array[] = [];
	const options = { labels: exportLabelsVi, pages: namedPages };
	for await (const part of exporter.write(crowd(5), options)) parts.push(part);
	const outer = unzipSync(new Uint8Array(Buffer.concat(parts)));
	expect(Object.keys(outer)).toEqual(['KS.zip', 'KS.xlsx']);
	const pdfs = unzipSync(outer['KS.zip'] ?? new Uint8Array());
	expect(Object.keys(pdfs)).toHaveLength(5);
	for (const bytes of Object.values(pdfs)) expect(strFromU8(bytes.subarray(0, 8))).toBe('%PDF-1.7');
	const sheet = unzipSync(outer['KS.xlsx'] ?? new Uint8Array())['xl/worksheets/sheet1.xml'];
	const xml = strFromU8(sheet ?? new Uint8Array());
	for (const name of Object.keys(pdfs)) expect(xml).toContain(`>${name}</t>`);
	expect(xml).toMatch(/>\d{2}\.\d{2}\.\d{4}</);
});

describe('names of cases', () => {
	it('follow the grammar of the office', () => {
		const parts = { loai: 'KS', nam: '2026', ho_so: '12.3/HK', so_ho_khau: '', ma: 'f1' };
		expect(caseName('{loai}.{nam}.{ho_so}.{so_ho_khau}', parts)).toBe('KS.2026.12-3-HK.0');
		expect(caseName('{la}', parts)).toBe('0');
	});

	it.each([
		['Hồ sơ số 12/HK', 'ho-so-so-12-hk'],
		['../../etc/passwd', 'etc-passwd'],
		['CON', '_con'],
		['a\u202Efdp.exe', 'a-fdp.exe'],
		['', 'f1'],
		['…', 'f1'],
		['KS.2026.12-3', 'ks.2026.12-3']
	])('makes %j safe', (wanted, name) => {
		expect(safeName(wanted, 'f1', new Set())).toBe(name);
	});

	it('never gives one name twice', () => {
		const taken = new Set<string>();
		expect(['a', 'A', 'á'].map((name) => safeName(name, 'f', taken))).toEqual(['a', 'a-2', 'a-3']);
	});
});
