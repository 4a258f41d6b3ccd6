// A list of the office: looked at, put right by a person, asked for what it says of somebody.
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { listPersons } from '#lib/pipeline/export/lists/list-persons.ts';
import { readList } from '#lib/pipeline/export/lists/list-table.ts';
import { ListIndex } from '#lib/pipeline/export/lists/second-source.ts';
import { OfficeLists } from './office-lists.svelte.ts';

const csv = [
	'DANH SÁCH NHÂN KHẨU XÃ LÊ HỒ,,,,',
	',,,,',
	'STT,Người,Ngày sinh,Số CMND,Nghề nghiệp',
	'1,Nguyễn Văn Ba,22133,12345678,Làm ruộng',
	'2,Trần Thị Bốn,1962,168123456,Giáo viên',
	'3,Trần Thị Bốn,1970,168123457,Y tá'
].join('\r\n');
const bytes = new TextEncoder().encode(csv);

describe('a list of the office', () => {
	it('is read below its title, and a person says what a column is', () => {
		const lists = new OfficeLists({} as never, () => null);
		expect(lists.take(bytes, 'ds.csv').ok).toBe(true);
		expect(lists.draft).toMatchObject({ zerosLost: 1, serialDates: 1, name: 'ds.csv' });
		const facts = () => lists.draft?.list.columns.map(({ fact }) => fact);
		expect(facts()).toEqual([null, null, 'birth-date', 'id-number', 'occupation']);
		lists.setColumn(1, 'name');
		expect(facts()?.[1]).toBe('name');
		const [first] = lists.draft?.list.persons ?? [];
		expect(first).toMatchObject({
			row: 3,
			facts: { name: { value: 'NGUYỄN VĂN BA' }, 'id-number': { value: '012345678' } }
		});
		expect(first?.facts['birth-date']?.value).toBe('05/08/1960');
		// A fact stands in one column only.
		lists.setColumn(4, 'name');
		expect(facts()).toEqual([null, null, 'birth-date', 'id-number', 'name']);
		lists.discard();
		expect(lists.draft).toBeNull();
	});

	it('refuses what is no list, with a code', () => {
		const lists = new OfficeLists({} as never, () => null);
		expect(lists.take(new Uint8Array(), 'x')).toMatchObject({ failure: { code: 'list-empty' } });
		const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]);
		expect(lists.take(ole, 'x')).toMatchObject({ failure: { code: 'list-unknown-type' } });
		const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]);
		expect(lists.take(zip, 'x')).toMatchObject({ failure: { code: 'list-broken' } });
	});

	it('knows a person by number and name, by name and year, or by number and year, never by less', () => {
		const rows = readList(new TextEncoder().encode(csv.replace('Người', 'Họ tên')));
		if (!rows.ok) throw new Error(rows.failure.code);
		const index = new ListIndex(listPersons(rows.value, exportLabelsVi).persons);
		const job = (name: string, number: string, birth: string) =>
			index.match({ name, number, birth })?.facts.occupation?.value ?? null;
		expect(job('nguyễn văn ba', '012345678', '')).toBe('Làm ruộng');
		expect(job('TRẦN THỊ BỐN', '', '1970')).toBe('Y tá');
		expect(job('', '168123456', '12/03/1962')).toBe('Giáo viên');
		expect(job('TRẦN THỊ BỐN', '', '')).toBeNull();
		expect(job('', '168123456', '')).toBeNull();
		expect(job('PHẠM VĂN SÁU', '168123456', '1962')).toBeNull();
	});
});
