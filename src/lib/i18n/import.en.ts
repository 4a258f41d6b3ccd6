// The English of import.vi.ts, sentence by sentence.
import type { ImportFailure } from '../pipeline/ports.ts';
import type { ImportSentenceParams } from './import.vi.ts';

type Sentence = (params: ImportSentenceParams) => string;

const number = new Intl.NumberFormat('en');
const show = (value: number | undefined): string =>
	value === undefined ? '?' : number.format(value);
const pageOf = ({ file, page }: ImportSentenceParams): string =>
	page === undefined ? `the file “${file}”` : `page ${page} of the file “${file}”`;
const sizeOf = (actual: number | undefined, unit: string): string =>
	actual === undefined ? '' : ` (${show(actual)} ${unit})`;

export const importEn: Record<ImportFailure, Sentence> = {
	'file-empty': ({ file }) =>
		`The file “${file}” is empty (0 bytes): copy it again from the scanner, or scan again.`,
	'file-too-big': ({ file, limit, actual }) =>
		`The file “${file}” is too big${sizeOf(actual, 'MB')}, the limit is ${show(limit)} MB: split it, or ask a supervisor to allow it.`,
	'file-unknown-type': ({ file }) =>
		`The file “${file}” is no PDF, TIFF, JPEG, PNG, WebP or BMP: save it as one of these and import it again.`,
	'file-broken': ({ file }) =>
		`The file “${file}” is damaged or incomplete and cannot be opened: copy it again from the original, or scan again.`,
	'file-encrypted': ({ file }) =>
		`The file “${file}” has a password and cannot be opened: save a copy without a password and import that.`,
	'file-too-many-pages': ({ file, limit, actual }) =>
		`The file “${file}” has too many pages${sizeOf(actual, 'pages')}, the limit is ${show(limit)}: split it, or ask a supervisor to allow it.`,
	'page-too-big': (params) =>
		`The image of ${pageOf(params)} is too large${sizeOf(params.actual, 'megapixels')}, the limit is ${show(params.limit)} megapixels: scan at a lower resolution (300 dpi is enough), or ask a supervisor to allow it.`,
	'page-broken': (params) =>
		`The image of ${pageOf(params)} is damaged or of an unsupported kind: scan this page again.`,
	'decode-timeout': (params) =>
		`Reading ${pageOf(params)} took too long and was stopped: scan this page at a lower resolution, or save it as TIFF or JPEG.`,
	'decode-out-of-memory': (params) =>
		`There is not enough memory to open ${pageOf(params)}: close other programs and try again, or scan at a lower resolution.`,
	'file-unreadable': ({ file }) =>
		`The file “${file}” cannot be read from the disk: check that it was not moved and that the USB drive is still in, then choose it again.`
};
