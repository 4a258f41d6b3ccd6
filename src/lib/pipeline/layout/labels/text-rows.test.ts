import { describe, expect, it } from 'vitest';
import { textRows, type SparseWord } from './text-rows.ts';

const word = (text: string, left: number, y: number): SparseWord => ({
	text,
	confidence: 0.9,
	left,
	right: left + text.length * 2,
	top: y - 1.5,
	bottom: y + 1.5
});

const told = (words: readonly SparseWord[]): readonly string[] =>
	textRows(words).map((row) => row.words.map(({ text }) => text).join(' '));

describe('rows of words', () => {
	it('keep the office apart from a motto printed a little higher beside it', () => {
		const words = [
			...[word('CÔNG', 20, 33.3), word('AN:', 30, 33.9), word('DUY', 38, 33.9)],
			...[word('CỘNG', 119, 31.6), word('HÒA', 132, 31.4), word('XÃ', 142, 31.4)]
		];
		expect(told(words)).toEqual(['CỘNG HÒA XÃ', 'CÔNG AN: DUY']);
	});

	it('follow a row that falls along the page', () => {
		const falling = (y: number) =>
			Array.from({ length: 9 }, (_, i) => word(`w${i}`, 10 + i * 20, y + i * 0.4));
		expect(told([...falling(50), ...falling(56)])).toHaveLength(2);
	});

	it('are one where two columns of a line stand level', () => {
		expect(told([word('Số:', 20, 40), word('Ngày:', 120, 40.8)])).toEqual(['Số: Ngày:']);
	});

	it('are none where nothing was read', () => {
		expect(textRows([])).toEqual([]);
	});
});
