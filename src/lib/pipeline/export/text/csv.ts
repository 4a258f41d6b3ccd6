// CSV by RFC 4180, guarded against formula injection (OWASP ASVS 5.0, 1.2.10). The guard can be undone
// exactly: a value that itself starts with an apostrophe gets one too.

/** First characters a spreadsheet may take for a formula, also full-width, after any blank or invisible one. */
const trigger =
	// eslint-disable-next-line no-control-regex -- NUL, TAB and CR are among the triggers
	/^(?:'|[\s\u0000-\u001F\u00A0\u200B-\u200F\u2060\u3000\uFEFF]*[=+\-@\u0000\t\r\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** Puts `'` before a text that a spreadsheet might run. */
export function guardFormula(text: string): string {
	return trigger.test(text) ? `'${text}` : text;
}

/** Takes the guard off again. */
export function unguardFormula(text: string): string {
	return text.startsWith("'") && trigger.test(text.slice(1)) ? text.slice(1) : text;
}

const needsQuotes = /[",;\t\r\n]|^\s|\s$/u;

function csvCell(text: string): string {
	return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its CRLF. */
export function csvLine(cells: readonly string[], guard: boolean): string {
	return `${cells.map((cell) => csvCell(guard ? guardFormula(cell) : cell)).join(',')}\r\n`;
}

/** Byte order mark: without it Excel reads UTF-8 as a local code page. */
export const byteOrderMark = '\uFEFF';
