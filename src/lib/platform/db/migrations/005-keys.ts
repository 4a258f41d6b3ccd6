// Accounts and keys of household files. Rows written before lie in the clear and are sealed once somebody is unlocked
// (sealing-old-rows.ts): here there is no key yet.
import type { Migration } from './index.ts';

export const keys: Migration = {
	version: 5,
	run(db) {
		db.createObjectStore('accounts', { keyPath: 'id' });
		db.createObjectStore('fileKeys', { keyPath: 'id' });
	}
};
