import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { crowd, crowdRecord, factValue } from '../../../../../tests/factories/export-records.ts';
import { exporter as csv } from '../formats/csv.ts';
import { exporter as xlsx } from '../formats/xlsx.ts';
import { unguardFormula } from '../text/csv.ts';
import { listPersons, restoreZeros, serialDate } from './list-persons.ts';
import { readList } from './list-table.ts';
import { compareWithList, ListIndex } from './second-source.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Windows-1252 bytes of a text whose letters all lie below U+0100. */
const windows = (text: string) => new Uint8Array([...text].map((char) => char.charCodeAt(0)));

function personsIn(bytes: Uint8Array) {
	const rows = readList(bytes);
	if (!rows.ok) throw new Error(rows.failure.code);
	return listPersons(rows.value, exportLabelsVi);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return new Uint8Array(Buffer.concat(parts));
}

function dbf(fields: readonly (readonly [string, string, number])[], records: readonly string[]) {
	const size = 1 + fields.reduce((sum, [, , length]) => sum + length, 0);
	const headerSize = 32 + 32 * fields.length + 1;
	const bytes = new Uint8Array(headerSize + size * records.length);
	bytes.set([
		0x03,
		105,
		5,
		20,
		records.length,
		0,
		0,
		0,
		headerSize & 255,
		headerSize >> 8,
		size,
		0
	]);
	fields.forEach(([name, type, length], index) => {
		bytes.set(windows(name), 32 + 32 * index);
		bytes.set(windows(type), 32 + 32 * index + 11);
		bytes[32 + 32 * index + 16] = length;
	});
	bytes[headerSize - 1] = 0x0d;
	records.forEach((record, index) => bytes.set(windows(record), headerSize + size * index));
	return bytes;
}

describe('an existing list', () => {
	it.each([',', ';', '\t'])('is read as CSV with %j between', (mark) => {
		const rows = [
			['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CMND'],
			['1', 'Nguyễn Văn Ba', '05/08/1960', 'Nam', '012345678'],
			['2', 'Trần Thị Bốn', '1962', 'Nữ', '']
		];
		const { persons } = personsIn(utf8(rows.map((row) => row.join(mark)).join('\r\n')));
		expect(
			persons.map(({ row, facts }) => [row, facts.name?.value, facts['birth-date']?.value])
		).toEqual([
			[2, 'NGUYỄN VĂN BA', '05/08/1960'],
			[3, 'TRẦN THỊ BỐN', '1962']
		]);
		expect(persons[0]?.facts['id-number']?.value).toBe('012345678');
	});

	it('in the letters of TCVN3 is told by its words and converted', () => {
		const text =
			'Hä vµ tªn;N¨m sinh;Quª qu¸n\r\nNguyÔn V¨n B×nh;1960;x· T­îng LÜnh\r\nTrÇn ThÞ Hoµ;1962;x· Thôy L«i\r\n';
		const { encoding, persons } = personsIn(windows(text));
		expect(encoding).toBe('tcvn3');
		expect(persons[0]?.facts.name?.raw).toBe('Nguyễn Văn Bình');
		expect(persons[0]?.facts['home-town']?.raw).toBe('xã Tượng Lĩnh');
		expect(persons[0]?.facts['birth-date']?.value).toBe('1960');
	});

	it('that this app wrote is read back, as CSV and as XLSX', async () => {
		const options = { labels: exportLabelsVi };
		const expected = [0, 1, 2].flatMap((number) =>
			crowdRecord(number).household.persons.map(({ facts }) => facts['id-number']?.value)
		);
		for (const bytes of [
			await bytesOf(csv.write(crowd(3), options)),
			await bytesOf(xlsx.write(crowd(3), options))
		]) {
			const { persons } = personsIn(bytes);
			expect(persons.map(({ facts }) => unguardFormula(facts['id-number']?.raw ?? ''))).toEqual(
				expected
			);
		}
	});

	it('of Excel with shared strings, serial dates and numbers is put right and flagged', () => {
		const sheet =
			'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>' +
			'<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>22281</v></c><c r="D2"><v>12345678</v></c></row>' +
			'<row r="3"><c r="A3" t="inlineStr"><is><r><t>TRẦN </t></r><r><t>THỊ &amp;#x42;</t></r></is></c><c r="B3"><v>1.962E3</v></c><c r="D3"><v>3.5123456789E10</v></c></row></sheetData></worksheet>';
		const bytes = zipSync({
			'xl/workbook.xml': strToU8(
				'<workbook><sheets><sheet name="x" sheetId="1" r:id="rId7"/></sheets></workbook>'
			),
			'xl/_rels/workbook.xml.rels': strToU8(
				'<Relationships><Relationship Id="rId7" Target="worksheets/a.xml"/></Relationships>'
			),
			'xl/sharedStrings.xml': strToU8(
				'<sst><si><t>Họ tên</t></si><si><t>Ngày sinh</t></si><si><t>CMND</t></si><si><t>LÊ VĂN A</t><rPh><t>x</t></rPh></si></sst>'
			),
			'xl/worksheets/a.xml': strToU8(sheet)
		});
		const { persons } = personsIn(bytes);
		const [first, second] = persons;
		expect(first?.facts.name?.value).toBe('LÊ VĂN A');
		expect(first?.facts['birth-date']).toMatchObject({
			raw: '22281',
			value: '31/12/1960',
			issues: expect.arrayContaining([
				expect.objectContaining({ code: 'list-date-was-serial' })
			]) as unknown
		});
		expect(first?.facts['id-number']).toMatchObject({
			value: '012345678',
			issues: expect.arrayContaining([
				expect.objectContaining({ code: 'list-zeros-lost' })
			]) as unknown
		});
		expect(second?.facts['birth-date']?.value).toBe('1962');
		expect(second?.facts['id-number']?.value).toBe('035123456789');
	});

	it('of dBase is read, deleted records left out', () => {
		const table = dbf(
			[
				['HO_TEN', 'C', 15],
				['NGAY_SINH', 'D', 8],
				['CMND', 'C', 9]
			],
			[
				' NguyÔn V¨n B×nh19600805012345678',
				'*LE VAN XOA     19610101         ',
				' TrÇn ThÞ Hoµ   19620101123456789'
			]
		);
		const { persons, encoding } = personsIn(table);
		expect(encoding).toBe('tcvn3');
		expect(persons.map(({ facts }) => [facts.name?.raw, facts['birth-date']?.raw])).toEqual([
			['Nguyễn Văn Bình', '05/08/1960'],
			['Trần Thị Hoà', '01/01/1962']
		]);
	});

	it('has columns told by content where the title says nothing', () => {
		const rows = [
			'Cột 1,Họ tên,Cột 3',
			...['168123456', '035060001234', '168999888'].map((id, at) => `${id},LÊ VĂN ${'ABC'[at]},Nam`)
		];
		const { columns } = personsIn(utf8(rows.join('\n')));
		expect(columns.map(({ fact, by }) => [fact, by])).toEqual([
			['id-number', 'content'],
			['name', 'title'],
			['sex', 'content']
		]);
	});

	it.each([
		['nothing', new Uint8Array(0), 'list-empty'],
		['blank lines', utf8('\n\n , \n'), 'list-empty'],
		['old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'list-unknown-type'],
		['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'list-unknown-type'],
		['a ZIP that is no workbook', zipSync({ 'a.txt': strToU8('x') }), 'list-broken'],
		[
			'a cut ZIP',
			zipSync({ 'xl/workbook.xml': strToU8('x'.repeat(999)) }).subarray(0, 60),
			'list-broken'
		],
		[
			'a bomb',
			zipSync({ 'xl/sharedStrings.xml': new Uint8Array(320 * 1024 * 1024) }),
			'list-too-big'
		]
	])('that is %s is refused by its code', (_, bytes, code) => {
		expect(readList(bytes)).toMatchObject({ ok: false, failure: { code } });
	});

	it('never breaks the reader, whatever its bytes', () => {
		const starts = fc.constantFrom(
			[],
			[0x50, 0x4b, 3, 4],
			[3, 105, 5, 20, 9, 0, 0, 0, 97, 0, 9, 0],
			[0xef, 0xbb, 0xbf]
		);
		fc.assert(
			fc.property(starts, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
				const result = readList(new Uint8Array([...start, ...rest]));
				if (result.ok)
					expect(listPersons(result.value, exportLabelsVi).columns.length).toBeGreaterThan(0);
				else expect(result.failure.code).toMatch(/^list-/);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('numbers that Excel has spoilt', () => {
	it.each([
		['12345678', '012345678'],
		['1234567', '001234567'],
		['35123456789', '035123456789'],
		['1060001234', '001060001234'],
		['012345678', null],
		['035060001234', null],
		['123', null],
		['12a45678', null]
	])('%s had lost zeros: %j', (text, restored) => {
		expect(restoreZeros(text)).toBe(restored);
	});

	it.each([
		['22281', '31/12/1960'],
		['61', null],
		['25569', '01/01/1970'],
		['36526', '01/01/2000'],
		['1962', null],
		['99999', null],
		['5/8/1960', null]
	])('%s is the date %j', (text, date) => {
		expect(serialDate(text)).toBe(date);
	});
});

describe('a list as second source', () => {
	const [head] = crowdRecord(1).household.persons;
	const listed = (facts: Readonly<Record<string, string>>) => ({
		row: 2,
		facts: Object.fromEntries(
			Object.entries(facts).map(([fact, value]) => [fact, { raw: value, value, issues: [] }])
		)
	});

	it('is matched by number with name, or by name with year, and says where it differs', () => {
		if (!head) throw new Error('no head');
		const person = {
			...head,
			facts: {
				...head.facts,
				name: factValue('LÊ VĂN HÒA'),
				'birth-date': factValue('05/08/1960'),
				'id-number': factValue('012345678'),
				sex: factValue('Nam')
			}
		};
		const right = listed({ name: 'LÊ VĂN HOÀ', 'birth-date': '1960', sex: 'Nữ' });
		const wrong = listed({ name: 'LÊ VĂN HÓA', 'id-number': '012345678' });
		expect(new ListIndex([wrong, right]).find(person)).toBe(right);
		expect(new ListIndex([wrong]).find(person)).toBeNull();
		expect(new ListIndex([right, { ...right, row: 3 }]).find(person)).toBeNull();
		expect(compareWithList(person, right)).toEqual([{ fact: 'sex', record: 'Nam', list: 'Nữ' }]);
	});
});
