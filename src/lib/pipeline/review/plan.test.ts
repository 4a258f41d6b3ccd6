import { describe, expect, it } from 'vitest';
import { aJudgedField as field } from '../../../../tests/factories/judged-field.ts';
import type { FieldKey } from '../../domain/ids.ts';
import type { JudgedField } from './judged-field.ts';
import { planReview } from './plan.ts';
import { defaultSettings } from './policy.ts';

const settings = { ...defaultSettings, blindShare: 1 };
const sure = (probability: number) => ({ machine: { value: 'NGUYỄN VĂN AN', probability } });
const many = (count: number, change: Partial<JudgedField>) =>
	Array.from({ length: count }, (_, at) => field({ key: `p#${at}` as FieldKey, ...change }));
const stagesOf = (fields: readonly JudgedField[], change: Partial<typeof settings> = {}) =>
	planReview(fields, { settings: { ...settings, ...change } }).questions.map(({ stage }) => stage);

describe('the plan', () => {
	it('asks what is parked before all, and nothing of a printed number', () => {
		const parked = field({ parked: true, key: 'p#a' as FieldKey, ...sure(1) });
		const printed = field({ kind: 'row-number', machine: null });
		const { questions } = planReview([printed, parked], { settings });
		expect(questions.map(({ field: { key }, stage }) => [key, stage])).toEqual([['p#a', 'decide']]);
	});
	it('lets two pairs of eyes see every field, however sure the machine was', () => {
		expect(new Set(stagesOf(many(1000, sure(0.9999))))).toEqual(new Set(['look']));
	});
	it('decides where a clerk keyed over a machine that was sure', () => {
		const differing = field({ hand: 'keyed', stands: 'NGUYỄN VĂN ÂN', ...sure(0.9999) });
		expect(stagesOf([differing], { targetError: 0 })).toEqual(['decide']);
	});
	it('keys what breaks a rule, though the target is met without it', () => {
		const odd = field({ isOdd: true, ...sure(0.9999) });
		expect(stagesOf([odd], { targetError: 1 })).toEqual(['blind']);
		expect(stagesOf([{ ...odd, kind: 'place' }], { targetError: 1 })).toEqual(['look']);
	});
	it('keys again what looking cannot bring under the target, and stops there', () => {
		const doubtful = many(100, sure(0.5));
		const keyed = stagesOf(doubtful, { targetError: 0.005 }).filter((one) => one === 'blind');
		expect(keyed.length).toBeGreaterThan(50);
		expect(keyed.length).toBeLessThan(100);
		const plan = planReview(doubtful, { settings: { ...settings, targetError: 0.005 } });
		expect(plan.expectedBefore).toBeCloseTo(50);
		expect(plan.expectedAfter).toBeLessThanOrEqual(0.5);
	});
	it('never keys again more than the share allows, the broken rules first', () => {
		const fields = [...many(99, sure(0.3)), field({ isOdd: true, ...sure(0.9999) })];
		const { questions } = planReview(fields, { settings: { ...settings, blindShare: 0.07 } });
		const keyed = questions.filter((one) => one.stage === 'blind');
		expect(keyed).toHaveLength(7);
		expect(keyed.some((one) => one.field.isOdd)).toBe(true);
	});
	it('takes the office’s word on a kind', () => {
		const odd = field({ isOdd: true, ...sure(0.5) });
		expect(stagesOf([odd], { kinds: { 'person-name': 'confirm' } })).toEqual(['look']);
		expect(stagesOf([odd], { kinds: { 'person-name': 'read-only' } })).toEqual([]);
	});
});
