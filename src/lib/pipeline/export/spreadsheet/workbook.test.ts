import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../../../tests/factories/hostile-text.ts';
import { cellText } from './cell-text.ts';
import { columnLetters } from './sheet.ts';
import { workbook, type SheetPlan } from './workbook.ts';

async function partsOf(plans: SheetPlan[], rowLimit?: number): Promise<Record<string, string>> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of workbook(plans, rowLimit ? { rowLimit } : {})) chunks.push(chunk);
	const parts = unzipSync(new Uint8Array(Buffer.concat(chunks)));
	return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
}

const sheet = (name: string, rows: readonly (readonly string[])[]): SheetPlan => ({
	name,
	columns: [
		{ head: 'Mã', width: 9 },
		{ head: 'Họ và tên', width: 30 }
	],
	rows
});

/** Undoes XML entities and `_xHHHH_`, as a spreadsheet does. */
const readBack = (xml: string) =>
	xml
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

describe('workbook', () => {
	it('types every cell as text, keeps zeros, freezes the head', async () => {
		const parts = await partsOf([
			sheet('Nhân khẩu', [
				['001', 'NGUYỄN VĂN A'],
				['', '=1+1']
			])
		]);
		const xml = parts['xl/worksheets/sheet1.xml'] ?? '';
		expect(xml.match(/<c /g)).toHaveLength(5);
		expect(xml.match(/<c [^>]*t="inlineStr"/g)).toHaveLength(5);
		expect(xml).not.toMatch(/<f>|<v>/);
		expect(xml).toContain('<t xml:space="preserve">001</t>');
		expect(xml).toContain('state="frozen"');
		expect(parts['xl/workbook.xml']).toContain('name="Nhân khẩu"');
	});

	it('goes on in a further sheet when one is full', async () => {
		const rows = Array.from({ length: 7 }, (_, index) => [String(index), 'x']);
		const parts = await partsOf([sheet('A', rows), sheet('B', [])], 4);
		const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]+)"/g)];
		expect(names.map(([, name]) => name)).toEqual(['A', 'A (2)', 'A (3)', 'B']);
		const counts = [1, 2, 3, 4].map(
			(number) => parts[`xl/worksheets/sheet${number}.xml`]?.match(/<row /g)?.length
		);
		expect(counts).toEqual([4, 4, 2, 1]);
		expect(parts['[Content_Types].xml']?.match(/worksheet\+xml/g)).toHaveLength(4);
	});

	it('says any text so that it reads back the same', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const xml = cellText(text);
				// eslint-disable-next-line no-control-regex -- proves that XML's forbidden characters are gone
				expect(xml).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF<]/);
				expect(readBack(xml)).toBe(text.replace(/\p{Cs}/gu, '\uFFFD'));
			}),
			{ numRuns: 5000 }
		);
	});

	it.each([
		[0, 'A'],
		[25, 'Z'],
		[26, 'AA'],
		[701, 'ZZ'],
		[702, 'AAA']
	])('names column %i %s', (index, letters) => {
		expect(columnLetters(index)).toBe(letters);
	});
});
