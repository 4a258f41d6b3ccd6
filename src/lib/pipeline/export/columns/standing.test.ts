// What becomes of a member, as the tables tell it: who died or moved is never handed over as living there.
import { expect, it } from 'vitest';
import { fileId, formOf, papers } from '../../../../../tests/factories/household-pages.ts';
import { assembleHousehold } from '../../record/assemble.ts';
import type { ExportRecord } from '../../export-record.ts';
import { defaultCodes } from '../codes.ts';
import { householdColumns } from './household-columns.ts';
import { personColumns } from './person-columns.ts';

const tam = { name: 'Lê Văn Tám', 'birth-date': '1960' };
const moi = { name: 'Lê Thị Mới', 'birth-date': '1990' };

function rowsOf(pages: ReturnType<typeof papers>): ReadonlyMap<string, readonly string[]> {
	const household = assembleHousehold(fileId, pages, formOf);
	const record = { household } as ExportRecord;
	const wanted = ['member-status', 'status-date', 'status-event'];
	const columns = personColumns.filter(({ id }) => wanted.includes(id));
	const rows = household.persons.map((person, at) => {
		const row = { record, person, number: at + 1 };
		return [
			person.facts.name?.value ?? '',
			columns.map(({ text }) => text(row, defaultCodes))
		] as const;
	});
	const count = householdColumns.find(({ id }) => id === 'present-count');
	return new Map([...rows, ['present', [count?.text(record, defaultCodes) ?? '']]]);
}

it('says who died, moved, or is there, with the paper that says so', () => {
	const rows = rowsOf(
		papers(
			{ subject: tam, household: { 'document-date': '01/05/1990', event: 'Đăng ký thường trú' } },
			{ subject: moi, household: { 'document-date': '01/05/1992', event: 'Nhập sinh' } },
			{ subject: tam, household: { 'document-date': '02/05/2010', event: 'Xóa chết' } }
		)
	);
	expect(rows.get('LÊ VĂN TÁM')).toEqual(['dead', '02/05/2010', 'Xóa chết']);
	expect(rows.get('LÊ THỊ MỚI')).toEqual(['present', '01/05/1992', 'Nhập sinh']);
	expect(rows.get('present')).toEqual(['1']);
});

it('says nothing of who is only named on a paper', () => {
	const rows = rowsOf(
		papers({
			subject: tam,
			reporter: { name: 'Trần Văn Báo', 'birth-date': '1955' },
			household: { 'document-date': '01/05/1990', event: 'Chuyển hộ khẩu đi nơi khác' }
		})
	);
	expect(rows.get('LÊ VĂN TÁM')?.[0]).toBe('left');
	expect(rows.get('TRẦN VĂN BÁO')).toEqual(['', '', '']);
	expect(rows.get('present')).toEqual(['0']);
});
