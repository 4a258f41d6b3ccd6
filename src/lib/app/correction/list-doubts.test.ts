// A list that says otherwise makes a doubt of what the machine was sure of, and of nothing else.
import { expect, it } from 'vitest';
import type { FieldKey, PageId } from '#lib/domain/ids.ts';
import type { FieldMark, FieldView } from '../surface.ts';
import { ListDoubts } from './list-doubts.ts';

const listed: Readonly<Record<string, string>> = {
	'home-town': 'An Lão, Bình Lục, Hà Nam',
	'birth-date': '1969',
	sex: 'Nữ'
};
const lists = new ListDoubts({
	says: ({ name }, fact) => {
		const value = listed[fact];
		return name === 'ĐỖ THANH HƯNG' && value !== undefined ? [{ value, name: 'cũ.csv' }] : [];
	}
});

const view = (is: string, text: string, mark: FieldMark): FieldView =>
	({
		...{ key: `p1#${is}` as FieldKey, pageId: 'p1' as PageId, fieldId: is, label: is, cell: null },
		...{
			kind: 'free-text',
			fact: { of: 'subject', is },
			text,
			mark,
			needsPerson: false,
			issues: []
		}
	}) as unknown as FieldView;

const page = (name: string, mark: FieldMark = 'sure') => [
	view('name', name, 'confirmed'),
	view('home-town', 'An Đổ, Bình Lục, Hà Nam', mark),
	view('birth-date', '06/04/1969', mark)
];

it('doubts a sure reading that the list contradicts, and says which list says what', () => {
	const [name, homeTown, birth] = lists.over(page('ĐỖ THANH HƯNG'));
	expect(homeTown).toMatchObject({
		mark: 'doubt',
		needsPerson: true,
		text: 'An Đổ, Bình Lục, Hà Nam',
		issues: [{ code: 'list-differs', params: { name: 'cũ.csv', value: listed['home-town'] } }]
	});
	// A year agrees with a day of that year.
	expect([name?.mark, birth?.mark]).toEqual(['confirmed', 'sure']);
});

it.each(['confirmed', 'edited', 'blank', 'parked'] as const)('leaves what is %s alone', (mark) => {
	const fields = page('ĐỖ THANH HƯNG', mark);
	expect(lists.over(fields)).toEqual(fields);
});

it('says nothing of a person whom no list knows', () => {
	const fields = page('ĐỖ THANH HƯƠNG');
	expect(lists.over(fields)).toEqual(fields);
});

it('gives the same object for the same view', () => {
	const fields = page('ĐỖ THANH HƯNG');
	expect(lists.over(fields)[1]).toBe(lists.over(fields)[1]);
});
