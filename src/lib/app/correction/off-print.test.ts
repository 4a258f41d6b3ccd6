// A field that the page's print does not have asks nobody; it stays on the desk, and on other prints it asks as before.
import { describe, expect, it } from 'vitest';
import type { Page } from '#lib/domain/page.ts';
import type { FileRecord } from '#lib/domain/record.ts';
import type { RowId } from '#lib/domain/ids.ts';
import { formById } from '#lib/forms/registry.ts';
import { countFields, FieldViews } from './field-views.ts';

const record = { entries: {}, rows: { 'p1#members': ['r1' as RowId] }, overrides: {} };

function viewsOn(print: string | null, by: 'machine' | 'person' = 'machine') {
	const form = { formId: 'hk02', formVersion: 2, side: 'front', print, probability: 0.99, by };
	const page = { id: 'p1', nature: 'form', form } as unknown as Page;
	const sources = {
		...{ page, form: formById('hk02') ?? null, reading: null },
		record: record as unknown as FileRecord
	};
	const views = new FieldViews().ofPage({ ...sources, unsaved: new Set(), decidesParked: false });
	const of = (id: string) => views.find(({ fieldId, cell }) => fieldId === id && cell === null);
	const cell = (id: string) => views.find((one) => one.cell?.columnId === id);
	return { phone: of('phone'), name: of('name'), born: cell('birth-place'), sources, views };
}

describe('what 2014-b lacks and 2014-a has', () => {
	it('is blank without anybody being asked', () => {
		const { phone, born, name, sources, views } = viewsOn('2014-b');
		for (const field of [phone, born])
			expect(field).toMatchObject({ mark: 'blank', needsPerson: false, text: '' });
		expect(name).toMatchObject({ mark: 'empty', needsPerson: true });
		const asked = views.filter(({ needsPerson }) => needsPerson).length;
		expect(countFields(sources)).toEqual({ fields: views.length, open: asked });
	});

	it.each([
		['on the print that has it', '2014-a', 'machine'],
		['on a print nobody has seen', '2007', 'machine'],
		['where the labels alone laid the page out', null, 'machine'],
		['where a person named the form', '2014-b', 'person']
	] as const)('is asked for %s', (_, print, by) => {
		const { phone } = viewsOn(print, by);
		expect(phone).toMatchObject({ mark: 'empty', needsPerson: true });
	});

	it('is asked for again once a person has named the form', () => {
		const views = new FieldViews();
		const { sources } = viewsOn('2014-b');
		const rest = { ...sources, unsaved: new Set<never>(), decidesParked: false };
		const phone = (form: Page['form']) =>
			views
				.ofPage({ ...rest, page: { ...sources.page, form } })
				.find(({ fieldId }) => fieldId === 'phone')?.needsPerson;
		const named = sources.page.form && { ...sources.page.form, by: 'person' as const };
		expect([phone(sources.page.form), phone(named)]).toEqual([false, true]);
	});
});
