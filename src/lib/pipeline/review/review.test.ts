import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJudgedField as field } from '../../../../tests/factories/judged-field.ts';
import type { FieldKey, PageId, RegistryFileId, UserId } from '../../domain/ids.ts';
import type { CurrentValue } from '../../domain/record.ts';
import type { BatchId, Judgement, Verdict } from '../../domain/review-batch.ts';
import { judgedField } from './judged-field.ts';
import { keysFor } from './keys.ts';
import { policyOf } from './policy.ts';
import { expectedWrong, recalibrate, riskOf, usualRates } from './risk.ts';
import { brokenKinds, drawSample, sampleShares, tallySample } from './sample.ts';
import { drawn, seeded } from './seeded.ts';
import { agrees, gapOf, settle } from './settle.ts';

const read = (value: string, probability: number) => ({ machine: { value, probability } });

describe('risk', () => {
	it.each([
		['a reading nobody looked at', field(), 0.1],
		['the same, looked at', field({ hand: 'confirmed' }), 0.01 / 0.91],
		['keyed, no machine', field({ hand: 'keyed', machine: null }), 0.005],
		['nothing at all', field({ machine: null }), 1]
	])('of %s', (_, one, risk) => {
		expect(riskOf(one)).toBeCloseTo(risk, 6);
	});
	it('trusts the machine against the clerk only where it was very sure', () => {
		const keyed = (probability: number) =>
			riskOf(
				field({ hand: 'keyed', stands: 'NGUYỄN VĂN ÂN', ...read('NGUYỄN VĂN AN', probability) })
			);
		expect(keyed(0.5)).toBeLessThan(0.03);
		expect(keyed(0.999)).toBeGreaterThan(0.8);
	});
	it('is nearly none where two sources agree that do not know each other', () => {
		expect(riskOf(field({ hand: 'confirmed', ...read('NGUYỄN VĂN AN', 0.999) }))).toBeLessThan(
			1e-3
		);
	});
	it('is a probability, whatever is known', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.constantFrom('nobody', 'confirmed', 'keyed', 'copied' as const),
				fc.boolean(),
				(probability, second, hand, same) => {
					const stands = same ? 'A' : 'B';
					const risk = riskOf(field({ hand, second, stands, ...read('A', probability) }));
					expect(risk).toBeGreaterThanOrEqual(0);
					expect(risk).toBeLessThanOrEqual(1);
				}
			)
		);
	});
});

const judged = (verdict: Verdict, change: Partial<Judgement> = {}): Judgement => ({
	id: `${Math.random()}`,
	batchId: 'b' as BatchId,
	fileId: 'f' as RegistryFileId,
	pageId: 'p' as PageId,
	key: 'p#name' as FieldKey,
	stage: 'sample',
	round: 1,
	stratum: 'core',
	kind: 'person-name',
	stands: '',
	standsStatus: 'read',
	other: null,
	risk: 0.01,
	keyer: null,
	verdict,
	typed: null,
	settled: null,
	by: null,
	at: null,
	...change
});
const many = (count: number, one: Judgement) => Array.from({ length: count }, () => one);

describe('calibration by blind results', () => {
	it('is left alone by nothing, raised by errors, lowered by their absence', () => {
		expect(recalibrate([]).factor).toBe(1);
		expect(recalibrate(many(5, judged('wrong'))).factor).toBeGreaterThan(4);
		expect(recalibrate(many(500, judged('right'))).factor).toBeLessThan(0.2);
	});
	it('hears only what is answered and blind', () => {
		const mixed = [judged('open'), judged('unsure'), judged('wrong', { stage: 'decide' })];
		expect(recalibrate(mixed)).toEqual({ factor: 1, judged: 0 });
	});
	it('scales what is expected', () => {
		const fields = many(3, judged('open')).map(() => field());
		expect(expectedWrong(fields)).toBeCloseTo(0.3);
		expect(expectedWrong(fields, { factor: 2 })).toBeCloseTo(0.6);
	});
});

describe('settling', () => {
	it.each([
		['AN', 'ÂN', { before: '', after: 'N', first: 'A', second: 'Â' }],
		['15/08/1962', '15/03/1962', { before: '15/0', after: '/1962', first: '8', second: '3' }],
		['TRẦN AN', 'TRẦN VĂN AN', { before: 'TRẦN ', after: 'AN', first: '', second: 'VĂN ' }],
		['aa', 'a', { before: 'a', after: '', first: 'a', second: '' }],
		['', 'Kinh', { before: '', after: '', first: '', second: 'Kinh' }]
	])('asks only for what differs between %s and %s', (first, second, gap) => {
		expect(gapOf(first, second)).toEqual(gap);
	});
	it('puts any two values together again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
				const { before, after, first, second } = gapOf(a, b);
				expect(before + first + after).toBe(a.normalize('NFC'));
				expect(before + second + after).toBe(b.normalize('NFC'));
			})
		);
	});
	it.each([
		['8', 'first'],
		['3', 'second'],
		['15/08/1962', 'first'],
		[' 15/03/1962 ', 'second'],
		['5', 'neither'],
		['', 'neither']
	])('%s between 15/08/1962 and 15/03/1962 settles %s', (typed, is) => {
		expect(settle(typed, '15/08/1962', '15/03/1962').is).toBe(is);
	});
	it('takes small letters for large ones and tones composed either way', () => {
		expect(settle('â'.normalize('NFD'), 'AN', 'ÂN')).toEqual({ is: 'second', value: 'ÂN' });
		expect(agrees('nguyễn  văn an', 'NGUYỄN VĂN AN')).toBe(true);
		expect(agrees('nguyen van an', 'NGUYỄN VĂN AN')).toBe(false);
	});
});

describe('how a kind is judged', () => {
	it('keeps the office’s word on a kind over the usual', () => {
		expect(policyOf('date', { kinds: {} })).toBe('blind');
		expect(policyOf('address', { kinds: {} })).toBe('confirm');
		expect(policyOf('date', { kinds: { date: 'read-only' } })).toBe('read-only');
	});
	it.each([
		['an', 2],
		['ễ', 3],
		['đường', 9],
		['15/08/1962', 10]
	])('%s takes %d keys', (text, keys) => {
		expect(keysFor(text)).toBe(keys);
	});
});

describe('the sample', () => {
	const fields = Array.from({ length: 400 }, (_, at) =>
		field({ key: `p#${at}` as FieldKey, ...(at % 4 > 0 && { fact: 'home-town', kind: 'place' }) })
	);
	it('is the same for the same seed, another for another, in whatever order the fields come', () => {
		const keys = (seed: string, from = fields) => drawSample(from, 40, seed).map(({ key }) => key);
		expect(keys('a')).toEqual(keys('a', [...fields].reverse()));
		expect(keys('a')).not.toEqual(keys('b'));
		expect(new Set(keys('a')).size).toBe(40);
	});
	it('draws names three times as densely', () => {
		expect(sampleShares(100, 300, 40)).toEqual({ core: 20, other: 20 });
		expect(drawSample(fields, 40, 's').filter(({ fact }) => fact === 'name')).toHaveLength(20);
	});
	it('takes all there is when asked for more', () => {
		fc.assert(
			fc.property(fc.nat(50), fc.nat(50), fc.nat(200), (core, other, size) => {
				const shares = sampleShares(core, other, size);
				expect(shares.core).toBeLessThanOrEqual(core);
				expect(shares.other).toBeLessThanOrEqual(other);
				expect(shares.core + shares.other).toBe(Math.min(size, core + other));
			})
		);
	});
	it('draws each set of items as likely as any other', () => {
		const next = seeded('fair');
		const hits = [0, 0, 0, 0];
		for (let round = 0; round < 8000; round++)
			for (const item of drawn([0, 1, 2, 3], 2, next)) hits[item] = (hits[item] ?? 0) + 1;
		for (const hit of hits) expect(Math.abs(hit - 4000)).toBeLessThan(250);
	});
	it('counts the newest round of a kind only', () => {
		const rows = [judged('wrong'), judged('right', { round: 2 }), judged('open', { round: 2 })];
		const strata = { core: 10, other: 0 };
		expect(tallySample(rows, strata)[0]).toEqual({
			stratum: 'core',
			fields: 10,
			judged: 1,
			wrong: 1
		});
		expect(tallySample(rows, strata, { 'person-name': 2 })[0]).toMatchObject({
			judged: 1,
			wrong: 0
		});
	});
});

describe('a broken bound', () => {
	const strata = { core: 20_000, other: 20_000 };
	it('reopens the kind whose own errors prove it', () => {
		const rows = [
			...many(3, judged('wrong')),
			...many(200, judged('right')),
			...many(400, judged('right', { kind: 'sex', stratum: 'other' }))
		];
		expect(brokenKinds(rows, strata, 0.0005)).toEqual(['person-name']);
		expect(brokenKinds(rows, strata, 0.0005, { 'person-name': 2 })).toEqual([]);
	});
	it('reopens the worst kind where one error too many breaks a sample that could have proved the target', () => {
		const rows = [
			judged('wrong'),
			...many(3500, judged('right')),
			...many(3500, judged('right', { kind: 'sex', stratum: 'other' }))
		];
		expect(brokenKinds(rows, strata, 0.0005)).toEqual(['person-name']);
		expect(brokenKinds(rows, strata, 0.01)).toEqual([]);
	});
	it('holds nothing against anyone where the sample could not have proved the target at all', () => {
		expect(brokenKinds([judged('wrong'), ...many(50, judged('right'))], strata, 0.0005)).toEqual(
			[]
		);
	});
});

describe('a field as the review sees it', () => {
	const current = (change: Partial<CurrentValue>): CurrentValue => ({
		key: 'p#name' as FieldKey,
		pageId: 'p' as PageId,
		raw: 'AN',
		value: 'AN',
		status: 'read',
		source: 'ocr',
		confidence: 0.9,
		reading: null,
		entry: null,
		...change
	});
	it('knows who keyed it and whether the machine says the same', () => {
		const entry = {
			raw: 'AN',
			value: 'AN',
			status: 'read',
			source: 'clerk',
			confirmed: true,
			by: 'u1' as UserId,
			at: ''
		} as const;
		const seen = judgedField('f' as RegistryFileId, current({ entry }), {
			kind: 'person-name',
			fact: 'name',
			isOdd: false
		});
		expect(seen).toMatchObject({ hand: 'keyed', keyer: 'u1', machine: null, parked: false });
		expect(usualRates.slip).toBe(riskOf(seen));
	});
});
