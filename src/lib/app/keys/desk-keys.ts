// The desk's keys as data: what each act is called, its key, a fallback where a browser may take the first,
// and where it holds. Chosen so that nothing edits text and nothing belongs to Windows, Unikey or the browser.
import type { PlainKey } from '#lib/i18n/message.ts';

export const deskActIds = [
	'next-open',
	'previous-open',
	'next-field',
	'previous-field',
	'row-below',
	'row-above',
	'column',
	'next-doubt',
	'previous-doubt',
	'ditto',
	'ditto-shared',
	'ditto-chief',
	'blank',
	'illegible',
	'struck-out',
	'strike-member',
	'park',
	'override',
	'alternative-1',
	'alternative-2',
	'alternative-3',
	'alternative-4',
	'alternative-5',
	'undo',
	'redo',
	'next-page',
	'previous-page',
	'finish-member',
	'finish-page',
	'add-row',
	'delete-row',
	'row-up',
	'row-down',
	'merge-row',
	'split-row',
	'draw-box',
	'arrange',
	'carpets',
	'to-page',
	'lift',
	'zoom',
	'contrast',
	'rotate',
	'change-form',
	'help'
] as const;

export type DeskAct = (typeof deskActIds)[number];

/** In the order of the offers they take. */
export const alternativeActs = [
	'alternative-1',
	'alternative-2',
	'alternative-3',
	'alternative-4',
	'alternative-5'
] as const satisfies readonly DeskAct[];

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
	{ act: 'column', chords: ['Alt+C', 'Alt+Shift+C'], where: 'field', name: 'key.column' },
	{ act: 'next-doubt', chords: ['F3', 'Alt+.'], where: 'field', name: 'key.next-doubt', rank: 6 },
	{
		act: 'previous-doubt',
		chords: ['Shift+F3', 'Alt+,'],
		where: 'field',
		name: 'key.previous-doubt'
	},
	{ act: 'ditto', chords: ['F2', "Alt+'"], where: 'field', name: 'key.ditto', rank: 5 },
	{
		act: 'ditto-shared',
		chords: ['Shift+F2', 'Alt+Shift+"'],
		where: 'field',
		name: 'key.ditto-shared',
		rank: 12
	},
	{ act: 'ditto-chief', chords: ['Ctrl+F2', 'Alt+H'], where: 'field', name: 'key.ditto-chief' },
	{ act: 'blank', chords: ['F4', 'Alt+0'], where: 'field', name: 'key.blank', rank: 3 },
	{
		act: 'illegible',
		chords: ['Shift+F4', 'Alt+-'],
		where: 'field',
		name: 'key.illegible',
		rank: 4
	},
	{ act: 'struck-out', chords: ['F9', 'Alt+S'], where: 'field', name: 'key.struck-out' },
	{
		act: 'strike-member',
		chords: ['Shift+F9', 'Alt+Shift+S'],
		where: 'field',
		name: 'key.strike-member'
	},
	{ act: 'park', chords: ['F8', 'Alt+P'], where: 'field', name: 'key.park', rank: 7 },
	{ act: 'override', chords: ['F10', 'Alt+O'], where: 'field', name: 'key.override' },
	...([1, 2, 3, 4, 5] as const).map((n): KeyBinding => ({
		act: `alternative-${n}`,
		chords: [`Alt+${n}`, `Alt+Shift+${n}`],
		where: 'field',
		name: `key.alternative-${n}`
	})),
	{ act: 'undo', chords: ['Ctrl+Z', 'Alt+U'], where: 'always', name: 'key.undo', rank: 10 },
	{ act: 'redo', chords: ['Ctrl+Y', 'Alt+Y'], where: 'always', name: 'key.redo' },
	{ act: 'next-page', chords: ['PageDown'], where: 'always', name: 'key.next-page', rank: 9 },
	{ act: 'previous-page', chords: ['PageUp'], where: 'always', name: 'key.previous-page' },
	{
		act: 'finish-member',
		chords: ['Ctrl+Enter'],
		where: 'field',
		name: 'key.finish-member',
		rank: 13
	},
	{ act: 'finish-page', chords: ['Alt+Enter'], where: 'always', name: 'key.finish-page', rank: 8 },
	{ act: 'add-row', chords: ['Alt+Insert', 'Alt+='], where: 'always', name: 'key.add-row' },
	{ act: 'delete-row', chords: ['Alt+Delete'], where: 'field', name: 'key.delete-row' },
	{ act: 'row-up', chords: ['Alt+Shift+ArrowUp'], where: 'field', name: 'key.row-up' },
	{ act: 'row-down', chords: ['Alt+Shift+ArrowDown'], where: 'field', name: 'key.row-down' },
	{ act: 'merge-row', chords: ['Alt+M'], where: 'field', name: 'key.merge-row' },
	{ act: 'split-row', chords: ['Alt+X'], where: 'field', name: 'key.split-row' },
	{ act: 'draw-box', chords: ['Alt+B'], where: 'field', name: 'key.draw-box' },
	{ act: 'arrange', chords: ['Alt+T'], where: 'always', name: 'key.arrange' },
	{ act: 'carpets', chords: ['Ctrl+G', 'Alt+W'], where: 'always', name: 'key.carpets' },
	{ act: 'to-page', chords: ['Escape', 'Alt+I'], where: 'always', name: 'key.to-page' },
	{ act: 'lift', chords: ['Alt+V'], where: 'always', name: 'key.lift' },
	{ act: 'zoom', chords: ['F6', 'Alt+Q'], where: 'always', name: 'key.zoom', rank: 11 },
	{ act: 'contrast', chords: ['F7', 'Alt+K'], where: 'always', name: 'key.contrast' },
	{ act: 'rotate', chords: ['Shift+F7', 'Alt+R'], where: 'always', name: 'key.rotate' },
	{ act: 'change-form', chords: ['Alt+F6', 'Alt+G'], where: 'always', name: 'key.change-form' },
	{ act: 'help', chords: ['F1', 'Alt+/'], where: 'always', name: 'key.help', rank: 0 }
];

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
