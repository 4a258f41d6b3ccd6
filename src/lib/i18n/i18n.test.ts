import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { formatBytes, formatDuration } from './format.ts';
import { fill } from './message.ts';
import { vi } from './vi.ts';

const slots = (sentence: string) =>
	[...sentence.matchAll(/\{(\w+)\}/g)].map((slot) => slot[1]).sort();

describe('sentences', () => {
	it.each(Object.keys(vi) as (keyof typeof vi)[])(
		'%s has the same slots in both languages',
		(key) => {
			expect(slots(en[key])).toEqual(slots(vi[key]));
		}
	);
	it('are stored composed, so that search and screen readers see one letter as one', () => {
		for (const sentence of Object.values(vi)) expect(sentence).toBe(sentence.normalize('NFC'));
	});
	it('keep a slot visible rather than say nothing', () => {
		expect(fill('còn {n} ô {tên}', { n: 0 })).toBe('còn 0 ô {tên}');
		expect(fill('{n} of {total}', { n: 2 })).toBe('2 of {total}');
	});
});

describe('figures', () => {
	it.each([
		[0, '0:00'],
		[999, '0:01'],
		[65_000, '1:05'],
		[3_600_000 + 605_000, '1:10:05']
	])('%d ms is %s', (ms, text) => {
		expect(formatDuration(ms)).toBe(text);
	});
	it.each([
		[0, '0 B'],
		[1500, '2 kB'],
		[2_340_000, '2,3 MB'],
		[150_000_000, '150 MB']
	])('%d bytes are %s', (bytes, text) => {
		expect(formatBytes(bytes, 'vi')).toBe(text);
	});
});
