// Pages as the archive stores them, for the way back in: with it a full export comes back as it was, pictures included.
// docs/formats/pages.md.
import type { ExportRecord } from '../../export-record.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { pagesHead, storedLines } from '../text/stored-pages.ts';

async function* lines(
	records: AsyncIterable<ExportRecord>,
	{ pages, signal }: ExportOptions
): AsyncGenerator<string> {
	yield pagesHead;
	for await (const record of records) {
		signal?.throwIfAborted();
		const found = await pages?.stored(record);
		if (found) yield* storedLines(record.file.id, found.stored, found.pictures);
	}
}

export const exporter = {
	id: 'pages',
	fileName: 'trang',
	extension: 'jsonl',
	mediaType: 'application/x-ndjson',
	report: 'jsonl',
	write: (records, options) => utf8Chunks(lines(records, options), options.signal)
} satisfies Exporter;
