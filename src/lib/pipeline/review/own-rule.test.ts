import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../domain/review-batch.ts';
import { breaksOwnRule, isOutvoted } from './own-rule.ts';
import { recheckOf } from './questions.ts';
import { sheetOf } from './sheet.ts';

describe('the rule of a kind as a source', () => {
	it.each([
		['date', '31/02/1960', true],
		['date', '28/02/1960', false],
		['person-name', 'ĐỖ NGỌC SƠH', true],
		['sex', 'Nừ', true],
		['ethnicity', '', false]
	] as const)('%s “%s” breaks its own rule: %s', (kind, value, breaks) => {
		expect(breaksOwnRule(kind, value)).toBe(breaks);
	});
	it('seconds what was keyed only where what stands breaks it and what was keyed does not', () => {
		expect(isOutvoted('date', '31/02/1960', '21/02/1960')).toBe(true);
		expect(isOutvoted('date', '31/02/1960', '31/02/1961')).toBe(false);
		expect(isOutvoted('date', '21/02/1960', '22/02/1960')).toBe(false);
		expect(isOutvoted('date', '31/02/1960', ' ')).toBe(false);
	});
});

const look = (change: Partial<Judgement> = {}) =>
	({
		id: 'b/look/1/p#a',
		batchId: 'b',
		key: 'p#a',
		pageId: 'p1',
		stage: 'look',
		round: 1,
		kind: 'sex',
		stands: 'Nam',
		verdict: 'right',
		typed: null,
		settled: 'Nữ',
		by: 'hoa',
		at: '2026-01-01',
		...change
	}) as unknown as Judgement;

describe('a second look', () => {
	it('asks about what the first has left standing, and only after a first', () => {
		const [again] = recheckOf(look());
		expect(again).toMatchObject({ id: 'b/recheck/1/p#a', stands: 'Nữ', verdict: 'open', by: null });
		expect(recheckOf(again!)).toEqual([]);
	});
	it('lays the sheet out otherwise than the first: by value, not by page', () => {
		const open = [
			look({ pageId: 'p2' as never, stands: 'Nam' }),
			look({ pageId: 'p3' as never, stands: 'Nam' }),
			look({ pageId: 'p1' as never, stands: 'Nữ' }),
			look({ kind: 'date' })
		];
		const pages = (stage: 'look' | 'recheck') => sheetOf(open, stage).map((one) => one.pageId);
		expect(pages('look')).toEqual(['p1', 'p2', 'p3', 'p1']);
		expect(pages('recheck')).toEqual(['p2', 'p3', 'p1', 'p1']);
	});
	it('fills a sheet with further kinds only where the first leave room, and never beyond a sheet', () => {
		const many = (count: number, kind: Judgement['kind']) =>
			Array.from({ length: count }, (_, at) => look({ kind, pageId: `p${at}` as never }));
		const kinds = (open: readonly Judgement[]) => {
			const sheet = sheetOf(open, 'recheck');
			return [sheet.length, new Set(sheet.map((one) => one.kind)).size];
		};
		expect(kinds([...many(50, 'sex'), ...many(3, 'date')])).toEqual([50, 1]);
		expect(kinds([...many(3, 'sex'), ...many(3, 'date')])).toEqual([6, 2]);
		expect(kinds([...many(30, 'sex'), ...many(300, 'date')])).toEqual([100, 2]);
		expect(sheetOf([], 'look')).toEqual([]);
	});
});
