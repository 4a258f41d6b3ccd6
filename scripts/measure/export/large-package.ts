// A package beyond two gigabytes, proved in the browser before one record of it is believed: whole, and with one byte
// altered near its end. Its big file is holes on the disk, so that only its hash costs time.
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { exportLabelsVi } from '../../../src/lib/i18n/export.vi.ts';
import type { Exporter } from '../../../src/lib/pipeline/export/exporter.ts';
import type { ExportDestination } from '../../../src/lib/pipeline/export/package-writer.ts';
import { loadExporters } from '../../../tests/factories/export-folder.ts';
import { defaultPolicy } from '../../../src/lib/pipeline/review/may-go.ts';
import { runExport } from '../../../src/lib/pipeline/run-export.ts';
import { candidateOf, crowdRecord, sourceOf } from '../../../tests/factories/export-records.ts';
import { withBench } from '../browser/bench-page.ts';
import { atLeast, atMost, told, type Figure } from '../figure.ts';
import type * as Bench from './open-package.ts';

const bench = '/scripts/measure/export/open-package.ts';
const chunkBytes = 16 * 1024 * 1024;
/** 2.2 GB. */
const chunks = 132;
const households = 50;

const holes = {
	...{ id: 'holes', fileName: 'lon', extension: 'bin', mediaType: 'application/octet-stream' },
	report: 'csv',
	async *write(records: AsyncIterable<unknown>) {
		// Every format of a package is fed in step: who does not eat holds up the others.
		for await (const record of records) void record;
		const zeros = new Uint8Array(chunkBytes);
		for (let at = 0; at < chunks; at++) yield await Promise.resolve(zeros);
	}
} satisfies Exporter;

/** Into a folder; chunks of nothing become holes. */
function folderOf(folder: string): ExportDestination {
	return {
		create: (name) => {
			const file = openSync(join(folder, name), 'w');
			let at = 0;
			return Promise.resolve({
				write: (chunk) => {
					if (chunk.length === chunkBytes) ftruncateSync(file, at + chunk.length);
					else writeSync(file, chunk, 0, chunk.length, at);
					at += chunk.length;
					return Promise.resolve();
				},
				close: () => Promise.resolve(closeSync(file)),
				discard: () => Promise.resolve()
			});
		}
	};
}

async function writePackage(folder: string): Promise<readonly string[]> {
	const request = {
		formats: [...(await loadExporters(['jsonl'])), holes],
		policy: defaultPolicy,
		options: { labels: exportLabelsVi },
		app: { name: 'tang-thu', version: 'measured' }
	};
	const records = Array.from({ length: households }, (_, at) => candidateOf(crowdRecord(at)));
	const { written } = await runExport(sourceOf(records), request, folderOf(folder));
	return written.map(({ name }) => join(folder, name));
}

async function openIn(page: Page, paths: readonly string[]) {
	await page.evaluate(async (path) => ((await import(path)) as typeof Bench).show(), bench);
	await page.locator('input[type=file]').setInputFiles([...paths]);
	return page.evaluate(async (path) => ((await import(path)) as typeof Bench).openChosen(), bench);
}

export async function largePackage(): Promise<readonly Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'package-'));
	try {
		const paths = await writePackage(folder);
		return await withBench(bench, async (page) => {
			const whole = await openIn(page, paths);
			const file = openSync(join(folder, 'lon.bin'), 'r+');
			writeSync(file, Uint8Array.of(1), 0, 1, chunkBytes * chunks - 1000);
			closeSync(file);
			const altered = await openIn(page, paths);
			const isNamed = altered.code === 'back-file-damaged' && altered.named === 'lon.bin';
			return [
				atLeast('package of 2.2 GB: records that came back', whole.records, households, ''),
				atLeast('the same, one byte altered: refused by name', Number(isNamed), 1, ''),
				atMost('the same: growth of the script heap', whole.growthMb, 250, 'MB'),
				told('the same: time to prove it', whole.seconds, 's')
			];
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}
