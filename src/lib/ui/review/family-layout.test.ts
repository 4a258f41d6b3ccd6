import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FamilyTree } from '#lib/app/surface.ts';
import { card, familyLayout } from './family-layout.ts';

type Node = FamilyTree['nodes'][number];
const node = (id: string, birthYear: number | null, generation = 0) =>
	({ id, birthYear, generation }) as Node;

describe('the family on its line of time', () => {
	it('puts equal spans of years at equal distances, whatever the generation', () => {
		const nodes = [node('a', 1940, -1), node('b', 1960), node('c', 1980, 1)];
		const { placed } = familyLayout({ nodes });
		const at = (id: string) => placed.get(id)?.x ?? 0;
		expect(at('b') - at('a')).toBeCloseTo(at('c') - at('b'));
		expect(at('b')).toBeGreaterThan(at('a'));
	});
	it('is empty for nobody, and has no line where no year is known', () => {
		expect(familyLayout({ nodes: [] }).ticks).toEqual([]);
		const { ticks, placed } = familyLayout({ nodes: [node('a', null), node('b', null)] });
		expect(ticks).toEqual([]);
		expect(placed.get('a')).not.toEqual(placed.get('b'));
	});
	it('lays no card over another', () => {
		const anybody = fc.tuple(
			fc.option(fc.integer({ min: 1880, max: 2026 })),
			fc.integer({ min: -2, max: 3 })
		);
		fc.assert(
			fc.property(fc.array(anybody, { maxLength: 30 }), (people) => {
				const nodes = people
					.map(([year, generation], index) => node(`p${index}`, year, generation))
					.sort(
						(a, b) => a.generation - b.generation || (a.birthYear ?? 9999) - (b.birthYear ?? 9999)
					);
				const all = [...familyLayout({ nodes }).placed.values()];
				for (const [index, one] of all.entries())
					for (const other of all.slice(index + 1))
						expect(
							Math.abs(one.x - other.x) >= card.width || Math.abs(one.y - other.y) >= card.height
						).toBe(true);
				expect(all).toHaveLength(nodes.length);
			})
		);
	});
});
