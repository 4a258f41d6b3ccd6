// Reads CSV by RFC 4180 back into cells: for re-import and for the proof that nothing was lost.

/** Rows of a CSV text without its byte order mark. Quotes inside an unquoted cell are plain characters. */
export function* parseCsv(text: string, separator = ','): Generator<string[]> {
	let cells: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			for (;;) {
				const end = text.indexOf('"', at + 1);
				cell += text.slice(at + 1, end < 0 ? text.length : end);
				at = end < 0 ? text.length : end + 1;
				if (text[at] !== '"') break;
				cell += '"';
			}
		}
		const start = at;
		while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
			at++;
		cells.push(cell + text.slice(start, at));
		if (text[at] === separator) {
			at++;
			if (at === text.length) cells.push('');
			else if (at < text.length) continue;
		}
		if (text[at] === '\r') at++;
		if (text[at] === '\n') at++;
		yield cells;
		cells = [];
	}
}
