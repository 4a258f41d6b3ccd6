// JSON Lines: one record a line, with provenance; what a program reads as a stream. docs/formats/jsonl.md.
import type { ExportRecord } from '../../export-record.ts';
import type { Exporter } from '../exporter.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { jsonFormat, jsonRecord } from '../text/json-record.ts';

async function* lines(records: AsyncIterable<ExportRecord>): AsyncGenerator<string> {
	yield `{"format":"${jsonFormat.name}","version":${jsonFormat.version}}\n`;
	for await (const record of records) yield `${jsonRecord(record)}\n`;
}

export const exporter = {
	id: 'jsonl',
	fileName: 'ho-so',
	extension: 'jsonl',
	mediaType: 'application/x-ndjson',
	report: 'jsonl',
	write: (records, options) => utf8Chunks(lines(records), options.signal)
} satisfies Exporter;
