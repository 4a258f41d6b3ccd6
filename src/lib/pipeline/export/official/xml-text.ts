// XML 1.0 text: what cannot be said in it is dropped, as no escape exists for it there.

// eslint-disable-next-line no-control-regex -- control characters are what is dropped
const unsayable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
const special = /[&<>"\r]/g;
const entity: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#13;'
};

export function xmlText(text: string): string {
	return text.replace(unsayable, '').replace(special, (char) => entity[char] ?? char);
}

/** `<name>text</name>`, nothing where the text is empty. */
export function element(name: string, text: string): string {
	return text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;
}

/** `<name>…</name>` around inner XML, nothing where it is empty. */
export function group(name: string, ...inner: readonly string[]): string {
	const xml = inner.join('');
	return xml === '' ? '' : `<${name}>${xml}</${name}>`;
}
