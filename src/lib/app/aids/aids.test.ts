import { describe, expect, it } from 'vitest';
import type { PersonFactId } from '#lib/domain/facts.ts';
import { cellKey, type PageId, type RowId } from '#lib/domain/ids.ts';
import { fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import { onlyTerm, termsFor } from './closed-lists.ts';
import { suggestNames } from './name-aids.ts';
import { type OfferContext, offersFor } from './offers.ts';

describe('closed lists', () => {
	it.each([
		['sex', '1', 'Nam'],
		['sex', '2', 'Nữ'],
		['sex', 'nu', 'Nữ'],
		['sex', '3', null],
		['ethnicity', '1', 'Kinh'],
		['ethnicity', 'muo', 'Mường'],
		['ethnicity', 'm', null],
		['religion', 'cong', 'Công giáo'],
		['relation', '4', 'Con'],
		['relation', 'con', 'Con'],
		['relation', 'con d', null],
		['address', '1', null],
		['ethnicity', '', null]
	] as const)('%s: %s can only mean %s', (kind, typed, term) => {
		expect(onlyTerm(kind, typed)).toBe(term);
	});
	it('lists what a beginning may become', () => {
		expect(termsFor('relation', 'cháu n')).toEqual(['Cháu nội', 'Cháu ngoại']);
		expect(termsFor('ethnicity', 'k')[0]).toBe('Kinh');
	});
});

describe('names', () => {
	const nobody = { sex: null, decade: null };
	it.each([
		['ng', nobody, 'Nguyễn'],
		['Trần v', { sex: 'male', decade: 1950 }, 'Trần Văn'],
		['Trần t', { sex: 'female', decade: 1950 }, 'Trần Thị'],
		['TRẦN THỊ NG', nobody, 'TRẦN THỊ NGỌC'],
		['Lê Văn d', nobody, 'Lê Văn Đức']
	] as const)('%s', (typed, person, first) => {
		expect(suggestNames(typed, person, 5)[0]).toBe(first);
	});
	it('says nothing before a word has begun, and never more than asked for', () => {
		expect(suggestNames('', nobody, 5)).toEqual([]);
		expect(suggestNames('Trần ', nobody, 5)).toEqual([]);
		expect(suggestNames('Trần T', nobody, 3)).toHaveLength(3);
	});
	it('gives older women Thị before anything else', () => {
		const old = suggestNames('Lê t', { sex: 'female', decade: 1940 }, 1);
		expect(old).toEqual(['Lê Thị']);
	});
});

const cell = (page: string, row: string, is: PersonFactId, text: string, typed = false) =>
	fieldOf(is, text, {
		key: cellKey(page as PageId, 'family', row as RowId, is),
		pageId: page as PageId,
		cell: { tableId: 'family', rowId: row as RowId, columnId: is },
		fact: { of: 'relative', is },
		kind: is === 'name' ? 'person-name' : 'occupation',
		...(typed && {
			current: { ...fieldOf(is, text).current, entry: { confirmed: false } as never }
		})
	});

const first = [
	cell('p1', 'r1', 'name', 'TRẦN THỊ LAN'),
	cell('p1', 'r1', 'occupation', 'Làm ruộng')
];
const offers = (field: OfferContext['field'], more: Partial<OfferContext> = {}) => {
	const onPage = [cell('p2', 'r1', 'name', 'Trần Thị Lan'), field];
	const context = {
		field,
		onPage,
		pages: [first, onPage],
		above: null,
		chief: null,
		decided: null,
		listed: []
	};
	return offersFor({ ...context, ...more }).map(({ value, source }) => `${source}: ${value}`);
};

describe('what is offered', () => {
	it('knows the same person on another paper', () => {
		expect(offers(cell('p2', 'r1', 'occupation', ''))).toEqual(['file: Làm ruộng']);
	});
	it('knows the names of the file by their initials', () => {
		expect(offers(cell('p2', 'r2', 'name', 'ttl', true))[0]).toBe('file: TRẦN THỊ LAN');
	});
	it('puts what the office typed before what stands above, and says each value once', () => {
		const field = cell('p2', 'r2', 'occupation', '');
		expect(offers(field, { decided: 'Thợ nề', above: 'Làm ruộng', chief: 'Làm ruộng' })).toEqual([
			'office: Thợ nề',
			'above: Làm ruộng'
		]);
	});
	it('never offers what stands in the input', () => {
		expect(offers(cell('p2', 'r1', 'occupation', 'Làm ruộng'))).toEqual([]);
	});
});
