// The desk's keys as data: what each act is called, its key, a fallback where a browser may take the first,
// and where it holds. Chosen so that nothing edits text and nothing belongs to Windows, Unikey or the browser.
import type { PlainKey } from '#lib/i18n/message.ts';

export type DeskAct =
	| 'next-open'
	| 'previous-open'
	| 'next-field'
	| 'previous-field'
	| 'row-below'
	| 'row-above'
	| 'ditto'
	| 'blank'
	| 'illegible'
	| 'park'
	| 'alternative-1'
	| 'alternative-2'
	| 'alternative-3'
	| 'alternative-4'
	| 'alternative-5'
	| 'undo'
	| 'redo'
	| 'next-page'
	| 'previous-page'
	| 'finish-page'
	| 'finish-member'
	| 'add-row'
	| 'override'
	| 'zoom'
	| 'contrast'
	| 'rotate'
	| 'change-form'
	| 'help';

export interface KeyBinding {
	readonly act: DeskAct;
	/** First is shown; the others are fallbacks. Modifiers in the order Ctrl+Alt+Shift. */
	readonly chords: readonly string[];
	/** `field`: only while a field has the caret; `page`: only where the page has no fields; `always`. */
	readonly where: 'field' | 'always';
	readonly name: PlainKey;
	/** Lower is shown first in the strip of keys; absent = only in the list on F1. */
	readonly rank?: number;
}

export const deskKeys: readonly KeyBinding[] = [
	{ act: 'next-open', chords: ['Enter'], where: 'field', name: 'key.next-open', rank: 1 },
	{ act: 'previous-open', chords: ['Shift+Enter'], where: 'field', name: 'key.previous-open' },
	{ act: 'next-field', chords: ['Tab'], where: 'field', name: 'key.next-field', rank: 2 },
	{ act: 'previous-field', chords: ['Shift+Tab'], where: 'field', name: 'key.previous-field' },
	{ act: 'row-below', chords: ['Alt+ArrowDown'], where: 'field', name: 'key.row-below' },
	{ act: 'row-above', chords: ['Alt+ArrowUp'], where: 'field', name: 'key.row-above' },
	{ act: 'ditto', chords: ['F2', "Alt+'"], where: 'field', name: 'key.ditto', rank: 5 },
	{ act: 'blank', chords: ['F4', 'Alt+0'], where: 'field', name: 'key.blank', rank: 3 },
	{
		act: 'illegible',
		chords: ['Shift+F4', 'Alt+-'],
		where: 'field',
		name: 'key.illegible',
		rank: 4
	},
	{ act: 'park', chords: ['F8', 'Alt+P'], where: 'field', name: 'key.park', rank: 6 },
	...([1, 2, 3, 4, 5] as const).map((n): KeyBinding => ({
		act: `alternative-${n}`,
		chords: [`Alt+${n}`, `Alt+Shift+${n}`],
		where: 'field',
		name: `key.alternative-${n}`
	})),
	{ act: 'undo', chords: ['Ctrl+Z'], where: 'always', name: 'key.undo', rank: 9 },
	{ act: 'redo', chords: ['Ctrl+Y'], where: 'always', name: 'key.redo' },
	{ act: 'next-page', chords: ['PageDown'], where: 'always', name: 'key.next-page', rank: 8 },
	{ act: 'previous-page', chords: ['PageUp'], where: 'always', name: 'key.previous-page' },
	{ act: 'finish-member', chords: ['Ctrl+Enter'], where: 'field', name: 'key.finish-member' },
	{ act: 'finish-page', chords: ['Alt+Enter'], where: 'always', name: 'key.finish-page', rank: 7 },
	{ act: 'add-row', chords: ['Alt+Insert', 'Alt+='], where: 'always', name: 'key.add-row' },
	{ act: 'override', chords: ['F9', 'Alt+O'], where: 'field', name: 'key.override' },
	{ act: 'zoom', chords: ['F6', 'Alt+Q'], where: 'always', name: 'key.zoom', rank: 10 },
	{ act: 'contrast', chords: ['F7', 'Alt+K'], where: 'always', name: 'key.contrast' },
	{ act: 'rotate', chords: ['Shift+F7', 'Alt+R'], where: 'always', name: 'key.rotate' },
	{ act: 'change-form', chords: ['Alt+F6', 'Alt+G'], where: 'always', name: 'key.change-form' },
	{ act: 'help', chords: ['F1', 'Alt+/'], where: 'always', name: 'key.help', rank: 11 }
];

export interface KeyPress {
	readonly key: string;
	readonly code: string;
	readonly keyCode: number;
	readonly isComposing: boolean;
	readonly ctrlKey: boolean;
	readonly altKey: boolean;
	readonly shiftKey: boolean;
	readonly metaKey: boolean;
}

/**
 * The chord a key press stands for; null while an input method composes (229 is its key code), so that
 * Telex and VNI are never disturbed. Digits and letters go by position: Alt and the tone keys change `key`.
 */
export function chordOf(press: KeyPress): string | null {
	if (press.isComposing || press.keyCode === 229 || press.key === 'Process') return null;
	if (press.metaKey || ['Control', 'Alt', 'Shift', 'AltGraph'].includes(press.key)) return null;
	const position = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(press.code)?.[1];
	const name = position && (press.ctrlKey || press.altKey) ? position : press.key;
	const modifiers = [press.ctrlKey && 'Ctrl', press.altKey && 'Alt', press.shiftKey && 'Shift'];
	return [...modifiers.filter(Boolean), name.length === 1 ? name.toUpperCase() : name].join('+');
}

/** The act a chord calls where the caret is; null for a key that belongs to the text or the browser. */
export function actOf(
	chord: string,
	inField: boolean,
	keys: readonly KeyBinding[] = deskKeys
): DeskAct | null {
	const binding = keys.find(
		({ chords, where }) => chords.includes(chord) && (where === 'always' || inField)
	);
	return binding?.act ?? null;
}
