// Stores of the way out and in: exports made on this machine (for deltas), lists an office has given (a second
// source), and the search text of the archive, so that it need not be built again at every start.
import type { Migration } from './index.ts';

export const outOfTheArchive: Migration = {
	version: 2,
	run(db) {
		db.createObjectStore('exports', { keyPath: 'id' });
		db.createObjectStore('lists', { keyPath: 'id' });
		db.createObjectStore('searchShards', { keyPath: 'id' });
	}
};
