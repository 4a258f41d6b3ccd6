// Ditto marks: what clerks write instead of repeating the row above.
import { cleanLine, fold } from './text.ts';

/** `nt`, `-nt-`, `như trên`, quotation marks, `//`, `〃`, `"…"`, a wave `~`; a dash alone is a blank, not a ditto. */
const marksOnly =
	/^(?:["”“″〃]|''|’’|\/\/|,,|-)*(?:["”“″〃]|''|’’|\/\/|,,)(?:["”“″〃]|''|’’|\/\/|,,|-)*$/u;
const words: ReadonlySet<string> = new Set(['nt', 'n t', 'nhu tren', 'nhu tr', 'cung tren', 'ntr']);

/** True when the whole text only says "as above". */
export function isDitto(raw: string): boolean {
	if (raw.length > 24) return false;
	const text = cleanLine(raw).replaceAll(' ', '');
	return marksOnly.test(text) || /^[~〜∼]+$/u.test(text) || words.has(fold(raw));
}
