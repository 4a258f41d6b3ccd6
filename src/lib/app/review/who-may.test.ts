import { describe, expect, it } from 'vitest';
import type { UserId } from '#lib/domain/ids.ts';
import type { Judgement, Stage } from '#lib/domain/review-batch.ts';
import type { OfficeWorker } from '../surface.ts';
import { hindranceOf } from './who-may.ts';

const worker = (id: string, name = id, role: OfficeWorker['role'] = 'supervisor') =>
	({ id: id as UserId, name, role }) as OfficeWorker;
const [hoa, duyet, mai] = [worker('hoa', 'Lê Thị Hoa', 'clerk'), worker('duyet'), worker('mai')];
const asked = (stage: Stage, keyer: string | null) => ({ stage, keyer }) as Judgement;

describe('who may answer', () => {
	it.each([
		['a stranger', 'look', 'hoa', null, duyet, [hoa, duyet], null],
		['who keyed it', 'blind', 'hoa', null, hoa, [hoa, duyet], 'keyed-by-judge'],
		[
			'who keyed it, under another account',
			'blind',
			'hoa',
			null,
			worker('hoa2', 'LE THI HOA'),
			[hoa, worker('hoa2', 'LE THI HOA')],
			'keyed-by-judge'
		],
		['nobody at all', 'look', 'hoa', null, null, [hoa], 'no-worker'],
		['other eyes', 'recheck', 'hoa', 'duyet', mai, [hoa, duyet, mai], null],
		['the same eyes', 'recheck', 'hoa', 'duyet', duyet, [hoa, duyet, mai], 'looked-by-judge'],
		[
			'the same eyes where the only other has keyed it',
			'recheck',
			'hoa',
			'duyet',
			duyet,
			[hoa, duyet],
			null
		],
		[
			'the clerk, of what only a machine has read',
			'recheck',
			null,
			'duyet',
			hoa,
			[hoa, duyet],
			null
		],
		[
			'the same eyes while that clerk is there',
			'recheck',
			null,
			'duyet',
			duyet,
			[hoa, duyet],
			'looked-by-judge'
		]
	] as const)('%s', (_, stage, keyer, first, who, workers, code) => {
		const office = { worker: who, workers, lookedBy: () => first as UserId | null };
		expect(hindranceOf(asked(stage, keyer), office)?.code ?? null).toBe(code);
	});
});
