// What really stands on the specimens, and when a typed or exported value says the same.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../static/specimens/', import.meta.url));

interface TruthPage {
	readonly formId: string;
	readonly side: string;
	readonly fields: Readonly<Record<string, { readonly value: string }>>;
	readonly tables: Readonly<
		Record<
			string,
			{ readonly rows: readonly Readonly<Record<string, { readonly value: string }>>[] }
		>
	>;
}

export interface Truth {
	readonly file: string;
	readonly pages: readonly TruthPage[];
}

export const specimenPath = (file: string): string => folder + file;

export async function truthOf(file: string): Promise<Truth> {
	const name = file.replace(/\.\w+$/, '.json');
	return JSON.parse(await readFile(`${folder}truth/${name}`, 'utf8')) as Truth;
}

/** What is written at a place: a field id, or `table.row.column` with rows r1, r2, … from the top. */
export function valueAt(truth: Truth, page: number, place: string): string {
	const [first = '', row, column] = place.split('.');
	const paper = truth.pages[page];
	if (row === undefined || column === undefined) return paper?.fields[first]?.value ?? '';
	return paper?.tables[first]?.rows[Number(row.slice(1)) - 1]?.[column]?.value ?? '';
}

/** The same value, whatever its spacing, case or leading zeros. */
export const plain = (value: string): string =>
	value
		.normalize('NFC')
		.toLowerCase()
		.replace(/\b0+(?=\d)/g, '')
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();

/** Rows of a CSV as records by column head. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
	const rows: string[][] = [[]];
	for (const [, quoted, bare, end] of text
		.replace(/^\uFEFF/, '')
		.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
		rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
		if (end !== ',') rows.push([]);
	}
	const [heads = [], ...body] = rows.filter((row) => row.length > 1);
	return body.map((row) =>
		Object.fromEntries(heads.map((head, index) => [head, row[index] ?? '']))
	);
}
