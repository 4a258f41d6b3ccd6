// The typist and the input method of the corpus agree with one another and with the language.
import { describe, expect, it } from 'vitest';
import { isSyllable } from '../../../src/lib/domain/vietnamese/syllables.ts';
import { toneKey } from '../../../src/lib/domain/vietnamese/text.ts';
import { type Method, type Placement, screens } from './engine.ts';
import { habits, keysOf } from './keys-of.ts';
import { corpus } from './syllables.ts';

const methods: readonly Method[] = ['telex', 'vni'];
const placements: readonly Placement[] = ['old', 'new'];

describe('the input method of the corpus', () => {
	it.each([
		['telex', 'old', 'hofa', ['h', 'ho', 'hò', 'hòa']],
		['telex', 'new', 'hofa', ['h', 'ho', 'hò', 'hoà']],
		['telex', 'old', 'toasn', ['t', 'to', 'toa', 'tóa', 'toán']],
		['telex', 'old', 'Nguyeenx', ['N', 'Ng', 'Ngu', 'Nguy', 'Nguye', 'Nguyê', 'Nguyên', 'Nguyễn']],
		['vni', 'old', 'nguoi72', ['n', 'ng', 'ngu', 'nguo', 'nguoi', 'ngươi', 'người']],
		['telex', 'old', 'thuowr', ['t', 'th', 'thu', 'thuo', 'thuơ', 'thuở']],
		['telex', 'old', 'dduowcj', ['d', 'đ', 'đu', 'đuo', 'đuơ', 'đươc', 'được']],
		['vni', 'new', 'Dang9', ['D', 'Da', 'Dan', 'Dang', 'Đang']],
		['telex', 'old', 'xooong', ['x', 'xo', 'xô', 'xoo', 'xoon', 'xoong']],
		['telex', 'old', 'quys', ['q', 'qu', 'quy', 'quý']],
		['vni', 'old', 'gie61ng', ['g', 'gi', 'gie', 'giê', 'giế', 'giến', 'giếng']]
	] as const)('%s, %s: %s', (method, placement, keys, wanted) => {
		expect(screens(keys, method, placement).map(({ text }) => text)).toEqual(wanted);
	});
});

describe('the corpus', () => {
	it('holds 5,000 syllables of either school, all different, all Vietnamese', () => {
		const [old, fresh] = placements.map((placement) => corpus(5000, placement));
		expect(new Set(old?.map((one) => one.toLowerCase())).size).toBe(5000);
		expect(old?.filter((one) => !isSyllable(one))).toEqual([]);
		expect(old?.map(toneKey)).toEqual(fresh?.map(toneKey));
		expect(old?.filter((one, at) => one !== fresh?.[at]).length).toBeGreaterThan(50);
	});

	it.each(methods.flatMap((method) => placements.map((placement) => [method, placement] as const)))(
		'is typed right by every habit in %s, tones in the %s place',
		(method, placement) => {
			const wrong = corpus(5000, placement).flatMap((syllable) =>
				habits.flatMap((habit) => {
					const keys = keysOf(syllable, method, placement, habit);
					const text = screens(keys, method, placement).at(-1)?.text ?? '';
					return text === syllable ? [] : [`${syllable} ${keys} ${text}`];
				})
			);
			expect(wrong).toEqual([]);
		}
	);
});
