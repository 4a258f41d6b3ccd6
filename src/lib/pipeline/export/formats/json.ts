// One JSON document with all records, each on its own line so that text tools can still cut it.
import type { ExportRecord } from '../../export-record.ts';
import type { Exporter } from '../exporter.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { jsonFormat, jsonRecord } from '../text/json-record.ts';

async function* document(records: AsyncIterable<ExportRecord>): AsyncGenerator<string> {
	yield `{"format":"${jsonFormat.name}","version":${jsonFormat.version},"records":[`;
	let separator = '\n';
	for await (const record of records) {
		yield separator + jsonRecord(record);
		separator = ',\n';
	}
	yield '\n]}\n';
}

export const exporter = {
	id: 'json',
	fileName: 'ho-so',
	extension: 'json',
	mediaType: 'application/json',
	report: 'jsonl',
	write: (records, options) => utf8Chunks(document(records), options.signal)
} satisfies Exporter;
