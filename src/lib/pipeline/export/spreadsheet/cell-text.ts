// Text as an XLSX cell may hold it (ECMA-376 ST_Xstring): what XML cannot say is written `_xHHHH_`.

/** Longest text a cell takes, UTF-16 units (Excel specifications). */
export const cellTextLimit = 32_767;

/** Characters XML 1.0 refuses, CR (which XML would fold into LF), and text that looks like an escape. */
// eslint-disable-next-line no-control-regex -- control characters are what is escaped
const unsayable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const loneSurrogate = /\p{Cs}/gu;
const markup = /[&<>]/g;
const entity: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (char: string) =>
	`_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const plain = /^[^&<>_\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]*$/; // eslint-disable-line no-control-regex -- the fast way past all of the above

export function cellText(text: string): string {
	if (plain.test(text)) return text;
	return text
		.replace(unsayable, escaped)
		.replace(loneSurrogate, '\uFFFD')
		.replace(markup, (char) => entity[char] ?? char);
}
