// Writes an export package into a folder from Node, with the app's own run: for tests and measurements.
import { createWriteStream } from 'node:fs';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import type { Exporter } from '#lib/pipeline/export/exporter.ts';
import type { ExportDestination } from '#lib/pipeline/export/package-writer.ts';
import type { ExportRecord, ExportSource } from '#lib/pipeline/export-record.ts';
import { defaultPolicy } from '#lib/pipeline/review/may-go.ts';
import { runExport } from '#lib/pipeline/run-export.ts';
import { candidateOf } from './export-records.ts';

const formatsFolder = new URL('../../src/lib/pipeline/export/formats/', import.meta.url);

/** The formats by discovery, as the app finds them, outside a bundler. */
export async function loadExporters(ids?: readonly string[]): Promise<Exporter[]> {
	const names = readdirSync(formatsFolder).filter((name) => /^[\w-]+\.ts$/.test(name));
	const found = await Promise.all(
		names
			.sort()
			.map(
				async (name) => (await import(new URL(name, formatsFolder).href)) as { exporter: Exporter }
			)
	);
	return found
		.map(({ exporter }) => exporter)
		.filter(({ id }) => ids === undefined || ids.includes(id));
}

export function nodeFolder(folder: string): ExportDestination {
	return {
		create: (name) => {
			const path = join(folder, name);
			const stream = createWriteStream(path);
			return Promise.resolve({
				write: async (chunk) => {
					if (!stream.write(chunk)) await once(stream, 'drain');
				},
				close: async () => {
					stream.end();
					await once(stream, 'close');
				},
				discard: async () => {
					stream.destroy();
					await rm(path, { force: true });
				}
			});
		}
	};
}

/** A source that makes its records one at a time, so that a hundred thousand persons never lie in memory. */
export function streamedSource(
	count: number,
	records: () => AsyncIterable<ExportRecord>
): ExportSource {
	async function* candidates() {
		for await (const record of records()) yield candidateOf(record);
	}
	return {
		count: () => Promise.resolve(count),
		candidates,
		journalHead: () => Promise.resolve({ seq: 1, hash: '0'.repeat(64) })
	};
}

export async function exportTo(folder: string, source: ExportSource, ids?: readonly string[]) {
	const request = {
		formats: await loadExporters(ids),
		policy: defaultPolicy,
		options: { labels: exportLabelsVi },
		app: { name: 'tang-thu', version: '0.1.0' }
	};
	return runExport(source, request, nodeFolder(folder));
}
