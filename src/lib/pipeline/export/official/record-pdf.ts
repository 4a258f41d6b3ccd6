// The two-layer PDF of one household file, named and dated by its record.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ExportRecord } from '../../export-record.ts';
import type { ExportOptions } from '../exporter.ts';
import { twoLayerPdf } from '../pdf/two-layer.ts';

export function recordPdf(
	record: ExportRecord,
	{ pages }: Pick<ExportOptions, 'pages'>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const { file, household } = record;
	const head = household.facts['head-name']?.value ?? '';
	const number = household.facts['file-number']?.value ?? '';
	const named = new TextEncoder().encode(`${file.id} ${file.version}`);
	return twoLayerPdf({
		title: [number, head].filter((part) => part !== '').join(' – ') || file.title,
		subject: file.title,
		id: bytesToHex(sha256(named)).slice(0, 32),
		date: record.approvedAt,
		producer: `Tàng Thư ${record.appVersion}`,
		pages: pages?.pages(record) ?? []
	});
}
