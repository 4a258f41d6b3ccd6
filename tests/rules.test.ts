// Every code of every rule fires where it must and is silent where it must be; the lists hold every file.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGazetteer } from '#lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import { placesForRules } from '#lib/domain/places/rule-places.ts';
import { archiveRules } from '#lib/domain/rules/archive/index.ts';
import { rules } from '#lib/domain/rules/index.ts';
import { issuesEn } from '#lib/i18n/issues.en.ts';
import { issuesVi } from '#lib/i18n/issues.vi.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { blockingIssues, checkHousehold } from '#lib/pipeline/record/checks.ts';
import { fileId, formOf, papers, type PaperSketch } from './factories/household-pages.ts';
import { ruleCases } from './factories/rule-cases.ts';

const folder = new URL('../src/lib/domain/rules/', import.meta.url);
const data = JSON.parse(
	readFileSync(
		new URL('../src/lib/domain/places/data/gazetteer.data.json', import.meta.url),
		'utf8'
	)
) as GazetteerData;
const gazetteer = createGazetteer(data);
const context = {
	today: '2026-11-22',
	places: placesForRules(gazetteer),
	archiveUnit: gazetteer.unitAt('13393', '2010-01-01')
};
const check = (sketches: readonly PaperSketch[]) =>
	checkHousehold(assembleHousehold(fileId, papers(...sketches), formOf), context);
const codes = (sketches: readonly PaperSketch[]) =>
	check(sketches).issues.map((found) => found.code);

/** Codes that only a source or a long text brings about; their cases stand below. */
const elsewhere = ['places-all-ditto', 'period-unreadable', 'period-ends-before-start'];

test('the lists hold every rule file', () => {
	const count = (path: string) =>
		readdirSync(new URL(path, folder)).filter((name) => /^\d\d-.*(?<!test)\.ts$/.test(name)).length;
	expect(rules).toHaveLength(count('.'));
	expect(archiveRules).toHaveLength(count('archive/'));
});

test('every code of every rule has its cases', () => {
	const declared = rules.flatMap((rule) => Object.keys(rule.codes));
	expect(new Set(declared).size).toBe(declared.length);
	expect(declared.filter((code) => !elsewhere.includes(code)).sort()).toEqual(
		ruleCases.map((item) => item.code).sort()
	);
	for (const { fires, silent } of ruleCases) {
		expect(fires.length).toBeGreaterThan(0);
		expect(silent.length).toBeGreaterThan(0);
	}
});

test('every code has a Vietnamese and an English sentence', () => {
	for (const rule of [...rules, ...archiveRules])
		for (const code of Object.keys(rule.codes)) {
			expect(issuesVi, code).toHaveProperty(code);
			expect(issuesEn, code).toHaveProperty(code);
		}
});

describe.each(ruleCases)('$code', ({ code, fires, silent }) => {
	test.each(fires.map((sketch, at) => [at, sketch] as const))('fires %i', (_, sketch) => {
		const issues = check(sketch).issues.filter((found) => found.code === code);
		expect(issues.length).toBeGreaterThan(0);
		for (const found of issues)
			for (const sentence of [issuesVi, issuesEn]) {
				const text = sentence[code]?.(found.params ?? {}) ?? '';
				expect(text.length).toBeGreaterThan(20);
				expect(text).not.toMatch(/undefined|NaN|\[object/);
			}
	});
	test.each(silent.map((sketch, at) => [at, sketch] as const))('is silent %i', (_, sketch) => {
		expect(codes(sketch)).not.toContain(code);
	});
});

describe('ditto over three places', () => {
	const place = 'Lê Hồ, Kim Bảng, Hà Nam';
	const facts = {
		name: 'Lê Văn Tám',
		'birth-date': '1960',
		'birth-place': place,
		'home-town': place,
		'permanent-address': place
	};
	const withSource = (source: 'ocr' | 'inherited') => {
		const pages = papers({ subject: facts }).map((page) => ({
			...page,
			values: page.values.map((value) => ({ ...value, source }))
		}));
		return checkHousehold(assembleHousehold(fileId, pages, formOf), context).issues.map(
			(found) => found.code
		);
	};
	test('copied by ditto is asked, written three times is not', () => {
		expect(withSource('inherited')).toContain('places-all-ditto');
		expect(withSource('ocr')).not.toContain('places-all-ditto');
	});
});

describe('a household as a whole', () => {
	const complete = {
		ethnicity: 'Kinh',
		nationality: 'Việt Nam',
		'home-town': 'Lê Hồ, Kim Bảng, Hà Nam',
		'permanent-address': 'Thôn Đại Phú, Lê Hồ, Kim Bảng, Hà Nam'
	};
	const household = {
		'head-name': 'Nguyễn Văn Hùng',
		'document-date': '01/5/2010',
		'file-number': '12',
		event: 'Đăng ký thường trú'
	};
	const clean: PaperSketch[] = [
		{
			form: 'hk08',
			subject: {
				name: 'Nguyễn Văn Hùng',
				'birth-date': '15/8/1962',
				sex: 'Nam',
				'relation-to-head': 'Chủ hộ',
				'id-number': '168123456',
				...complete
			},
			household
		},
		{
			form: 'hk08',
			subject: {
				name: 'Trần Thị Mơ',
				'birth-date': '02/3/1965',
				sex: 'Nữ',
				'relation-to-head': 'Vợ',
				'id-number': '035165000123',
				...complete
			},
			household
		},
		{
			form: 'hk08',
			subject: {
				name: 'Nguyễn Thị Lan',
				'birth-date': '10/10/1988',
				sex: 'Nữ',
				'relation-to-head': 'Con',
				...complete
			},
			household
		}
	];
	test('a clean one raises nothing', () => expect(check(clean).issues).toEqual([]));
	test('overrides lift a block and keep the flag', () => {
		const found = check([
			{ ...clean[0], subject: { ...clean[0]?.subject, 'id-number': '111111111' } }
		]);
		const [block] = blockingIssues(found, {});
		expect(block?.code).toBe('id-number-all-same');
		expect(blockingIssues(found, { [block?.id ?? '']: 'giấy ghi như vậy' })).toEqual([]);
		expect(found.issues).toContainEqual(block);
	});
	test('five milliseconds are enough', () => {
		const household = assembleHousehold(fileId, papers(...clean), formOf);
		for (let round = 0; round < 20; round++) checkHousehold(household, context);
		// The fastest of many: the figure is the rules', not the load of the machine.
		const times = Array.from({ length: 50 }, () => {
			const start = performance.now();
			checkHousehold(household, context);
			return performance.now() - start;
		});
		expect(Math.min(...times)).toBeLessThan(5);
	});
});

test(
	'any papers, self-parents, circles, 200 members: coded issues, never an exception, never a hang',
	{ timeout: 60_000 },
	() => {
		const text = fc.oneof(
			fc.constantFrom(
				'',
				'Nguyễn Văn A',
				'Lê Thị B',
				'1960',
				'31/02/1960',
				'01/01/2990',
				'Con',
				'Bố',
				'Vợ',
				'Chủ hộ',
				'nt',
				'Canh Tý',
				'035162000123',
				'Xóa chết'
			),
			fc.string({ unit: 'binary', maxLength: 12 })
		);
		const facts = fc.dictionary(
			fc.constantFrom(
				'name',
				'birth-date',
				'sex',
				'relation-to-head',
				'relation-to-subject',
				'id-number',
				'permanent-address',
				'ethnicity'
			),
			text
		);
		const sketch = fc.record({
			form: fc.constantFrom('hk01', 'hk02', 'hk08', 'khai-sinh'),
			subject: facts,
			reporter: facts,
			household: fc.dictionary(
				fc.constantFrom('head-name', 'document-date', 'event', 'file-number'),
				text
			),
			members: fc.array(facts, { maxLength: 3 }),
			relatives: fc.array(facts, { maxLength: 3 })
		});
		fc.assert(
			fc.property(fc.array(sketch, { maxLength: 4 }), (sketches) => {
				const { issues } = check(sketches);
				expect(new Set(issues.map((found) => found.id)).size).toBe(issues.length);
			}),
			{ numRuns: 150 }
		);
		const members = Array.from({ length: 200 }, () => ({
			name: 'Nguyễn Văn A',
			'birth-date': '1960',
			'relation-to-head': 'Con',
			'relation-to-subject': 'Bố'
		}));
		const start = performance.now();
		check([{ members, subject: { name: 'Nguyễn Văn A', 'relation-to-head': 'Con' } }]);
		expect(performance.now() - start).toBeLessThan(15_000);
	}
);
