// A machine never overwrites a person, and rows stay as the person left them.
import { describe, expect, test } from 'vitest';
import {
	cellKey,
	fieldKey,
	type FieldKey,
	type PageId,
	type RowId,
	type UserId
} from '../../domain/ids.ts';
import type { Reading } from '../../domain/reading.ts';
import type { FieldEntry } from '../../domain/record.ts';
import { currentValues } from './current-values.ts';
import { needReason } from './needs-person.ts';

const pageId = 'p0' as PageId;
const point = { x: 0, y: 0 };

function reading(key: FieldKey, value: string, confidence = 0.99): Reading {
	return {
		key,
		fieldId: 'x',
		label: 'x',
		kind: 'free-text',
		raw: value,
		value,
		status: value === '' ? 'not-keyed' : 'read',
		confidence,
		alternatives: [],
		symbols: [],
		box: [point, point, point, point],
		issues: [],
		engines: []
	};
}

const entry = (value: string, confirmed = true): FieldEntry => ({
	raw: value,
	value,
	status: 'read',
	source: 'clerk',
	confirmed,
	by: 'u' as UserId,
	at: '2026-01-01T00:00:00Z'
});

const name = fieldKey(pageId, 'name');
const cell = (row: string, column: string) => cellKey(pageId, 't', row as RowId, column);

describe('currentValues', () => {
	test('the person wins whatever the machine is sure of, and both stay visible', () => {
		const [value] = currentValues(pageId, [reading(name, 'MÁY', 1)], {
			entries: { [name]: entry('NGƯỜI') },
			rows: {}
		});
		expect(value).toMatchObject({
			value: 'NGƯỜI',
			source: 'clerk',
			confidence: 1,
			reading: { value: 'MÁY' }
		});
	});
	test('without a person the reading is as the machine left it', () => {
		expect(currentValues(pageId, [reading(name, 'MÁY', 0.4)], null)[0]).toMatchObject({
			value: 'MÁY',
			source: 'ocr',
			confidence: 0.4,
			entry: null
		});
	});
	test('a field only a person filled appears, one of another page does not', () => {
		const other = fieldKey('p1' as PageId, 'name');
		const values = currentValues(pageId, [], {
			entries: { [name]: entry('A'), [other]: entry('B') },
			rows: {}
		});
		expect(values.map((value) => value.value)).toEqual(['A']);
	});
	test('removed rows vanish, added rows stand where the person put them', () => {
		const readings = ['r1', 'r2', 'r3'].flatMap((row) => [
			reading(cell(row, 'a'), `${row}a`),
			reading(cell(row, 'b'), `${row}b`)
		]);
		const values = currentValues(pageId, readings, {
			entries: { [cell('c1', 'a')]: entry('c1a') },
			rows: { 'p0#t': ['r3', 'c1', 'r1'] as RowId[] }
		});
		expect(values.map((value) => value.value)).toEqual(['r3a', 'r3b', 'c1a', 'r1a', 'r1b']);
	});
});

describe('needReason', () => {
	const value = (confidence: number, text = 'A') => {
		const [found] = currentValues(pageId, [reading(name, text, confidence)], null);
		return found ?? expect.fail('no value');
	};
	const keyed = (confirmed: boolean, extra: Partial<FieldEntry> = {}) => {
		const record = { entries: { [name]: { ...entry('A', confirmed), ...extra } }, rows: {} };
		return currentValues(pageId, [reading(name, 'B', 0.2)], record)[0] ?? expect.fail('no value');
	};
	test('by weight', () => {
		expect(needReason(value(0.99))).toBeNull();
		expect(needReason(value(0.5))).toBe('doubtful');
		expect(needReason(value(0.99), { issues: [{ code: 'x', severity: 'warning' }] })).toBe('rule');
		expect(needReason(value(0.99), { issues: [{ code: 'x', severity: 'info' }] })).toBeNull();
		expect(needReason(value(0.99, ''))).toBe('unread');
		expect(needReason({ ...value(0.2), status: 'illegible' })).toBe('illegible');
		expect(needReason({ ...value(0.2), status: 'blank' }, { optional: true })).toBeNull();
		expect(needReason({ ...value(0.2), status: 'blank' })).toBe('doubtful');
	});
	test('what a person confirmed is asked again only for an error or a parking note', () => {
		expect(needReason(keyed(false))).toBe('draft');
		expect(needReason(keyed(true))).toBeNull();
		expect(needReason(keyed(true), { issues: [{ code: 'x', severity: 'warning' }] })).toBeNull();
		expect(needReason(keyed(true), { issues: [{ code: 'x', severity: 'error' }] })).toBe('rule');
		expect(needReason(keyed(true, { parked: true }))).toBe('parked');
	});
});
