// The first shape: sources and pages, readings, records, journal, settings, counters.
import type { Migration } from './index.ts';

export const first: Migration = {
	version: 1,
	run(db) {
		db.createObjectStore('settings', { keyPath: 'key' });
		db.createObjectStore('stats', { keyPath: 'key' });
		db.createObjectStore('sources', { keyPath: 'id' });
		db.createObjectStore('sourceBytes', { keyPath: 'id' });
		db.createObjectStore('images', { keyPath: 'id' });
		db.createObjectStore('files', { keyPath: 'id' });
		const pages = db.createObjectStore('pages', { keyPath: 'id' });
		pages.createIndex('by-file', 'fileId');
		pages.createIndex('by-state', 'state');
		db.createObjectStore('readings', { keyPath: 'pageId' });
		db.createObjectStore('records', { keyPath: 'fileId' });
		const journal = db.createObjectStore('journal', { keyPath: 'seq' });
		journal.createIndex('by-file', 'fileId');
	}
};
