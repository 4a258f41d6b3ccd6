// Finding by any words, tone-less; packing and unpacking changes nothing; hostile text stays text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryFileId } from '../../domain/ids.ts';
import { fold } from '../../domain/vietnamese/text.ts';
import { crowdRecord, factValue } from '../../../../tests/factories/export-records.ts';
import { hostileText } from '../../../../tests/factories/hostile-text.ts';
import { randomRecord } from '../../../../tests/factories/random-household.ts';
import { SearchIndex, shardOf } from './search-index.ts';
import { keyOfItem, searchItems, type SearchItem } from './search-items.ts';
import { itemsOfLine, searchLine, SearchShard } from './search-shard.ts';

const id = (text: string) => text as RegistryFileId;
const item = (kind: SearchItem['kind'], text: string, note = ''): SearchItem => ({
	kind,
	text,
	note
});

function indexOf(files: Readonly<Record<string, readonly SearchItem[]>>): SearchIndex {
	const index = new SearchIndex();
	for (const [file, items] of Object.entries(files)) index.set(searchLine(id(file), items));
	return index;
}

const village = indexOf({
	a: [
		item('title', 'ho-so-1.pdf'),
		item('number', '0012/HK'),
		item('person', 'NGUYỄN VĂN HÒA', '1950'),
		item('person', 'TRẦN THỊ BƯỞI', '1952'),
		item('number', '012345678'),
		item('place', 'Xóm 3, xã Thụy Lôi, huyện Kim Bảng')
	],
	b: [
		item('title', 'ho-so-2.pdf'),
		item('person', 'NGUYỄN VĂN HOAN', '1950'),
		item('place', 'Xóm 3, xã Lê Hồ, huyện Kim Bảng')
	],
	c: [item('title', 'ho-so-3.pdf'), item('person', 'HÒA VĂN NGUYỄN', '1981')]
});
const found = (query: string) => village.find(query).hits.map(({ fileId }) => fileId);

describe('search', () => {
	it.each([
		['nguyễn văn hòa', ['a', 'b', 'c']],
		['nguyen van hoà', ['a', 'b', 'c']],
		['nguyen van hoan', ['b']],
		['thuy loi hoa', ['a']],
		['hoa 1950', ['a', 'b']],
		['345678', ['a']],
		['0012/hk', ['a']],
		['HO SO 3', ['c', 'a', 'b']],
		['le ho', ['b']],
		['kim bang xom 3', ['a', 'b']],
		['buoi loi', ['a']],
		['khong co', []],
		['   ', []],
		['', []]
	])('%j finds %j', (query, files) => {
		expect(found(query)).toEqual(files);
	});

	it('puts the item that fits best first', () => {
		const [best, second] = village.find('nguyen van hoa').hits;
		expect(best?.items[0]).toEqual(item('person', 'NGUYỄN VĂN HÒA', '1950'));
		expect(best?.title).toBe('ho-so-1.pdf');
		expect(second?.items[0]?.text).toBe('NGUYỄN VĂN HOAN');
	});

	it('forgets what is deleted and takes what is changed', () => {
		const index = indexOf({ a: [item('person', 'AN')], b: [item('person', 'BÌNH')] });
		expect(index.find('an').total).toBe(1);
		index.set(searchLine(id('a'), [item('person', 'CƯỜNG')]));
		index.delete(id('b'));
		expect([index.find('an').total, index.find('binh').total, index.find('cuong').total]).toEqual([
			0, 0, 1
		]);
		expect(index.size).toBe(1);
	});

	it('says when there are more than it looked at', () => {
		const index = new SearchIndex();
		for (let number = 0; number < 2000; number++)
			index.set(searchLine(id(`f${number}`), [item('person', 'NGUYỄN VĂN AN')]));
		const answer = index.find('nguyen', 50);
		expect([answer.hits.length, answer.isMore]).toEqual([50, true]);
	});

	it('finds every item of random files by itself, after packing and unpacking', () => {
		fc.assert(
			fc.property(randomRecord, ({ file, household }) => {
				const items = searchItems(file.title, household);
				const packed = new SearchShard();
				packed.set(searchLine(file.id, items));
				const shard = SearchShard.unpack(packed.pack());
				expect(shard?.text).toBe(packed.text);
				const line = shard?.lineAt(0)?.line;
				expect(line?.fileId).toBe(file.id);
				const index = new SearchIndex();
				if (line) index.set(line);
				expect(itemsOfLine(line?.shown ?? '')).toEqual(items);
				for (const { text } of items) expect(index.find(text.slice(0, 150)).hits).toHaveLength(1);
			}),
			{ numRuns: 300 }
		);
	});

	it('leads to the field that states the item', () => {
		const { file, household } = crowdRecord(3);
		for (const each of searchItems(file.title, household)) {
			const key = keyOfItem(each, household);
			if (each.kind === 'title' || each.text === household.facts['book-number']?.value) continue;
			if (each.text === household.facts['file-number']?.value) continue;
			const evidence = household.persons
				.flatMap(({ facts }) => Object.values(facts))
				.flatMap((fact) => fact.evidence)
				.find((one) => one.key === key);
			expect(fold(evidence?.value ?? '')).toBe(fold(each.text));
		}
	});

	it('never lets restricted facts in', () => {
		const record = crowdRecord(1);
		const persons = record.household.persons.map((person) => ({
			...person,
			facts: { ...person.facts, 'criminal-record': factValue('TRỘM CẮP') }
		}));
		const items = searchItems('x', { ...record.household, persons });
		expect(items.some(({ text }) => text.includes('TRỘM'))).toBe(false);
		expect(items.length).toBeGreaterThan(3);
	});

	it('refuses bytes that are no shard', () => {
		fc.assert(
			fc.property(fc.array(hostileText), (texts) => {
				const bytes = new TextEncoder().encode(texts.join('\n'));
				expect(() => SearchShard.unpack(bytes)).not.toThrow();
			})
		);
		expect(SearchShard.unpack(new TextEncoder().encode('a\n\nb\nc\n\nd'))).toBeNull();
	});

	it('spreads files over the shards', () => {
		const used = new Set(Array.from({ length: 2000 }, (_, n) => shardOf(id(`file-${n}`))));
		expect(used.size).toBe(64);
	});
});
