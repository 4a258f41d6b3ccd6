import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId } from '../domain/ids.ts';
import type { Page } from '../domain/page.ts';
import type { Reading } from '../domain/reading.ts';
import type { FileRecord } from '../domain/record.ts';
import type { FormDefinition } from '../forms/form-schema.ts';
import { boxAt } from '../../../tests/factories/pdf-pages.ts';
import type { PageReading } from './page-reading.ts';
import { pageLayers } from './page-picture.ts';

const pageId = 'p1' as PageId;
const page = { id: pageId, form: { formId: 'hk01', side: 'front' } } as Page;
const form = {
	fields: [
		{
			id: 'name',
			kind: 'person-name',
			side: 'front',
			label: '',
			fact: { of: 'subject', is: 'name' }
		},
		{
			id: 'crime',
			kind: 'free-text',
			side: 'front',
			label: '',
			fact: { of: 'subject', is: 'criminal-record' }
		},
		{ id: 'other', kind: 'free-text', side: 'back', label: '', restricted: true }
	],
	tables: []
} as unknown as FormDefinition;

function reading(...ids: readonly string[]): PageReading {
	const readings = ids.map((id, index) => ({
		key: `${pageId}#${id}` as FieldKey,
		fieldId: id,
		raw: id,
		value: `đọc ${id}`,
		status: 'read',
		confidence: 0.9,
		box: boxAt(10, 100 * index, 50, 20)
	}));
	return { pageId, readings: readings as unknown as Reading[] } as unknown as PageReading;
}

const record: FileRecord = {
	fileId: 'f' as RegistryFileId,
	version: 1,
	entries: {
		[`${pageId}#name`]: { raw: '', value: 'gõ tay', status: 'read', confirmed: true }
	} as never,
	rows: {},
	overrides: {}
};

describe('pageLayers', () => {
	it('lays the approved value over the ink and covers what is restricted', () => {
		const layers = pageLayers(page, reading('name', 'crime'), record, form, false);
		expect(layers.texts).toEqual([{ text: 'gõ tay', box: boxAt(10, 0, 50, 20) }]);
		expect(layers.covered).toEqual([boxAt(10, 100, 50, 20)]);
		expect(layers.mayShow).toBe(true);
	});

	it('keeps the picture back when the restricted place is not known', () => {
		expect(pageLayers(page, reading('name'), record, form, false).mayShow).toBe(false);
		expect(pageLayers(page, null, record, form, false).mayShow).toBe(false);
	});

	it('covers nothing where a supervisor lets it go, or where the page asks nothing of the kind', () => {
		const all = pageLayers(page, reading('name', 'crime'), record, form, true);
		expect([all.covered, all.mayShow, all.texts.length]).toEqual([[], true, 2]);
		expect(pageLayers({ ...page, form: null }, null, record, null, false).mayShow).toBe(true);
	});
});
