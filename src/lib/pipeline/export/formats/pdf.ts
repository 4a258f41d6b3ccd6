// Two-layer PDF/A-2u, one file a household file, together in one ZIP (NĐ 30/2020 Phụ lục I asks for PDF in colour).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ExportRecord } from '../../export-record.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { safeName } from '../official/safe-name.ts';
import { twoLayerPdf } from '../pdf/two-layer.ts';
import { zip, type ZipEntry } from '../zip/zip.ts';

function pdfOf(record: ExportRecord, options: ExportOptions): AsyncIterable<Uint8Array> {
	const { file, household } = record;
	const head = household.facts['head-name']?.value ?? '';
	const number = household.facts['file-number']?.value ?? '';
	const named = `${file.id} ${file.version}`;
	return twoLayerPdf({
		title: [number, head].filter((part) => part !== '').join(' – ') || file.title,
		subject: file.title,
		id: bytesToHex(sha256(new TextEncoder().encode(named))).slice(0, 32),
		date: record.approvedAt,
		producer: `Tàng Thư ${record.appVersion}`,
		pages: options.pages?.pages(record) ?? []
	});
}

async function* entries(
	records: AsyncIterable<ExportRecord>,
	options: ExportOptions
): AsyncGenerator<ZipEntry> {
	const names = new Set<string>();
	for await (const record of records) {
		options.signal?.throwIfAborted();
		const name = safeName(
			record.household.facts['file-number']?.value ?? '',
			record.file.id,
			names
		);
		yield { name: `${name}.pdf`, chunks: pdfOf(record, options), stored: true };
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
