import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './align.ts';
import { type Doubted, doubtfulSymbols, doubtParts } from './doubt.ts';

const read = (text: string, ...weak: number[]): Doubted => ({
	value: text,
	confidence: 0.9,
	alternatives: [],
	symbols: [...text].map((letter, index) => ({
		text: letter,
		confidence: weak.includes(index) ? 0.4 : 0.97
	}))
});
const against = (text: string, ...others: string[]): Doubted => ({
	...read(text),
	alternatives: others.map((value) => ({ value, source: 'tesseract', probability: 0.07 }))
});
const shown = (text: string, reading: Doubted) =>
	doubtParts(text, reading)
		.map((part) => (part.doubtful ? `[${part.text}]` : part.text))
		.join('');

describe('doubtful characters', () => {
	it.each([
		['runs of weak letters', 'Hà Nam', read('Hà Nam', 1, 4, 5), 'H[à] N[am]'],
		['nothing once the text is not what was read', 'Hà Tây', read('Hà Nam', 3), 'Hà Tây'],
		['its places when normalising only changed the case', 'NAM', read('Nam', 0), '[N]AM'],
		['no spaces', 'a b', read('a b', 1), 'a b'],
		[
			'what another reading has otherwise',
			'Thân Hòa',
			against('Thân Hòa', 'Thôn Hòa'),
			'Th[â]n Hòa'
		],
		[
			'where another reading has more',
			'168061013',
			against('168061013', '1680961013'),
			'168[0]61013'
		],
		['all others together', 'Kỹ sư', against('Kỹ sư', 'Kỳ sư', 'Kỹ su'), 'K[ỹ] s[ư]'],
		['nothing against another text altogether', 'Nam', against('Nam', 'Công an huyện'), 'Nam']
	])('marks %s', (_, text, reading, wanted) => {
		expect(shown(text, reading)).toBe(wanted);
	});
	it('listens to no other reading once the machine is sure', () => {
		const sure = { ...against('Thân', 'Thôn'), confidence: 0.99 };
		expect(shown('Thân', sure)).toBe('Thân');
	});
	it('boxes the ink of letters that normalising has changed', () => {
		const reading = { ...against('NGUYỄN', 'NGUYÊN'), symbols: read('NGUYÊN').symbols };
		expect(doubtfulSymbols('NGUYỄN', reading).map(({ text }) => text)).toEqual(['Ê']);
	});
	it('loses no letter whatever the readings', () => {
		const text = fc.string({ maxLength: 30 });
		fc.assert(
			fc.property(text, text, text, (a, b, c) => {
				const parts = doubtParts(a, against(a, b, c));
				expect(parts.map((part) => part.text).join('')).toBe(a);
			})
		);
	});
});

describe('differences', () => {
	it('are none between a text and itself, and lie inside the first text', () => {
		const text = fc.string({ maxLength: 30 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				expect(differences(a, a)).toEqual([]);
				for (const index of differences(a, b)) expect(index).toBeLessThan(a.length);
			})
		);
	});
});
