import { describe, expect, it } from 'vitest';
import type { PersonFactId } from '#lib/domain/facts.ts';
import { cellKey, fieldKey, type PageId, type RowId } from '#lib/domain/ids.ts';
import { fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import type { FieldView } from '../surface.ts';
import { chiefSource, sharedDittos } from './ditto.ts';

const page = 'p1' as PageId;
type Is = PersonFactId;

/** One cell of a family table: row, fact, text; an empty text needs a person. */
function cell(row: string, is: Is, text: string, more: Partial<FieldView> = {}): FieldView {
	const rowId = row as RowId;
	const kinds = { name: 'person-name', 'relation-to-head': 'relation', ethnicity: 'ethnicity' };
	const kind = (kinds[is as keyof typeof kinds] ?? 'place') as FieldView['kind'];
	return fieldOf(is, text, {
		key: cellKey(page, 'family', rowId, is),
		cell: { tableId: 'family', rowId, columnId: is },
		fact: { of: 'relative', is },
		kind,
		mark: text === '' ? 'empty' : 'sure',
		...more
	});
}

const family = (second: Partial<Record<Is, string>>) => {
	const first = {
		name: 'TRẦN VĂN AN',
		'relation-to-head': 'Chủ hộ',
		'home-town': 'Phú Phúc, Lý Nhân',
		ethnicity: 'Kinh'
	};
	const facts = Object.keys(first) as (keyof typeof first)[];
	return [
		...facts.map((is) => cell('r1', is, first[is])),
		...facts.map((is) => cell('r2', is, second[is] ?? ''))
	];
};
const at = (fields: readonly FieldView[], row: string, is: Is) => {
	const found = fields.find((one) => one.cell?.rowId === row && one.fact?.is === is);
	if (!found) throw new Error(`no ${row} ${is}`);
	return found;
};
const dittos = (fields: readonly FieldView[]) =>
	sharedDittos(at(fields, 'r2', 'name'), fields, []).map(({ field, text }) => [
		field.fact?.is,
		text
	]);

describe('ditto of all shared fields', () => {
	it('takes home town, ethnicity and the surname, never the relation', () => {
		expect(dittos(family({}))).toEqual([
			['name', 'TRẦN '],
			['home-town', 'Phú Phúc, Lý Nhân'],
			['ethnicity', 'Kinh']
		]);
	});
	it('leaves what is written or sure', () => {
		const fields = family({ name: 'LÊ THỊ BA', 'home-town': 'Kim Bảng' });
		expect(dittos(fields)).toEqual([['ethnicity', 'Kinh']]);
	});
	it('has nothing to give to the first row', () => {
		const fields = family({});
		expect(sharedDittos(at(fields, 'r1', 'name'), fields, [])).toEqual([]);
	});
});

describe('as the chief of the household', () => {
	it('finds the row whose relation says so', () => {
		const fields = family({});
		const source = chiefSource(at(fields, 'r2', 'home-town'), fields);
		expect(source?.text).toBe('Phú Phúc, Lý Nhân');
	});
	it('finds the person with the name the papers give the chief, on any page', () => {
		const other = fieldOf('head', 'trần văn an', {
			key: fieldKey('p2' as PageId, 'head'),
			fact: { of: 'household', is: 'head-name' }
		});
		const unnamed = family({}).filter((one) => one.fact?.is !== 'relation-to-head');
		const fields = [other, ...unnamed];
		expect(chiefSource(at(fields, 'r2', 'ethnicity'), fields)?.text).toBe('Kinh');
	});
	it('says nothing where no chief is known', () => {
		const unnamed = family({}).filter((one) => one.fact?.is !== 'relation-to-head');
		expect(chiefSource(at(unnamed, 'r2', 'ethnicity'), unnamed)).toBeNull();
	});
});
