// Households from pages: who is who, who is the head, what the papers disagree on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	fileId,
	formOf,
	papers,
	type PaperSketch
} from '../../../../tests/factories/household-pages.ts';
import { assembleHousehold } from './assemble.ts';

const assemble = (...sketches: PaperSketch[]) =>
	assembleHousehold(fileId, papers(...sketches), formOf);
const names = (...sketches: PaperSketch[]) =>
	assemble(...sketches).persons.map((person) => person.facts.name?.value);

describe('the same person on several pages', () => {
	const hung = { name: 'Nguyễn Văn Hùng', 'birth-date': '15/08/1962' };
	test('name and birth join, a year agrees with a date', () => {
		const found = assemble({ subject: hung }, { members: [{ ...hung, 'birth-date': '1962' }] });
		expect(found.persons).toHaveLength(1);
		expect(found.persons[0]).toMatchObject({
			roles: ['subject', 'member'],
			facts: { 'birth-date': { value: '15/08/1962', status: 'read' } }
		});
		expect(found.persons[0]?.facts['birth-date']?.evidence).toHaveLength(2);
	});
	test('the tone mark may stand elsewhere', () => {
		expect(
			names(
				{ subject: { name: 'Lê Thị Hoà', 'birth-date': '1970' } },
				{ subject: { name: 'Lê Thị Hòa', 'birth-date': '1970' } }
			)
		).toEqual(['LÊ THỊ HOÀ']);
	});
	test('father and son of one name stay two', () => {
		expect(
			names({ subject: hung }, { subject: { ...hung, 'birth-date': '02/03/1988' } })
		).toHaveLength(2);
	});
	test('two rows of one table are never one person', () => {
		expect(names({ members: [hung, hung] })).toHaveLength(2);
	});
	test('the reporter may be the subject', () => {
		expect(names({ reporter: { name: 'Nguyễn Văn Hùng' }, subject: hung })).toHaveLength(1);
	});
	test('a name without birth joins only when one person alone fits', () => {
		const son = { ...hung, 'birth-date': '1988' };
		expect(
			names({ subject: hung }, { subject: son }, { reporter: { name: 'Nguyễn Văn Hùng' } })
		).toHaveLength(3);
		expect(names({ reporter: { name: 'Nguyễn Văn Hùng' } }, { subject: hung })).toHaveLength(1);
	});
	test('twelve digits join across a changed name; nine do not', () => {
		const old = { name: 'Trần Thị Mơ', 'id-number': '035162000123' };
		expect(
			names({ subject: old }, { subject: { name: 'Trần Thị Mai', 'id-number': '035162000123' } })
		).toHaveLength(1);
		const card = { name: 'Trần Thị Mơ', 'id-number': '168123456' };
		expect(
			names({ subject: card }, { subject: { name: 'Lê Văn Tám', 'id-number': '168123456' } })
		).toHaveLength(2);
	});
	test('lost tones join where the full birth date proves it, as a conflict of names', () => {
		const found = assemble({ subject: hung }, { subject: { ...hung, name: 'NGUYEN VAN HUNG' } });
		expect(found.persons).toHaveLength(1);
		expect(found.persons[0]?.facts.name?.status).toBe('conflict');
	});
});

describe('conflicts', () => {
	test('the household book outweighs a notice, the birth certificate outweighs the book', () => {
		const at = (form: string, birth: string): PaperSketch => ({
			form,
			subject: { name: 'Lê Thị Hoa', 'birth-date': birth }
		});
		const found = assemble(
			at('hk02', '15/08/1970'),
			at('hk08', '16/08/1970'),
			at('khai-sinh', '17/08/1970')
		);
		expect(found.persons[0]?.facts['birth-date']).toMatchObject({
			value: '17/08/1970',
			status: 'conflict'
		});
		expect(found.persons[0]?.facts['birth-date']?.evidence.map((item) => item.value)).toEqual([
			'15/08/1970',
			'16/08/1970',
			'17/08/1970'
		]);
		expect(
			assemble(at('hk02', '15/08/1970'), at('hk08', '16/08/1970')).persons[0]?.facts['birth-date']
				?.value
		).toBe('16/08/1970');
	});
	test('a job that changes is a history, taken from the youngest paper', () => {
		const at = (date: string, job: string): PaperSketch => ({
			household: { 'document-date': date },
			subject: { name: 'Lê Thị Hoa', 'birth-date': '1970', occupation: job }
		});
		expect(
			assemble(at('01/05/1998', 'Giáo viên'), at('01/05/1990', 'Làm ruộng')).persons[0]?.facts
				.occupation
		).toMatchObject({
			value: 'Giáo viên',
			status: 'read'
		});
	});
	test('addresses of different fullness agree', () => {
		const at = (place: string): PaperSketch => ({
			subject: { name: 'Lê Thị Hoa', 'birth-date': '1970', 'home-town': place }
		});
		expect(
			assemble(at('Lê Hồ, Kim Bảng'), at('xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam')).persons[0]
				?.facts['home-town']?.status
		).toBe('read');
		expect(
			assemble(at('Lê Hồ, Kim Bảng'), at('xã Đại Cương, huyện Kim Bảng')).persons[0]?.facts[
				'home-town'
			]?.status
		).toBe('conflict');
	});
	test('two head names on the papers', () => {
		const found = assemble(
			{ household: { 'head-name': 'Lê Văn Bình' } },
			{ household: { 'head-name': 'Lê Văn Bính' } }
		);
		expect(found.facts['head-name']?.status).toBe('conflict');
	});
});

describe('the family', () => {
	const sketch: PaperSketch = {
		household: { 'head-name': 'Nguyễn Văn Hùng', event: 'Tách hộ', 'document-date': '01/05/1990' },
		subject: { name: 'Nguyễn Thị Lan', 'birth-date': '1965', 'relation-to-head': 'Em gái' },
		members: [{ name: 'Lê Văn Nam', 'birth-date': '1988', 'relation-to-subject': 'Con' }]
	};
	const book: PaperSketch = {
		form: 'hk08',
		subject: { name: 'Nguyễn Văn Hùng', 'birth-date': '1960', 'relation-to-head': 'Chủ hộ' }
	};
	test('head by relation and name', () => {
		const found = assemble(sketch, book);
		const head = found.persons.find((person) => person.id === found.headId);
		expect(head?.facts.name?.value).toBe('NGUYỄN VĂN HÙNG');
	});
	test('relation to the subject never becomes relation to the head', () => {
		const found = assemble(sketch, book);
		const child = found.persons.find((person) => person.facts.name?.value === 'LÊ VĂN NAM');
		expect(child?.facts['relation-to-head']).toBeUndefined();
		expect(found.links.map((link) => link.relation).sort()).toEqual(['Con', 'Em gái']);
		expect(found.links.find((link) => link.relation === 'Con')?.toPersonId).toBe(
			found.persons.find((person) => person.facts.name?.value === 'NGUYỄN THỊ LAN')?.id
		);
	});
	test('events name those they touch, not the reporter', () => {
		const found = assemble({ ...sketch, reporter: { name: 'Phạm Văn Tư', 'birth-date': '1950' } });
		expect(found.events).toMatchObject([{ types: ['split'], date: '01/05/1990' }]);
		expect(found.events[0]?.personIds).toHaveLength(2);
	});
	test('no head named, two heads claimed: none is guessed', () => {
		expect(assemble({ subject: { name: 'A B', 'birth-date': '1960' } }).headId).toBeNull();
		const claim = (name: string): PaperSketch => ({
			subject: { name, 'birth-date': '1960', 'relation-to-head': 'Chủ hộ' }
		});
		expect(assemble(claim('Lê Văn A'), claim('Lê Văn B')).headId).toBeNull();
	});
});

test('nothing, unknown forms, other papers', () => {
	expect(assemble().persons).toEqual([]);
	expect(assemble({ form: 'none', subject: { name: 'A B' } }).persons).toEqual([]);
});

test(
	'any content and two hundred members: never throws, ids are unique, ends soon',
	{ timeout: 60_000 },
	() => {
		const text = fc.oneof(
			fc.constantFrom(
				'',
				'Nguyễn Văn A',
				'1960',
				'01/01/1960',
				'Con',
				'Chủ hộ',
				'nt',
				'035162000123'
			),
			fc.string({ unit: 'binary', maxLength: 8 })
		);
		const facts = fc.dictionary(
			fc.constantFrom(
				'name',
				'birth-date',
				'relation-to-head',
				'relation-to-subject',
				'id-number',
				'sex'
			),
			text
		);
		const sketch = fc.record({
			subject: facts,
			reporter: facts,
			members: fc.array(facts, { maxLength: 4 }),
			relatives: fc.array(facts, { maxLength: 4 })
		});
		fc.assert(
			fc.property(fc.array(sketch, { maxLength: 4 }), (sketches) => {
				const found = assemble(...sketches);
				expect(new Set(found.persons.map((person) => person.id)).size).toBe(found.persons.length);
			}),
			{ numRuns: 150 }
		);
		const start = performance.now();
		const members = Array.from({ length: 200 }, (_, at) => ({
			name: `Nguyễn Văn ${at}`,
			'birth-date': '1960'
		}));
		expect(assemble({ members }, { members }).persons).toHaveLength(200);
		expect(performance.now() - start).toBeLessThan(15_000);
	}
);
