// Pairs that must be proposed and pairs that must not, and the figures on a synthetic population.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { population } from '../../../../tests/factories/synthetic-population.ts';
import { linkPersons } from './link.ts';
import type { PersonToLink } from './link-record.ts';

const base: PersonToLink = {
	id: 'a',
	householdId: 'h1',
	name: 'NGUYỄN QUỲNH CHI',
	birth: '15/08/1962',
	sex: 'female',
	homeTown: 'xã Lê Hồ, Hà Nam',
	idNumbers: ['168123456'],
	father: 'NGUYỄN VĂN TÁM',
	mother: 'TRẦN THỊ MƠ'
};
const crowd = population(2000, 0, 7).persons;
const probability = (change: Partial<PersonToLink>, first: Partial<PersonToLink> = {}) => {
	const pairs = linkPersons(
		[...crowd, { ...base, ...first }, { ...base, id: 'b', householdId: 'h2', ...change }],
		{ from: 0.001 }
	);
	return pairs.find((pair) => pair.pairId === 'a~b')?.probability ?? 0;
};

describe('one person', () => {
	test.each([
		['the same again', {}],
		['tones lost', { name: 'NGUYEN QUYNH CHI' }],
		['heard otherwise', { name: 'NGUYỄN QUỲNH TRI' }],
		['one letter', { name: 'NGUYỄN QUỲNH CHO' }],
		['middle name missing', { name: 'NGUYỄN CHI' }],
		['year only', { birth: '1962' }],
		['day and month swapped', { birth: '08/05/1962' }],
		['year misread', { birth: '15/08/1963' }],
		['no number, no parents', { idNumbers: [], father: '', mother: '' }],
		['moved away', { homeTown: 'xã Yên Mô, Ninh Bình' }],
		['another card', { idNumbers: ['012345678'] }]
	] as const)('%s', (_, change) => expect(probability(change)).toBeGreaterThan(0.9));
});

describe('two persons', () => {
	test.each([
		[
			'the same card alone',
			{
				name: 'LÊ VĂN BÌNH',
				birth: '01/01/1980',
				sex: 'male',
				homeTown: '',
				father: '',
				mother: ''
			}
		],
		['sister', { name: 'NGUYỄN QUỲNH LAN', birth: '10/10/1965', idNumbers: [] }],
		['twin', { name: 'NGUYỄN QUỲNH LAN', idNumbers: [] }],
		[
			'sister of the same middle name',
			{ name: 'NGUYỄN THỊ CHI', birth: '10/10/1965', idNumbers: [] }
		],
		[
			'daughter named alike',
			{ birth: '10/10/1990', idNumbers: [], mother: 'NGUYỄN QUỲNH CHI', father: 'LÊ VĂN HAI' }
		]
	] as const)('%s', (_, change) => expect(probability(change)).toBeLessThan(0.5));
	test(
		'a common name and a birth year are not enough, a rare name is more',
		{ timeout: 60_000 },
		() => {
			const town = population(20_000, 0, 11).persons;
			const counts = new Map<string, number>();
			for (const { name } of town) counts.set(name, (counts.get(name) ?? 0) + 1);
			const [[common = ''] = []] = [...counts].sort((a, b) => b[1] - a[1]);
			const bare = { ...base, idNumbers: [], father: '', mother: '', homeTown: '', birth: '1962' };
			const of = (name: string) =>
				linkPersons([...town, { ...bare, name }, { ...bare, name, id: 'b' }], { from: 0.001 }).find(
					(pair) => pair.pairId === 'a~b'
				)?.probability ?? 0;
			expect(of(common)).toBeLessThan(0.7);
			expect(of('ÂU DƯƠNG QUỲNH CHI')).toBeGreaterThan(0.95);
		}
	);
});

test('every pair is explained field by field and the weights add up', () => {
	const [pair] = linkPersons([...crowd, base, { ...base, id: 'b' }]);
	expect(pair?.evidence.map((item) => item.field).sort()).toEqual([
		'birth',
		'father',
		'home',
		'mother',
		'name',
		'number',
		'sex'
	]);
	const sum = pair?.evidence.reduce((total, item) => total + item.weight, 0) ?? 0;
	expect(pair?.weight).toBeCloseTo(sum - Math.log2(crowd.length + 2), 6);
});

test(
	'10,000 people with realistic slips: recall ≥ 98 %, precision ≥ 99 %',
	{ timeout: 120_000 },
	() => {
		const { persons, truth } = population(10_000, 0.1, 3);
		const pairs = linkPersons(persons);
		const right = pairs.filter((pair) => truth.has(pair.pairId)).length;
		expect(right / truth.size).toBeGreaterThanOrEqual(0.98);
		expect(right / pairs.length).toBeGreaterThanOrEqual(0.99);
	}
);

test('an aborted run ends with what it has', () => {
	const signal = { aborted: true } as AbortSignal;
	expect(linkPersons([base, { ...base, id: 'b' }], { signal })).toEqual([]);
});

test('any records: no exception, probabilities within 0…1', { timeout: 60_000 }, () => {
	const text = fc.oneof(
		fc.constant(''),
		fc.string({ unit: 'binary', maxLength: 10 }),
		fc.constantFrom('NGUYỄN VĂN A', '1960', '01/01/1960')
	);
	const record = fc.record({
		name: text,
		birth: text,
		sex: fc.constantFrom('male', 'female', null),
		homeTown: text,
		idNumbers: fc.array(text, { maxLength: 2 }),
		father: text,
		mother: text
	});
	fc.assert(
		fc.property(fc.array(record, { maxLength: 12 }), (records) => {
			const persons = records.map((item, at) => ({ ...item, id: `p${at}`, householdId: 'h' }));
			for (const pair of linkPersons(persons, { from: 0 })) {
				expect(pair.probability).toBeGreaterThanOrEqual(0);
				expect(pair.probability).toBeLessThanOrEqual(1);
			}
		})
	);
});
