import { expect, test } from 'vitest';
import { answered, handChecked } from './hand-checked.ts';
import { loadGazetteer } from './places.ts';

const gazetteer = loadGazetteer();

test.each(handChecked())('$written on $date is $truth or is asked', (item) => {
	const found = answered(gazetteer, item);
	expect([item.truth, null]).toContain(found);
});

test('the truth is a hundred addresses, each of its own', () => {
	expect(new Set(handChecked().map(({ written, date }) => `${written}|${date}`)).size).toBe(100);
});
