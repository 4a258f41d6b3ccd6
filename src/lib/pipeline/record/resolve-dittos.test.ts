import { describe, expect, it } from 'vitest';
import { cellKey, type PageId, type RowId } from '../../domain/ids.ts';
import { readField } from '../../domain/fields/registry.ts';
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Reading } from '../../domain/reading.ts';
import type { FieldEntry } from '../../domain/record.ts';
import { currentValues } from './current-values.ts';
import { resolveDittos } from './resolve-dittos.ts';

const pageId = 'p1' as PageId;

function cell(row: number, raw: string, kind: FieldKindId = 'place', confidence = 0.9): Reading {
	const rowId = `r${row}` as RowId;
	const { value, issues } = readField(kind, raw);
	return {
		key: cellKey(pageId, 'members', rowId, 'column'),
		fieldId: 'column',
		cell: { tableId: 'members', rowId, columnId: 'column' },
		label: '',
		kind,
		raw,
		value,
		status: raw === '' ? 'blank' : 'read',
		confidence,
		alternatives: [],
		symbols: [],
		box: [
			{ x: 0, y: 0 },
			{ x: 1, y: 0 },
			{ x: 1, y: 1 },
			{ x: 0, y: 1 }
		],
		issues,
		engines: []
	};
}

const entry = (value: string): FieldEntry => ({
	raw: value,
	value,
	status: 'read',
	source: 'clerk',
	confirmed: true,
	by: 'u' as FieldEntry['by'],
	at: '2026-01-01T00:00:00Z'
});

describe('resolveDittos', () => {
	it.each(['"', '//', '-nt-', 'nt', 'như trên', '~'])('takes the value above for %s', (mark) => {
		const [first, second, third] = resolveDittos([
			cell(1, 'Bồ Đề, Bình Lục, Hà Nam', 'place', 0.8),
			cell(2, mark),
			cell(3, mark)
		]);
		expect([second!.value, third!.value]).toEqual([first!.value, first!.value]);
		expect([second!.raw, third!.raw]).toEqual([mark, mark]);
		expect(third!.confidence).toBe(0.8);
		expect(second!.issues).toEqual([
			{ code: 'ditto-resolved', severity: 'info', params: { value: mark } }
		]);
	});

	it('leaves a mark that has nothing above it to a person', () => {
		const [first] = resolveDittos([cell(1, '"')]);
		expect(first!.issues.map(({ code }) => code)).toEqual(['ditto-unresolved']);
		expect(resolveDittos([cell(1, ''), cell(2, '"')])[1]!.value).toBe('"');
	});

	it('touches neither NT for Nội trợ nor repeat signs in sentences', () => {
		const readings = [cell(1, 'Làm ruộng', 'occupation'), cell(2, 'NT', 'occupation')];
		expect(resolveDittos(readings)[1]).toBe(readings[1]);
		const text = [cell(1, 'Có', 'free-text'), cell(2, '"', 'free-text')];
		expect(resolveDittos(text)[1]).toBe(text[1]);
	});
});

describe('current values', () => {
	const readings = resolveDittos([cell(1, 'Bồ Đề'), cell(2, '"'), cell(3, '"'), cell(4, 'Phủ Lý')]);
	const values = (entries: Record<string, FieldEntry>) =>
		currentValues(pageId, readings, { entries, rows: {} });

	it('say that a ditto is inherited', () => {
		expect(values({}).map(({ source }) => source)).toEqual([
			'ocr',
			'inherited',
			'inherited',
			'ocr'
		]);
	});

	it('follow what a person puts above, down the whole chain', () => {
		const now = values({ [readings[0]!.key]: entry('An Nội') });
		expect(now.map(({ value }) => value)).toEqual(['An Nội', 'An Nội', 'An Nội', 'Phủ Lý']);
	});

	it('never touch what a person put into the cell itself', () => {
		const now = values({
			[readings[0]!.key]: entry('An Nội'),
			[readings[1]!.key]: entry('Bồ Đề')
		});
		expect(now.map(({ value }) => value)).toEqual(['An Nội', 'Bồ Đề', 'Bồ Đề', 'Phủ Lý']);
	});
});
