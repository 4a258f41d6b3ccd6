// Language knowledge settles doubtful ink and never overrules clear ink.
import { describe, expect, it } from 'vitest';
import { logSoftmax, type Posteriors } from '../ctc/posteriors.ts';
import { charTrie } from './char-trie.ts';
import { decodeField } from './decode-field.ts';
import { wordShape } from './word-shape.ts';

const chars = [
	...new Set([
		...'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ'
	]),
	...'ABCDĐEÊGHIKLMNOÔPQRSTUƯVXYẶĂẶỄẾÙ0123456789 /-.,'
];

/** Posteriors from per-character alternatives: the first of each list is likeliest by `lead`. */
function ink(slots: readonly string[], lead = 0.2, sureness = 9): Posteriors {
	const classes = chars.length + 1;
	const steps = [null, ...slots.flatMap((slot) => [slot, null])];
	const logits = new Float32Array(steps.length * classes);
	steps.forEach((slot, step) => {
		if (slot === null) logits[step * classes] = sureness;
		else
			[...slot].forEach((char, rank) => {
				logits[step * classes + chars.indexOf(char) + 1] = sureness - rank * lead;
			});
	});
	return {
		frames: steps.length,
		classes,
		logProbs: logSoftmax(logits, steps.length, classes),
		chars,
		framePx: 4,
		leftPx: 0
	};
}

const slots = (text: string) => [...text];

describe('decodeField', () => {
	it('settles a smudged surname by frequency', () => {
		const best = decodeField(
			'person-name',
			ink([...'Tr', 'ãâầ', ...'n V', 'ă', 'n', ' ', ...'Hùng'])
		)[0];
		expect(best?.text).toBe('Trần Văn Hùng');
	});

	it('keeps a rare name that the ink says clearly', () => {
		expect(decodeField('person-name', ink(slots('Khúc Thị Sen')))[0]?.text).toBe('Khúc Thị Sen');
	});

	it.each(['168123456', '035187001234', '168 123 456'])('reads the id %s', (text) => {
		const best = decodeField('id-number', ink(slots(text)))[0];
		expect(best).toMatchObject({ text, by: 'grammar' });
	});

	it('reads a letter as the digit it must be, and keeps what is no id at all', () => {
		expect(decodeField('id-number', ink(['o0', ...'12345678']))[0]?.text).toBe('012345678');
		expect(decodeField('id-number', ink(slots('mất')))[0]?.text).toBe('mất');
	});

	it.each([
		['sex', 'Nữ'],
		['ethnicity', 'Mường'],
		['relation', 'Con trai'],
		['nationality', 'Lào']
	] as const)('reads %s %s', (kind, text) => {
		expect(decodeField(kind, ink(slots(text)))[0]?.text).toBe(text);
	});

	it('spells an address as the gazetteer does, and keeps the hamlet as read', () => {
		const commune = { code: '3', names: ['lê hồ'], children: [] };
		const district = { code: '2', names: ['kim bảng'], children: [commune] };
		const places = [{ code: '1', names: ['hà nam'], children: [district] }];
		const best = decodeField('address', ink(slots('xóm 3 Lê Hô, Kim Bang, Hà Nam')), places)[0];
		expect(best).toMatchObject({
			text: 'xóm 3, Lê Hồ, Kim Bảng, Hà Nam',
			by: 'place',
			places: ['1', '2', '3']
		});
	});

	it('does not read the last letter of a name again where its ink is wide', () => {
		const commune = { code: '2', names: ['liêm chính'], children: [] };
		const places = [{ code: '1', names: ['hà nam'], children: [commune] }];
		const wide = ink(slots('Số 14, Liêm Chính, Hà Nam'));
		const at = 2 * [...'Số 14, Liêm Chín'].length + 2;
		wide.logProbs.copyWithin(at * wide.classes, (at - 1) * wide.classes, at * wide.classes);
		expect(decodeField('address', wide, places)[0]?.text).toBe('Số 14, Liêm Chính, Hà Nam');
	});

	it('has shares of at most one and no empty guess', () => {
		const guesses = decodeField('free-text', ink(slots('Làm ruộng'), 0.2, 4));
		expect(guesses.reduce((sum, guess) => sum + guess.probability, 0)).toBeLessThanOrEqual(1.0001);
		expect(guesses.every((guess) => guess.text !== '')).toBe(true);
	});

	it('has nothing to say of a line without ink', () => {
		expect(decodeField('free-text', ink([]))).toEqual([]);
	});
});

describe('word shape', () => {
	it('fines what is no syllable, and capitals inside a word', () => {
		expect(wordShape('Nguyễn', ' ')).toBe(0);
		expect(wordShape('Ngxyễn', ' ')).toBeLessThan(0);
		expect(wordShape('Ngu', 'Y')).toBeLessThan(0);
		expect(wordShape('NGU', 'Y')).toBe(0);
		expect(wordShape('12', '3')).toBe(0);
	});
});

describe('char trie', () => {
	it('prefers frequent continuations and knows where words end', () => {
		const trie = charTrie([
			['Trần', 9],
			['Trịnh', 1]
		]);
		expect(trie.gain('Tr', 'ầ')).toBeGreaterThan(trie.gain('Tr', 'ị') ?? 0);
		expect(trie.gain('trần', '')).toBeGreaterThan(0);
		expect(trie.gain('X', 'a')).toBeNull();
	});
});
