// Invented households must make sense together, whatever the seed: nobody learns from, or is judged on, nonsense.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { ageOn, dateText, dayNumber } from '../world/calendar.ts';
import { makeHousehold } from '../world/household.ts';
import type { EventKind } from './events.ts';
import { planFile, type FilePlan } from './file-plan.ts';

const kinds: readonly EventKind[] = [
	'arrival',
	'birth',
	'marriage',
	'split',
	'death',
	'departure',
	'reissue',
	'correction'
];
const seed = fc.integer({ min: 0, max: 2 ** 31 });
const plans = (check: (plan: FilePlan) => void): void =>
	fc.assert(
		fc.property(seed, fc.subarray([...kinds], { minLength: 1, maxLength: 3 }), (n, events) => {
			check(planFile(new Random(n), { events, declarations: 2, years: [2015, 2018] }));
		}),
		{ numRuns: 150 }
	);

interface FormFile {
	readonly fields: readonly { readonly id: string; readonly side: string; readonly kind: string }[];
	readonly tables: readonly {
		readonly id: string;
		readonly columns: readonly { readonly id: string }[];
	}[];
}
const formOf = (id: string): FormFile =>
	JSON.parse(
		readFileSync(new URL(`../../../src/lib/forms/${id}/form.json`, import.meta.url), 'utf8')
	) as FormFile;

describe('an invented household', () => {
	it('has parents old enough for their children, and children of the father’s name', () => {
		fc.assert(
			fc.property(seed, (n) => {
				const { members } = makeHousehold(new Random(n), {
					today: { year: 2016, month: 5, day: 4 }
				});
				for (const { birth, father, mother, family } of members) {
					if (!father || !mother) continue;
					expect(birth.year - mother.birth.year).toBeGreaterThanOrEqual(20);
					expect(birth.year - mother.birth.year).toBeLessThan(50);
					expect(birth.year - father.birth.year).toBeGreaterThanOrEqual(20);
					expect(family).toBe(father.family);
				}
			})
		);
	});

	it('has numbers that agree with sex, century and year of birth', () => {
		fc.assert(
			fc.property(seed, (n) => {
				const today = { year: 2019, month: 5, day: 4 };
				for (const person of makeHousehold(new Random(n), { today }).members) {
					const age = ageOn(person.birth, today);
					if (age < 14) expect(person.idNumber).toBe('');
					else expect(person.idNumber).toMatch(/^(\d{9}|\d{12})$/);
					if (person.idNumber.length !== 12) continue;
					const century = person.birth.year >= 2000 ? 2 : 0;
					expect(Number(person.idNumber[3])).toBe(century + (person.sex === 'female' ? 1 : 0));
					expect(person.idNumber.slice(4, 6)).toBe(String(person.birth.year).slice(2));
				}
			})
		);
	});
});

describe('a household file', () => {
	it('is the same for the same seed', () => {
		const wish = { events: ['split', 'birth'], declarations: 2, years: [2015, 2018] } as const;
		expect(planFile(new Random(7), wish)).toEqual(planFile(new Random(7), wish));
	});

	it('names only fields, tables and columns the form has, on the right side', () => {
		plans(({ bundles }) => {
			for (const page of bundles.flatMap(({ pages }) => pages)) {
				const form = formOf(page.formId);
				for (const id of Object.keys(page.values))
					expect(form.fields.find((field) => field.id === id)?.side).toBe(page.side);
				for (const [id, rows] of Object.entries(page.rows)) {
					const columns = form.tables.find((table) => table.id === id)?.columns.map((c) => c.id);
					for (const row of rows) expect(columns).toEqual(expect.arrayContaining(Object.keys(row)));
				}
			}
		});
	});

	it('writes dates as the law says and names in capitals', () => {
		plans(({ bundles }) => {
			for (const { formId, values } of bundles.flatMap(({ pages }) => pages))
				for (const { id, kind } of formOf(formId).fields) {
					const value = values[id] ?? '';
					if (value === '') continue;
					if (kind === 'date')
						expect(value).toMatch(/^(0[1-9]|[12]\d|3[01])\/(0[12]|[3-9]|1[0-2])\/(19|20)\d\d$/);
					if (kind === 'person-name') expect(value).toBe(value.toLocaleUpperCase('vi'));
				}
		});
	});

	it('asks HK01 of nobody under 14', () => {
		plans(({ bundles }) => {
			let birthYear = 0;
			for (const { formId, side, values } of bundles.flatMap(({ pages }) => pages)) {
				if (formId !== 'hk01') continue;
				// The front tells the birth, the back that follows it the day of signing.
				const year = (id: string): number => Number((values[id] ?? '').slice(-4));
				if (side === 'front') birthYear = year('birth-date');
				else expect(year('document-date') - birthYear).toBeGreaterThanOrEqual(14);
			}
		});
	});
});

describe('dates', () => {
	it.each([
		[{ year: 1960, month: 8, day: 5 }, '05/8/1960'],
		[{ year: 2001, month: 2, day: 28 }, '28/02/2001'],
		[{ year: 1999, month: 12, day: 1 }, '01/12/1999']
	])('%j is written %s', (day, text) => {
		expect(dateText(day)).toBe(text);
		expect(dayNumber(day)).toBeGreaterThan(0);
	});
});
