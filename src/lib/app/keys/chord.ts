// A key press as one name, `Ctrl+Alt+Shift+Key`, and which names may be bound at all. Nothing is ever named while an
// input method composes: Telex and VNI own the keys then.

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

/** Why a chord may not be bound: it types, it edits text, an input method has it, the browser or system has it. */
export type ChordProblem = 'types' | 'edits' | 'input-method' | 'browser' | 'not-a-key';

const textKeys = new Set([
	...['Backspace', 'Delete', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
	...['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Insert', 'Ctrl+Insert', 'Shift+Insert', 'CapsLock']
]);

/** Keys a page is never given, or that leave the page: measured in Chromium, the rest from its list of shortcuts. */
const browserKeys = new Set([
	...['Ctrl+W', 'Ctrl+T', 'Ctrl+N', 'Ctrl+Tab', 'Ctrl+Shift+Tab', 'Ctrl+R', 'F5', 'Ctrl+F5'],
	...[
		'F11',
		'F12',
		'Alt+F4',
		'Ctrl+F4',
		'Alt+ArrowLeft',
		'Alt+ArrowRight',
		'Alt+Tab',
		'Alt+Escape'
	],
	...['Alt+ ', 'Alt+D', 'Alt+E', 'Alt+F', 'Ctrl+PageUp', 'Ctrl+PageDown', 'Ctrl+Escape']
]);

const namedKey =
	/^(?:F\d{1,2}|Enter|Tab|Escape|PageUp|PageDown|Insert|Home|End|Arrow\w+|Delete|.)$/u;

export function chordProblem(chord: string): ChordProblem | null {
	const parts = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/u.exec(chord);
	const key = parts?.[2] ?? '';
	const modifiers = parts?.[1] ?? '';
	if (textKeys.has(chord)) return 'edits';
	if (!/^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?$/.test(modifiers) || !namedKey.test(key))
		return 'not-a-key';
	if (browserKeys.has(chord)) return 'browser';
	// Ctrl+Shift turns Unikey on and off, Alt+Z too; AltGr is Ctrl+Alt and types letters.
	if ((modifiers.includes('Ctrl') && modifiers.includes('Shift')) || chord === 'Alt+Z')
		return 'input-method';
	if (modifiers === 'Ctrl+Alt+') return 'types';
	const isPlain = modifiers === '' || modifiers === 'Shift+';
	if (isPlain && key.length === 1) return 'types';
	const moves = /^(?:Arrow|Home|End|Backspace|Delete)/.test(key);
	return moves && !modifiers.includes('Alt') ? 'edits' : null;
}
