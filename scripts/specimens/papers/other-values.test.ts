// Every form that has a template can be filled from any household, and nothing it must have stays blank.
import { describe, expect, it } from 'vitest';
import { templates } from '../../forms/templates/index.ts';
import { Random } from '../random.ts';
import { dateInWords } from './facts-of.ts';
import { planFile } from './file-plan.ts';
import { formFile } from './form-file.ts';
import { otherPages } from './other-values.ts';
import { ditto, stampAcross, strike } from './spoil.ts';
import type { PaperPage } from './paper.ts';

function pagesOf(formId: string, print: string, seed: number): readonly PaperPage[] {
	const random = new Random(seed);
	const plan = planFile(random, { events: ['split'], declarations: 0, years: [2015, 2019] });
	const [event] = plan.events;
	if (!event) throw new Error('a split always happens');
	const sides = templates
		.find((template) => template.formId === formId)
		?.sheets.filter((sheet) => sheet.print === print)
		.map(({ side }) => side);
	return otherPages({ random, house: plan.house, event }, formId, print, sides ?? []);
}

const prints = templates.flatMap(({ formId, sheets }) =>
	[...new Set(sheets.map(({ print }) => print))].map((print) => [formId, print] as const)
);

describe.each(prints)('%s %s', (formId, print) => {
	it('gets a value for every field the paper prints and the law wants', () => {
		const form = formFile(formId);
		for (let seed = 0; seed < 20; seed++)
			for (const { side, values } of pagesOf(formId, print, seed)) {
				const placed = form.prints.find((one) => one.id === print && one.side === side);
				for (const { id, optional } of form.fields)
					if (placed?.fields[id] && !optional) expect([id, values[id]]).not.toEqual([id, '']);
			}
	});

	it('names only columns its tables have', () => {
		const known = new Set(
			formFile(formId).tables.flatMap(({ id, columns }) =>
				columns.map((column) => `${id}.${column.id}`)
			)
		);
		const used = pagesOf(formId, print, 3).flatMap(({ rows }) =>
			Object.entries(rows).flatMap(([id, list]) =>
				list.flatMap((row) => Object.keys(row).map((column) => `${id}.${column}`))
			)
		);
		expect(used.filter((column) => !known.has(column))).toEqual([]);
	});
});

const page: PaperPage = {
	formId: 'hk02',
	print: '2014-a',
	side: 'front',
	values: { name: 'TRẦN VĂN NAM', occupation: 'Thợ mộc', 'birth-place': '' },
	rows: {
		members: [
			{ name: 'A', ethnicity: 'Kinh', occupation: 'Học sinh' },
			{ name: 'A', ethnicity: 'Kinh', occupation: 'Làm ruộng' }
		]
	},
	signers: []
};

describe('spoiling a page', () => {
	it('strikes only what is written, and says what stood there first', () => {
		for (let seed = 0; seed < 50; seed++) {
			const { struck = {}, values } = strike(new Random(seed), page);
			expect(Object.keys(struck).length).toBeGreaterThan(0);
			expect(struck['birth-place']).toBeUndefined();
			for (const id of Object.keys(struck)) expect([page.values[id], '']).toContain(values[id]);
		}
	});

	it('puts ditto marks only under an equal value of a column people repeat', () => {
		const marked = ditto(new Random(1), page);
		expect(marked.dittos).toEqual([
			{ table: 'members', row: 1, column: 'ethnicity', value: 'Kinh' }
		]);
		const [, second] = marked.rows['members'] ?? [];
		expect(second?.['ethnicity']).not.toBe('Kinh');
		expect(second?.['name']).toBe('A');
		expect(second?.['occupation']).toBe('Làm ruộng');
	});

	it('stamps within the sheet', () => {
		const { stamp } = stampAcross(new Random(2), { ...page, place: 'Lý Nhân' });
		expect(stamp?.office).toBe('CÔNG AN HUYỆN LÝ NHÂN');
	});
});

describe('dates in words', () => {
	it.each([
		[
			{ year: 2015, month: 9, day: 17 },
			'Ngày mười bảy tháng chín năm hai nghìn không trăm mười lăm'
		],
		[
			{ year: 1981, month: 12, day: 21 },
			'Ngày hai mươi mốt tháng mười hai năm một nghìn chín trăm tám mươi mốt'
		],
		[{ year: 2005, month: 1, day: 5 }, 'Ngày năm tháng một năm hai nghìn không trăm linh năm']
	])('%j', (day, text) => {
		expect(dateInWords(day)).toBe(text);
	});
});
