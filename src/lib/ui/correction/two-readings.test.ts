import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReadings, type Piece } from './two-readings.ts';

const shown = (pieces: readonly Piece[]) =>
	pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');
const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');

describe('compareReadings', () => {
	it.each([
		['Nguyễn Văn An', 'Nguyên Văn An', 'Nguy[ễ]n Văn An', 'Nguy[ê]n Văn An'],
		['168245903', '1682459093', '168245903', '16824590[9]3'],
		['Tày', '', '[Tày]', ''],
		['Kim  Bảng', 'KimBảng', 'Kim[ ]Bảng', 'KimBảng']
	])('marks what differs: %s | %s', (a, b, first, second) => {
		const found = compareReadings(a, b)!;
		expect(shown(found.first)).toBe(first);
		expect(shown(found.second)).toBe(second);
	});

	it.each([
		['Hà Nội', 'Hà  Nội '],
		['Hà Nội', 'Hà Nội'.normalize('NFD')],
		['', ' ']
	])('says nothing where both agree: %j | %j', (a, b) => {
		expect(compareReadings(a, b)).toBeNull();
	});

	it('keeps both texts whole, and what is not marked is the same in both', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'ă', 'b', ' ', '1'), maxLength: 24 });
		fc.assert(
			fc.property(word, word, (a, b) => {
				const found = compareReadings(a, b);
				const tidy = (s: string) => s.trim().replace(/\s+/g, ' ');
				if (!found) {
					expect(tidy(a)).toBe(tidy(b));
					return;
				}
				expect(text(found.first)).toBe(tidy(a));
				expect(text(found.second)).toBe(tidy(b));
				const same = (pieces: readonly Piece[]) => text(pieces.filter((piece) => !piece.differs));
				expect(same(found.first)).toBe(same(found.second));
			})
		);
	});

	it('shows very long texts unmarked', () => {
		const found = compareReadings('a'.repeat(500), 'b')!;
		expect(found.first).toEqual([{ text: 'a'.repeat(500), differs: false }]);
	});
});
