// Tells by its first bytes what an existing list is, and reads it into rows of text: XLSX, DBF, or CSV.
import { fail, ok, type Result } from '../../../domain/result.ts';
import { parseCsv } from '../text/csv-reader.ts';
import { isDbf, readDbf } from './dbf-reader.ts';
import { readXlsxRows } from './xlsx-reader.ts';

export type ListFailure = 'list-empty' | 'list-broken' | 'list-too-big' | 'list-unknown-type';

/** The first row is the head. */
export type ListRows = readonly (readonly string[])[];

/** Bytes: a list of a whole district is far below. */
const sizeLimit = 100 * 1024 * 1024;

/** UTF-8 where the bytes are, else as Windows shows them: legacy Vietnamese fonts are told apart later, by words. */
function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** The separator that splits the head row into the most cells. */
function separatorOf(text: string): string {
	const head = text.slice(0, text.search(/[\r\n]|$/));
	const counts = [',', ';', '\t'].map((mark) => [mark, head.split(mark).length] as const);
	return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** Old binary Excel (OLE): asked to be saved anew rather than half-read. */
const isOldExcel = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

export function readList(bytes: Uint8Array): Result<ListRows, ListFailure> {
	if (bytes.length === 0) return fail('list-empty');
	if (bytes.length > sizeLimit) return fail('list-too-big');
	if (isOldExcel(bytes)) return fail('list-unknown-type');
	if (isZip(bytes)) return readXlsxRows(bytes);
	if (isDbf(bytes)) return readDbf(bytes);
	if (bytes.subarray(0, 1000).includes(0)) return fail('list-unknown-type');
	const text = textOf(bytes);
	const rows = [...parseCsv(text, separatorOf(text))];
	const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
	return filled.length === 0 ? fail('list-empty') : ok(filled);
}
