import { describe, expect, it } from 'vitest';
import type { UserId } from '../../domain/ids.ts';
import type { Judgement } from '../../domain/review-batch.ts';
import { clerkResults, recentJudged } from './clerk-results.ts';

const judged = (keyer: string | null, change: Partial<Judgement> = {}) =>
	({ keyer, stage: 'sample', verdict: 'right', at: '2026-02-01', ...change }) as Judgement;

describe('the latest blind results of a clerk', () => {
	it('counts blind keying and the sample alone, of people alone, and only what was answered', () => {
		const found = clerkResults([
			judged('hoa'),
			judged('hoa', { stage: 'blind', verdict: 'wrong' }),
			judged('hoa', { stage: 'look', verdict: 'wrong' }),
			judged('hoa', { stage: 'decide', verdict: 'wrong' }),
			judged('hoa', { verdict: 'open' }),
			judged('hoa', { verdict: 'unsure' }),
			judged(null, { verdict: 'wrong' }),
			judged('mai')
		]);
		expect([...found]).toEqual([
			['hoa', { judged: 2, wrong: 1 }],
			['mai', { judged: 1, wrong: 0 }]
		]);
	});
	it('forgets what is long ago', () => {
		const old = Array.from({ length: 40 }, () =>
			judged('hoa', { verdict: 'wrong', at: '2020-01-01' })
		);
		const recent = Array.from({ length: recentJudged }, () => judged('hoa'));
		const found = clerkResults([...old, ...recent]);
		expect(found.get('hoa' as UserId)).toEqual({ judged: recentJudged, wrong: 0 });
	});
});
