// JSON with its keys in one order and no spaces, so that equal values are equal bytes. Written by hand because it
// runs over every value of an archive: most texts need no escape and most objects come sorted already.

/** Texts that JSON writes as they are. */
// eslint-disable-next-line no-control-regex -- control characters are what JSON escapes
const plain = /^[^"\\\u0000-\u001F\uD800-\uDFFF]*$/;

const textOf = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** Keys in code unit order: the same in every locale. */
function sortedKeys(value: object): string[] {
	const keys = Object.keys(value);
	for (let index = 1; index < keys.length; index++)
		if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort((a, b) => (a < b ? -1 : 1));
	return keys;
}

function objectOf(value: Readonly<Record<string, unknown>>): string {
	let json = '';
	for (const key of sortedKeys(value)) {
		const member = value[key];
		if (member === undefined) continue;
		json += `${json === '' ? '' : ','}${textOf(key)}:${canonicalJson(member)}`;
	}
	return `{${json}}`;
}

function arrayOf(values: readonly unknown[]): string {
	let json = '';
	for (const value of values) json += `${json === '' ? '' : ','}${canonicalJson(value ?? null)}`;
	return `[${json}]`;
}

/** What JSON can hold; undefined members are left out, as JSON.stringify does. */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'string') return textOf(value);
	if (typeof value === 'boolean') return value ? 'true' : 'false';
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return arrayOf(value);
	return objectOf(value as Readonly<Record<string, unknown>>);
}
