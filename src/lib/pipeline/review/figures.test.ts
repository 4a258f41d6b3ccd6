import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId } from '../../domain/ids.ts';
import type { BatchId, Judgement } from '../../domain/review-batch.ts';
import { interval } from './binomial.ts';
import { fewestFields, workFigures } from './figures.ts';

const judged = (change: Partial<Judgement> = {}): Judgement => ({
	id: 'x',
	batchId: 'b' as BatchId,
	fileId: 'f' as RegistryFileId,
	pageId: 'p' as PageId,
	key: 'p#a' as FieldKey,
	stage: 'sample',
	round: 1,
	stratum: 'core',
	kind: 'date',
	stands: '15/08/1962',
	standsStatus: 'read',
	other: null,
	risk: 0.01,
	keyer: null,
	verdict: 'right',
	typed: '15/08/1962',
	settled: null,
	by: null,
	at: '2026-11-20T08:00:00.000Z',
	...change
});
const many = (count: number, one: Judgement) => Array.from({ length: count }, () => one);

describe('figures of the work', () => {
	it('counts fields and pages by day, in order, whatever order they come in', () => {
		const { days } = workFigures([
			judged({ at: '2026-11-21T01:00:00.000Z' }),
			judged(),
			judged({ pageId: 'q' as PageId })
		]);
		expect(days).toEqual([
			{ day: '2026-11-20', fields: 2, pages: 2 },
			{ day: '2026-11-21', fields: 1, pages: 1 }
		]);
	});
	it('gives no rate below five hundred fields, and the exact interval from there', () => {
		const few = workFigures(many(fewestFields - 1, judged()));
		expect(few.rates[0]?.range).toBeNull();
		const enough = workFigures([...many(fewestFields, judged()), judged({ verdict: 'wrong' })]);
		expect(enough.rates[0]?.range).toEqual(interval(1, fewestFields + 1));
	});
	it('tells the keyer’s errors from the reviewer’s', () => {
		const [rate] = workFigures([
			judged({ verdict: 'wrong', typed: '16/08/1962' }),
			judged({ typed: '15/08/1926' }),
			judged({ stage: 'decide', typed: '8' })
		]).rates;
		expect(rate).toMatchObject({ judged: 3, wrong: 1, reviewerWrong: 1 });
	});
	it('forecasts from recent days, and not from nothing', () => {
		const open = many(30, judged({ verdict: 'open', at: null }));
		expect(workFigures(open).forecast).toBeNull();
		expect(workFigures([...open, ...many(10, judged())]).forecast).toEqual({
			left: 30,
			perDay: 10,
			days: 3
		});
	});
	it('sorts lengths into the brackets that are billed', () => {
		const texts = ['a'.repeat(15), 'a'.repeat(16), 'a'.repeat(50), 'a'.repeat(51)];
		const { lengths } = workFigures(texts.map((stands) => judged({ stands })));
		expect(lengths.map((one) => one.fields)).toEqual([1, 2, 1]);
	});
});
