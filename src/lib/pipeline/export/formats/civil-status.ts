// Civil-status preset: one XLSX and one ZIP of PDFs, one PDF a case, together in one ZIP. A proposal: what the
// ministry's importer takes must be tried with the office. docs/formats/civil-status.md.
import type { ExportRecord } from '../../export-record.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { caseName, civilStatusColumns, defaultNameGrammar } from '../official/civil-status.ts';
import { citizensOf } from '../official/citizen.ts';
import { recordPdf } from '../official/record-pdf.ts';
import { safeName } from '../official/safe-name.ts';
import { HeldRows } from '../spreadsheet/held-rows.ts';
import { workbook } from '../spreadsheet/workbook.ts';
import { zip, type ZipEntry } from '../zip/zip.ts';

const book = 'KS';

async function* cases(
	records: AsyncIterable<ExportRecord>,
	options: ExportOptions,
	rows: HeldRows
): AsyncGenerator<ZipEntry> {
	const names = new Set<string>();
	for await (const record of records) {
		options.signal?.throwIfAborted();
		const { facts } = record.household;
		const parts = {
			loai: book,
			nam: record.approvedAt.slice(0, 4),
			ho_so: facts['file-number']?.value ?? '',
			so_ho_khau: facts['book-number']?.value ?? '',
			ma: record.file.id
		};
		const wanted = caseName(options.nameGrammar ?? defaultNameGrammar, parts);
		const name = `${safeName(wanted, record.file.id, names)}.pdf`;
		for (const citizen of citizensOf(record))
			rows.add(civilStatusColumns.map(({ text }) => text(citizen, name)));
		yield { name, chunks: recordPdf(record, options), stored: true };
	}
}

/** The PDFs are streamed first, the rows wait packed: records are read once. */
function* entries(
	records: AsyncIterable<ExportRecord>,
	options: ExportOptions
): Generator<ZipEntry> {
	const rows = new HeldRows();
	yield { name: `${book}.zip`, chunks: zip(cases(records, options, rows)), stored: true };
	const columns = civilStatusColumns.map(({ id }) => ({ head: id, width: 16 }));
	const sheet = { name: book, columns, rows: rows.rows() };
	yield { name: `${book}.xlsx`, chunks: workbook([sheet]), stored: true };
}

export const exporter = {
	id: 'civil-status',
	fileName: 'ho-tich',
	extension: 'zip',
	mediaType: 'application/zip',
	report: 'xlsx',
	write: (records, options) => zip(entries(records, options))
} satisfies Exporter;
