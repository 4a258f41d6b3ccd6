// Reads the archive for a check, a few files at a time, each as of one moment. Readings are thinned to what rules look
// at: pictures of letters and boxes would only be copied to be thrown away.
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { FileToCheck } from '#lib/pipeline/archive-check.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';

/** Files handed over at a time: small enough that the screen stays quick between two. */
const batchSize = 8;

async function fileToCheck(
	connection: Connection,
	{ id }: RegistryFile
): Promise<Result<FileToCheck | null>> {
	const opened = await openFile(connection, id);
	// Deleted meanwhile, in another tab.
	if (!opened.ok) return opened.failure.code === 'file-unknown' ? ok(null) : opened;
	const { pages, record } = opened.value;
	const readings = await getReadings(
		connection,
		pages.map((page) => page.id)
	);
	if (!readings.ok) return readings;
	return ok({
		fileId: id,
		overrides: record.overrides,
		pages: pages
			.filter((page) => page.nature !== 'other')
			.map((page) => ({
				page,
				values: currentValues(page.id, readings.value.get(page.id)?.readings ?? [], record).map(
					(value) => ({ ...value, reading: null, entry: null })
				)
			}))
	});
}

export async function* filesToCheck(
	connection: Connection,
	files: readonly RegistryFile[]
): AsyncGenerator<Result<readonly FileToCheck[]>> {
	for (let at = 0; at < files.length; at += batchSize) {
		const batch: FileToCheck[] = [];
		for (const file of files.slice(at, at + batchSize)) {
			const read = await fileToCheck(connection, file);
			if (!read.ok) {
				yield read;
				return;
			}
			if (read.value) batch.push(read.value);
		}
		yield ok(batch);
	}
}
