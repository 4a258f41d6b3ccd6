// Facets, clusters and plans.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKey } from '../ids.ts';
import { collisionClusters, nearestClusters } from './clusters.ts';
import { editDistance } from './edit-distance.ts';
import { facetsOf } from './facets.ts';
import { mayCleanInBulk, planEdits, undoOf } from './plan.ts';

const facets = (...values: readonly string[]) =>
	facetsOf(values.map((value, at) => ({ key: `p#f${at}` as FieldKey, value })));
const words = (clusters: readonly { facets: readonly { value: string }[] }[]) =>
	clusters.map((cluster) => cluster.facets.map((facet) => facet.value));

test('facets count, commonest first', () => {
	expect(facets('Kinh', 'Tày', 'Kinh').map((facet) => [facet.value, facet.keys.length])).toEqual([
		['Kinh', 2],
		['Tày', 1]
	]);
});

describe('clusters', () => {
	test('case, marks, order of words', () => {
		expect(
			words(
				collisionClusters(
					facets('Làm ruộng', 'Làm ruộng', 'LÀM RUỘNG', 'ruộng, làm', 'Giáo viên'),
					'fingerprint'
				)
			)
		).toEqual([['Làm ruộng', 'LÀM RUỘNG', 'ruộng, làm']]);
	});
	test('sound', () => {
		expect(
			words(
				collisionClusters(facets('Nông nghiệp', 'Nông nghiệp', 'Lông nghiệp', 'Buôn bán'), 'sound')
			)
		).toEqual([['Nông nghiệp', 'Lông nghiệp']]);
	});
	test('misread letters', () => {
		expect(
			words(
				nearestClusters(
					facets(
						'Kim Bảng, Hà Nam',
						'Kim Bảng, Hà Nam',
						'Kim Bàng, Ha Nam',
						'Kim Bang, Hà Nan',
						'Lý Nhân, Hà Nam'
					)
				)
			)
		).toEqual([['Kim Bảng, Hà Nam', 'Kim Bàng, Ha Nam', 'Kim Bang, Hà Nan']]);
	});
	test('numbers never meet', () => {
		expect(nearestClusters(facets('Phường số 1', 'Phường số 2'))).toEqual([]);
		expect(collisionClusters(facets('Phường 1', 'Phường 2'), 'fingerprint')).toEqual([]);
	});
	test('twenty thousand values end soon', { timeout: 60_000 }, () => {
		const many = facets(
			...Array.from(
				{ length: 20_000 },
				(_, at) => `Thôn ${String.fromCharCode(97 + (at % 26))}${at} xã ${at % 997}`
			)
		);
		const start = performance.now();
		nearestClusters(many);
		expect(performance.now() - start).toBeLessThan(30_000);
	});
});

test('edit distance agrees with its definition and gives up', { timeout: 60_000 }, () => {
	expect(editDistance('kim bang', 'kim bong', 3)).toBe(1);
	expect(editDistance('abc', '', 3)).toBe(3);
	expect(editDistance('abcdef', 'zzzzzz', 2)).toBe(3);
	fc.assert(
		fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
			expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
			expect(editDistance(a, a, 9)).toBe(0);
		})
	);
});

test('a plan touches what differs, and one undo takes it back', () => {
	const all = facets('Làm ruộng', 'LR', 'Làm ruộng');
	const edits = planEdits(all, 'Làm ruộng');
	expect(edits.map((edit) => [edit.from, edit.to])).toEqual([['LR', 'Làm ruộng']]);
	expect(undoOf(edits)).toEqual([{ key: edits[0]?.key, from: 'Làm ruộng', to: 'LR' }]);
});

test('never on names, dates, numbers', () => {
	for (const fact of [
		'name',
		'other-name',
		'birth-date',
		'id-number',
		'passport',
		'phone'
	] as const)
		expect(mayCleanInBulk(fact)).toBe(false);
	for (const fact of ['occupation', 'ethnicity', 'home-town'] as const)
		expect(mayCleanInBulk(fact)).toBe(true);
});
