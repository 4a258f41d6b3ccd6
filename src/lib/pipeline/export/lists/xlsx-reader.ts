// The first sheet of an XLSX as rows of text. Reads only what a list needs: shared and inline strings, numbers, no
// formulas, no styles. Sizes are checked before anything is unpacked.
import { strFromU8, unzipSync } from 'fflate';
import { own } from '../../../domain/own.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { ListFailure, ListRows } from './list-table.ts';

/** Unpacked bytes of all parts that are read. */
const unpackedLimit = 300 * 1024 * 1024;
const needed =
	/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;
/** Columns a list may have: `XFD` is the last Excel knows. */
const columnLimit = 16_384;

class TooBig extends Error {}

function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
	let total = 0;
	return unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			if (!needed.test(name)) return false;
			total += originalSize;
			if (total > unpackedLimit) throw new TooBig();
			return true;
		}
	});
}

const entities: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'"
};

function plainText(xml: string): string {
	return xml
		.replace(
			/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g,
			(all, decimal?: string, hex?: string, name?: string) => {
				const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : null;
				if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
				return own(entities, name ?? '') ?? all;
			}
		)
		.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Text of every `<t>` inside, joined; phonetic guides (`<rPh>`) are no text. */
const textInside = (xml: string): string =>
	[...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)]
		.map(([, text]) => plainText(text ?? ''))
		.join('');

function columnIndex(reference: string): number {
	let index = 0;
	for (const letter of reference) index = index * 26 + letter.charCodeAt(0) - 64;
	return index - 1;
}

/** Numbers as Excel shows them in a list: 12 digits stay 12 digits, no exponent. */
function numberText(text: string): string {
	const value = Number(text);
	return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : text;
}

function cellText(attributes: string, inner: string, shared: readonly string[]): string {
	const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
	if (type === 'inlineStr') return textInside(inner);
	const value = plainText(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '');
	if (type === 's') return shared[Number(value)] ?? '';
	return type === 'n' && value !== '' ? numberText(value) : type === 'e' ? '' : value;
}

function rowsOf(sheet: string, shared: readonly string[]): string[][] {
	const rows: string[][] = [];
	for (const [, inner = ''] of sheet.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)) {
		const cells: string[] = [];
		for (const [, attributes = '', content = ''] of inner.matchAll(
			/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g
		)) {
			const at = columnIndex(/\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1] ?? '');
			const index = at >= 0 ? at : cells.length;
			if (index >= columnLimit) continue;
			while (cells.length < index) cells.push('');
			cells[index] = cellText(attributes, content, shared);
		}
		if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
	}
	return rows;
}

/** Path of the sheet that the workbook names first. */
function firstSheet(parts: Readonly<Record<string, Uint8Array>>): string | null {
	const read = (name: string) => (parts[name] ? strFromU8(parts[name]) : '');
	const id = /<sheet\b[^>]*\br:id="([^"]+)"/.exec(read('xl/workbook.xml'))?.[1];
	for (const [relation] of read('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g))
		if (id !== undefined && relation.includes(`Id="${id}"`)) {
			const target = /\bTarget="([^"]+)"/.exec(relation)?.[1] ?? '';
			return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
		}
	return null;
}

export function readXlsxRows(bytes: Uint8Array): Result<ListRows, ListFailure> {
	let parts: Readonly<Record<string, Uint8Array>>;
	try {
		parts = unpack(bytes);
	} catch (error) {
		return fail(error instanceof TooBig ? 'list-too-big' : 'list-broken');
	}
	const sheet = parts[firstSheet(parts) ?? ''];
	if (!sheet) return fail('list-broken');
	const strings = parts['xl/sharedStrings.xml'];
	const shared = strings
		? [...strFromU8(strings).matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(
				([, xml = '']) => textInside(xml)
			)
		: [];
	const rows = rowsOf(strFromU8(sheet), shared);
	return rows.length === 0 ? fail('list-empty') : ok(rows);
}
