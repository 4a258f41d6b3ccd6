// A file that comes back from an exported package: all of it and its line in the journal in one strict transaction.
// A file that is already here is never overwritten.
import type { JournalDraft } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { CandidateParts } from '#lib/pipeline/assemble-candidate.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import type { StoredFile, StoredImage } from './schema.ts';
import { transact } from './transact.ts';

export function putRestored(
	connection: Connection,
	{ file, pages, readings, record }: CandidateParts,
	images: readonly StoredImage[],
	journal: JournalDraft
): Promise<Result<'added' | 'present', StorageFailure>> {
	const { fields, open } = file.counts;
	const [first] = pages;
	const stored: StoredFile = { ...file, pageCounts: first ? { [first.id]: { fields, open } } : {} };
	const stores = ['files', 'pages', 'readings', 'records', 'images', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		if (await transaction.objectStore('files').get(file.id)) return ok('present');
		await transaction.objectStore('files').put(stored);
		for (const page of pages) await transaction.objectStore('pages').put(page);
		for (const reading of readings.values())
			await transaction.objectStore('readings').put(reading, file.id);
		for (const image of images) await transaction.objectStore('images').put(image, file.id);
		await transaction.objectStore('records').put({ ...record, lastBatch: '' });
		await appendJournal(transaction, [journal]);
		return ok('added');
	});
}
