// Stores of the review desk: batches with their sheets, judgements on single fields, and a digest a file for the list.
import type { Migration } from './index.ts';

export const review: Migration = {
	version: 3,
	run(db) {
		db.createObjectStore('batches', { keyPath: 'id' });
		db.createObjectStore('judgements', { keyPath: 'id' }).createIndex('by-batch', 'batchId');
		db.createObjectStore('digests', { keyPath: 'fileId' });
	}
};
