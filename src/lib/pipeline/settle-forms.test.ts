import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOdds, type Face } from '../domain/paper-order.ts';
import { settleForms, type PageToSettle } from './settle-forms.ts';

const face = (name: string): Face => {
	const [formId = '', side = 'front'] = name.split(' ');
	return { formId, side };
};
const page = (
	name: string | null,
	probability = 0.97,
	...rivals: [string, number][]
): PageToSettle => ({
	form: name === null ? null : { ...face(name), probability },
	rivals: rivals.map(([rival, share]) => ({ ...face(rival), probability: share }))
});

describe('the order of papers', () => {
	it.each([
		['hk02', 'hk02 back', 'hk01 back'],
		['hk02 back', 'hk01', 'hk14'],
		['hk01 back', 'hk07', 'hk06'],
		['hk07', 'hk03', 'hk14'],
		['hk03', 'hk08-cover', 'hk06'],
		['hk08-head', 'hk08-member', 'hk01'],
		['hk08-member', 'hk08-change', 'hk01'],
		['hk08-change', 'hk04', 'hk01'],
		['hk04', 'hk02', 'hk01']
	])('behind %s sooner %s than %s', (before, sooner, later) => {
		expect(orderOdds(face(before), face(sooner))).toBeGreaterThan(
			orderOdds(face(before), face(later))
		);
	});

	it('begins with the envelope, and rules nothing out', () => {
		expect(orderOdds(null, face('hk14'))).toBeGreaterThan(orderOdds(null, face('hk04')));
		const any = fc.constantFrom(
			'hk14',
			'hk06',
			'hk02',
			'hk02 back',
			'hk01',
			'hk08-member',
			'strange'
		);
		fc.assert(
			fc.property(any, any, (before, next) => {
				const odds = orderOdds(face(before), face(next));
				expect(odds).toBeGreaterThan(0.1);
				expect(odds).toBeLessThan(10);
			})
		);
	});
});

describe('forms settled by order', () => {
	it('turns a page whose look leaves the choice', () => {
		const pages = [page('hk02'), page('hk01 back', 0.5, ['hk02 back', 0.42]), page('hk01')];
		expect(settleForms(pages)).toEqual([null, face('hk02 back'), null]);
	});

	it('names a page nobody knew where one form nearly fits and lies right', () => {
		const pages = [page('hk08-head'), page(null, 0, ['hk08-member', 0.45]), page('hk08-member')];
		expect(settleForms(pages)[1]).toEqual(face('hk08-member'));
		expect(settleForms([page('hk08-head'), page(null)])[1]).toBeNull();
	});

	it('leaves a page that looks the part in the wrong place', () => {
		const pages = [page('hk02'), page('hk14', 0.7, ['hk02 back', 0.12]), page('hk01')];
		expect(settleForms(pages)[1]).toBeNull();
	});

	it('never changes what a person said', () => {
		const said = { ...page('hk01 back', 0.5, ['hk02 back', 0.45]), isSaid: true };
		expect(settleForms([page('hk02'), said])[1]).toBeNull();
	});

	it('never changes a sure page, nor to a form the page does not look like', () => {
		const name = fc.constantFrom(
			'hk14',
			'hk02',
			'hk02 back',
			'hk01',
			'hk01 back',
			'hk08-member',
			'hk04'
		);
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		const any = fc
			.record({ name: fc.option(name), own: share, rival: name, other: share })
			.map(({ name: of, own, rival, other }) => page(of, own, [rival, (1 - own) * other]));
		fc.assert(
			fc.property(fc.array(any, { maxLength: 12 }), (pages) => {
				const settled = settleForms(pages);
				expect(settled).toHaveLength(pages.length);
				settled.forEach((to, i) => {
					const { form, rivals } = pages[i]!;
					if (!to) return;
					expect(form?.probability ?? 0).toBeLessThan(0.9);
					const looks = rivals.filter(({ probability }) => probability >= 0.1);
					expect(looks.map(({ formId, side }) => ({ formId, side }))).toContainEqual(to);
				});
			})
		);
	});
});
