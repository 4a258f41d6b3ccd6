// Two-layer PDF/A-2u, one file a household file, together in one ZIP (NĐ 30/2020 Phụ lục I asks for PDF in colour).
import type { ExportRecord } from '../../export-record.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { recordPdf } from '../official/record-pdf.ts';
import { safeName } from '../official/safe-name.ts';
import { zip, type ZipEntry } from '../zip/zip.ts';

async function* entries(
	records: AsyncIterable<ExportRecord>,
	options: ExportOptions
): AsyncGenerator<ZipEntry> {
	const names = new Set<string>();
	for await (const record of records) {
		options.signal?.throwIfAborted();
		const number = record.household.facts['file-number']?.value ?? '';
		const name = safeName(number, record.file.id, names);
		yield { name: `${name}.pdf`, chunks: recordPdf(record, options), stored: true };
	}
}

export const exporter = {
	id: 'pdf',
	fileName: 'ho-so-pdf',
	extension: 'zip',
	mediaType: 'application/zip',
	report: 'csv',
	write: (records, options) => zip(entries(records, options))
} satisfies Exporter;
