// Opens the database with everything that can happen while opening: another tab in the way, no answer at all,
// a newer version on disk, no storage. Never hangs: after the time-out there is a coded answer.
import { type IDBPDatabase, openDB } from 'idb';
import type { Clock } from '#lib/platform/clock.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { classify, type StorageFailure } from './failures.ts';
import { migrate } from './migrations/index.ts';
import { type ArchiveSchema, schemaVersion } from './schema.ts';

export type ArchiveDatabase = IDBPDatabase<ArchiveSchema>;

export interface OpenEvents {
	/** Another connection holds an older version open. */
	onBlocked(): void;
	/** A newer version wants to upgrade: finish what runs, then the connection must close. */
	onBlocking(db: ArchiveDatabase): void;
	/** The browser closed the connection (disk error, site data cleared). */
	onTerminated(): void;
}

export const openTimeoutMs = 10_000;

export async function openSafe(
	name: string,
	clock: Clock,
	events: OpenEvents
): Promise<Result<ArchiveDatabase, StorageFailure>> {
	if (typeof indexedDB === 'undefined') return fail('storage-unavailable');
	let isBlocked = false;
	let hasGivenUp = false;
	let opened: ArchiveDatabase | null = null;
	// Inside a promise, because `open` may also throw at once (SecurityError in a locked-down browser).
	const open = async () =>
		openDB<ArchiveSchema>(name, schemaVersion, {
			upgrade(db, oldVersion, _newVersion, transaction) {
				// A failing step must undo the whole upgrade: half a schema would look like a finished one.
				migrate(db, transaction, oldVersion).catch(() => transaction.abort());
			},
			blocked() {
				isBlocked = true;
				events.onBlocked();
			},
			blocking() {
				if (opened) events.onBlocking(opened);
			},
			terminated: () => events.onTerminated()
		});
	return new Promise((resolve, reject) => {
		const cancel = clock.after(openTimeoutMs, () => {
			hasGivenUp = true;
			resolve(fail(isBlocked ? 'storage-blocked' : 'storage-timeout'));
		});
		open().then(
			(db) => {
				cancel();
				opened = db;
				if (hasGivenUp) db.close();
				else resolve(ok(db));
			},
			(error: unknown) => {
				cancel();
				const code = classify(error);
				if (code) resolve(fail(code));
				else reject(error instanceof Error ? error : new Error('open', { cause: error }));
			}
		);
	});
}
