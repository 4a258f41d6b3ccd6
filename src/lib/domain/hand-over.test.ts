import { describe, expect, it } from 'vitest';
import { type AwayMark, judgeArrival } from './hand-over.ts';
import type { UserId } from './ids.ts';

const away = (packageId: string): AwayMark => ({
	...{ to: 'Đội 2', since: '2026-11-22T00:00:00.000Z', packageId },
	by: 'u1' as UserId
});
const here = { version: 4, away: null, cameIn: null };

describe('a file that arrives', () => {
	it.each([
		['is new where nobody knows it', null, { packageId: 'p1', answers: null }, 'new'],
		[
			'comes back in answer to what was given',
			{ ...here, away: away('p1') },
			{ packageId: 'p2', answers: 'p1' },
			'back'
		],
		[
			'is a question where it was never given away',
			here,
			{ packageId: 'p2', answers: 'p1' },
			'question'
		],
		[
			'is a question where it was made in both places',
			here,
			{ packageId: 'p2', answers: null },
			'question'
		],
		[
			'is a question where it answers an older package',
			{ ...here, away: away('p3') },
			{ packageId: 'p2', answers: 'p1' },
			'question'
		],
		[
			'is a question where it was taken back meanwhile',
			{ ...here, version: 5 },
			{ packageId: 'p2', answers: 'p1' },
			'question'
		],
		[
			'is known the second time',
			{ ...here, cameIn: 'p2' },
			{ packageId: 'p2', answers: 'p1' },
			'known'
		],
		[
			'is known even when given on since',
			{ ...here, cameIn: 'p2', away: away('p3') },
			{ packageId: 'p2', answers: 'p1' },
			'known'
		],
		[
			'comes back again and again',
			{ ...here, cameIn: 'p2', away: away('p3') },
			{ packageId: 'p4', answers: 'p3' },
			'back'
		]
	] as const)('%s', (_, standing, arriving, verdict) => {
		expect(judgeArrival(standing, arriving)).toBe(verdict);
	});
});
