import { describe, expect, it } from 'vitest';
import type { PersonFactId } from '../../domain/facts.ts';
import type { Household, Person } from '../../domain/household.ts';
import type { FieldKey, PageId, RegistryFileId } from '../../domain/ids.ts';
import type { RegistryFile } from '../../domain/registry-file.ts';
import { familyTree } from './family-tree.ts';
import { byRisk, riskRow } from './list-order.ts';

function person(
	id: string,
	facts: Partial<Record<PersonFactId, string | readonly string[]>>
): Person {
	const entries = Object.entries(facts).map(([fact, said]) => {
		const values = typeof said === 'string' ? [said] : said;
		const evidence = values.map((value, at) => ({
			key: `${id}${at}#${fact}` as FieldKey,
			pageId: `${id}${at}` as PageId,
			formId: 'hk02',
			raw: value,
			value,
			status: 'read' as const,
			source: 'clerk' as const,
			confidence: 1
		}));
		const status = values.length > 1 ? ('conflict' as const) : ('read' as const);
		return [fact, { ...evidence[0]!, status, evidence }] as const;
	});
	return { id, roles: ['member'], facts: Object.fromEntries(entries) };
}

const household = (change: Partial<Household> = {}): Household => ({
	fileId: 'f' as RegistryFileId,
	facts: {},
	headId: 'h',
	persons: [
		person('c', { name: 'LÊ VĂN CON', 'birth-date': '1990', 'relation-to-head': 'Con' }),
		person('h', { name: 'LÊ VĂN CHỦ', 'birth-date': '02/03/1960' }),
		person('b', { name: 'LÊ VĂN BỐ', 'birth-date': '1995' }),
		person('x', { name: 'AI ĐÓ' })
	],
	links: [
		{ personId: 'b', toPersonId: 'h', relation: 'Bố đẻ', key: 'k#r' as FieldKey },
		{ personId: 'gone', toPersonId: 'h', relation: 'Con', key: 'k#s' as FieldKey }
	],
	events: [],
	issues: [],
	...change
});

describe('the household as a tree', () => {
	it('stands parents above the head and children below, by relation or by link, oldest first', () => {
		const { nodes } = familyTree(household(), 2026);
		expect(nodes.map(({ id, generation, birthYear }) => [id, generation, birthYear])).toEqual([
			['b', -1, 1995],
			['h', 0, 1960],
			['x', 0, null],
			['c', 1, 1990]
		]);
		expect(nodes.map(({ age }) => age)).toEqual([31, 66, null, 36]);
		expect(nodes.filter((node) => node.isHead).map((node) => node.id)).toEqual(['h']);
	});
	it('leaves out ties to people who are not there, and marks those a rule names', () => {
		const issue = {
			id: 'parent-younger@b,h',
			code: 'parent-younger',
			severity: 'error' as const,
			personIds: ['b', 'h'],
			keys: []
		};
		const { nodes, edges } = familyTree(household({ issues: [issue] }), 2026);
		// A father born 35 years after his child.
		expect(edges).toEqual([{ from: 'h', to: 'b', relation: 'Bố đẻ', apart: -35, isOdd: true }]);
		expect(nodes.filter((node) => node.isOdd).map((node) => node.id)).toEqual(['b', 'h']);
	});
	it('lays out what each paper says where they differ', () => {
		const two = person('h', { name: 'LÊ VĂN CHỦ', 'birth-date': ['1960', '1961'] });
		const { conflicts } = familyTree(household({ persons: [two], links: [] }), 2026);
		expect(conflicts).toMatchObject([
			{ person: 'LÊ VĂN CHỦ', fact: 'birth-date', suggestion: '1960' }
		]);
		expect(conflicts[0]?.said.map((one) => one.value)).toEqual(['1960', '1961']);
	});
	it('never ends in a circle, nor on an empty household', () => {
		const circle = [
			{ personId: 'b', toPersonId: 'x', relation: 'Con', key: 'k#r' as FieldKey },
			{ personId: 'x', toPersonId: 'b', relation: 'Con', key: 'k#r' as FieldKey }
		];
		expect(familyTree(household({ links: circle, headId: null }), 2026).nodes).toHaveLength(4);
		expect(familyTree(household({ persons: [], links: [], headId: null }), 2026).nodes).toEqual([]);
	});
});

describe('the list by risk', () => {
	const file = (id: string, title: string, state: RegistryFile['state'] = 'sent') =>
		({ id, title, state }) as unknown as RegistryFile;
	const digest = (fileId: string, expectedWrong: number, parked: number) => ({
		fileId: fileId as RegistryFileId,
		version: 1,
		expectedWrong,
		parked,
		differing: 0,
		overridden: 0,
		conflicts: 0,
		issues: 0
	});
	const rows = [
		riskRow(file('a', 'Hồ sơ một'), digest('a', 0.1, 3)),
		riskRow(file('b', 'Hồ sơ hai'), digest('b', 2, 0), {
			blind: { judged: 10, wrong: 2 },
			duplicates: 1
		}),
		riskRow(file('c', 'Lê Hồ'), null, { blind: { judged: 100, wrong: 3 }, duplicates: 4 }),
		riskRow(file('d', 'Xong', 'approved'), digest('d', 9, 9))
	];
	const ids = (filter: Partial<Parameters<typeof byRisk>[1]>) =>
		byRisk(rows, { text: '', states: ['sent'], sort: 'expectedWrong', ...filter }).map(
			(row) => row.file.id
		);
	it('puts what nobody has looked through first, then the riskiest', () => {
		expect(ids({})).toEqual(['c', 'b', 'a']);
		expect(ids({ sort: 'parked' })).toEqual(['c', 'a', 'b']);
	});
	it('sorts by what is known of the clerk and of other files, unknown first', () => {
		expect(ids({ sort: 'blind' })).toEqual(['a', 'b', 'c']);
		expect(ids({ sort: 'duplicates' })).toEqual(['a', 'c', 'b']);
	});
	it('finds without tones, in the states asked for', () => {
		expect(ids({ text: 'ho so' })).toEqual(['b', 'a']);
		expect(ids({ states: [] })).toHaveLength(4);
		expect(ids({ text: 'không có' })).toEqual([]);
	});
});
