// Lists of the archive: order, search without tones, sums, and one changed file among many.
import { describe, expect, it } from 'vitest';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { makeArrival } from '../../../tests/factories/archive.ts';
import { emptyFilter, matches, newestFirst, totalsOf, withFile } from './archive-lists.ts';

const file = (title: string, change: Partial<RegistryFile> = {}): RegistryFile => ({
	...makeArrival(title).file,
	...change
});

describe('the order of the list', () => {
	it('is newest first, and by number within one import', () => {
		const early = { importedAt: '2026-01-01T00:00:00.000Z' };
		const files = [file('hồ sơ 10'), file('cũ', early), file('hồ sơ 2')];
		expect(newestFirst(files).map(({ title }) => title)).toEqual(['hồ sơ 2', 'hồ sơ 10', 'cũ']);
	});

	it('holds when a file changes, is renamed, or is new', () => {
		const files = newestFirst([file('a'), file('b'), file('c')]);
		const changed = withFile(files, { ...file('b'), state: 'sent' });
		expect(changed.map(({ title, state }) => `${title} ${state}`)).toEqual([
			'a reading',
			'b sent',
			'c reading'
		]);
		const renamed = withFile(files, { ...file('a'), title: 'z' });
		expect(renamed.map(({ title }) => title)).toEqual(['b', 'c', 'z']);
		expect(withFile(files, file('aa')).map(({ title }) => title)).toEqual(['a', 'aa', 'b', 'c']);
		expect(files.map(({ state }) => state)).toEqual(['reading', 'reading', 'reading']);
	});
});

describe('the filter', () => {
	it.each([
		['tones do not matter', { text: 'nguyen' }, true],
		['nor does case', { text: 'NGUYỄN' }, true],
		['other words do', { text: 'trần' }, false],
		['a state', { states: ['sent'] as const }, false],
		['one of several states', { states: ['sent', 'reading'] as const }, true],
		['another batch', { batch: '2020-01-01' }, false],
		['nothing open', { onlyOpen: true }, false]
	])('%s', (_what, change, isShown) => {
		expect(matches(file('Hộ ông Nguyễn'), { ...emptyFilter, ...change })).toBe(isShown);
	});
});

describe('the sums', () => {
	it('come from the counters of the files', () => {
		const counts = { pages: 3, pagesRead: 2, pagesFailed: 1, fields: 40, open: 7 };
		const totals = totalsOf([file('a', { counts }), file('b', { counts, state: 'approved' })]);
		expect(totals).toMatchObject({ files: 2, pages: 6, pagesFailed: 2, fields: 80, open: 14 });
		expect(totals.byState).toMatchObject({ reading: 1, approved: 1, sent: 0 });
	});
});
