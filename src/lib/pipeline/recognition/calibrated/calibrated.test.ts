import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../domain/reading.ts';
import type { FieldKey } from '../../../domain/ids.ts';
import { featuresOf, judgeOf, pageTone, type Judgeable } from './features.ts';
import { calibratedPage, probabilityBy } from './index.ts';

const said = (raw: string, confidence: number) => ({ raw, confidence });
const judgeable = (change: Partial<Judgeable> = {}): Judgeable => ({
	kind: 'person-name',
	status: 'read',
	raw: 'LÊ VĂN AN',
	value: 'LÊ VĂN AN',
	belief: 0.9,
	engines: [said('LÊ VĂN AN', 0.95), said('LÊ VĂN AN', 0.99)],
	...change
});
const reading = (change: Partial<Judgeable> = {}): Reading => {
	const { belief, engines, kind, ...rest } = judgeable(change);
	return {
		...rest,
		key: 'p#f' as FieldKey,
		fieldId: 'f',
		label: 'Họ và tên',
		kind: kind as Reading['kind'],
		confidence: belief,
		alternatives: [],
		symbols: [],
		box: [0, 0, 0, 0].map(() => ({ x: 0, y: 0 })) as unknown as Reading['box'],
		issues: [],
		engines: engines.map((engine) => ({ ...engine, engine: 'e', version: '1' }))
	};
};
const confidenceOf = (change: Partial<Judgeable>, beside: readonly Reading[] = []): number =>
	calibratedPage([reading(change), ...beside], { isByLabels: false })[0]!.confidence;

describe('calibrated confidence', () => {
	it('keeps the belief it came from', () => {
		const [first] = calibratedPage([reading()], { isByLabels: false });
		expect(first).toMatchObject({ belief: 0.9 });
		expect(first!.confidence).not.toBe(0.9);
	});

	it('is higher where both engines say the same', () => {
		const other = { engines: [said('LÊ VĂN AN', 0.95), said('LỄ VAN AM', 0.99)] };
		expect(confidenceOf({})).toBeGreaterThan(confidenceOf(other));
	});

	it('is lower on a page where the engines fare badly', () => {
		const bad = Array.from({ length: 10 }, () =>
			reading({ engines: [said('xq', 0.1), said('Lo', 0.3)], belief: 0.05 })
		);
		const good = Array.from({ length: 10 }, () => reading());
		expect(confidenceOf({}, bad)).toBeLessThan(confidenceOf({}, good));
	});

	it('is low for a name that both engines read without a mark it can only have', () => {
		expect(confidenceOf({ value: 'LÊ VĂN HAI' })).toBeLessThan(0.8);
		expect(confidenceOf({ value: 'LÊ VĂN HẢI' })).toBeGreaterThan(0.9);
		expect(confidenceOf({ value: 'LÊ VĂN HAI', kind: 'address' })).toBeGreaterThan(0.9);
	});

	it('is not raised by engines that agree on nothing but different signs', () => {
		const signs = { raw: '/', value: '/', engines: [said('/', 0.9), said('"', 0.9)] };
		const same = { ...signs, engines: [said('"', 0.9), said('"', 0.9)] };
		expect(confidenceOf(signs)).toBeLessThan(confidenceOf(same));
	});

	it('leaves ink of which nothing was read at nothing', () => {
		const nothing = { status: 'illegible', raw: '', value: '', belief: 0 } as const;
		expect(confidenceOf(nothing)).toBe(0);
	});

	it('lets marks and ticks stand, which no engine read', () => {
		expect(confidenceOf({ engines: [], belief: 0.93 })).toBe(0.93);
	});

	it('is never certain, never impossible, and rises with belief', () => {
		const probability = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(probability, probability, probability, (belief, first, second) => {
				const engines = [said('AN', first), said('AN', second)];
				const at = (of: number) => confidenceOf({ belief: of, engines });
				expect(at(belief)).toBeGreaterThan(0);
				expect(at(belief)).toBeLessThan(1);
				// The page is the reading itself, so only its belief may move.
				expect(at(Math.min(1, belief + 0.2))).toBeGreaterThanOrEqual(at(belief));
			})
		);
	});
});

describe('evidence', () => {
	it('is judged by what was heard', () => {
		expect(judgeOf(judgeable())).toBe('both');
		expect(judgeOf(judgeable({ engines: [said('a', 1)] }))).toBe('first');
		expect(judgeOf(judgeable({ status: 'blank', engines: [] }))).toBe('blank');
		expect(judgeOf(judgeable({ engines: [] }))).toBeNull();
	});

	it('without weights says one half', () => {
		const tone = pageTone([judgeable()], false);
		expect(probabilityBy({}, featuresOf(judgeable(), tone))).toBe(0.5);
	});
});
