import { describe, expect, it } from 'vitest';
import { chordOf, chordProblem, type KeyPress } from './chord.ts';
import { actOf, deskActIds, deskKeys } from './desk-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
	key,
	code: '',
	keyCode: 0,
	isComposing: false,
	ctrlKey: false,
	altKey: false,
	shiftKey: false,
	metaKey: false,
	...more
});

describe('the key map', () => {
	it('gives no chord to two acts', () => {
		const chords = deskKeys.flatMap((binding) => binding.chords);
		expect(new Set(chords).size).toBe(chords.length);
	});
	it('names every act once', () => {
		expect(deskKeys.map(({ act }) => act).sort()).toEqual([...deskActIds].sort());
	});
	it('binds no bare letter or digit, and no Ctrl+Shift, which Unikey owns', () => {
		for (const chord of deskKeys.flatMap((binding) => binding.chords)) {
			expect(chord).not.toMatch(/^.$/);
			expect(chord).not.toMatch(/Ctrl\+.*Shift/);
			expect(chordProblem(chord), chord).toBeNull();
		}
	});
	it.each([
		['Enter', press('Enter'), 'next-open'],
		['Shift+Enter', press('Enter', { shiftKey: true }), 'previous-open'],
		['Alt+1', press('1', { code: 'Digit1', altKey: true }), 'alternative-1'],
		['Alt+1 on the number pad', press('1', { code: 'Numpad1', altKey: true }), 'alternative-1'],
		['Alt+2 where Alt writes ™', press('™', { code: 'Digit2', altKey: true }), 'alternative-2'],
		['Ctrl+Z', press('z', { code: 'KeyZ', ctrlKey: true }), 'undo'],
		['Shift+F4', press('F4', { shiftKey: true }), 'illegible'],
		['Alt+Enter', press('Enter', { altKey: true }), 'finish-page']
	])('%s', (_, event, act) => {
		expect(actOf(chordOf(event) ?? '', true)).toBe(act);
	});
	it.each([
		['Enter while composing', press('Enter', { isComposing: true })],
		['Enter with key code 229', press('Enter', { keyCode: 229 })],
		['Process', press('Process')],
		['Shift alone', press('Shift', { shiftKey: true })],
		['a command key', press('z', { code: 'KeyZ', metaKey: true })]
	])('does not act on %s', (_, event) => {
		expect(chordOf(event)).toBeNull();
	});
	it('leaves letters, arrows and Backspace to the text', () => {
		for (const key of ['a', 'ư', '1', ' ', 'ArrowLeft', 'ArrowDown', 'Backspace', 'Home'])
			expect(actOf(chordOf(press(key)) ?? '', true)).toBeNull();
	});
	it('keeps field keys away from places without a field', () => {
		expect(actOf('Enter', false)).toBeNull();
		expect(actOf('PageDown', false)).toBe('next-page');
	});
});
