// What people decided between files: whether two mentions are one person, and which issues may stand.
import type { Migration } from './index.ts';

export const rulings: Migration = {
	version: 4,
	run(db) {
		db.createObjectStore('rulings', { keyPath: 'id' });
	}
};
