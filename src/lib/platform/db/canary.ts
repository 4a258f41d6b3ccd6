// Tells an archive the browser has thrown away from one that never was: the same install id lies in the database
// and in localStorage. Only the second left = the data are lost, and that is said instead of starting afresh.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { ArchiveDatabase } from './open.ts';
import { transactionEnd } from './transaction-end.ts';

/** Where the twin of the canary lies. */
export interface InstallMark {
	read(): string | null;
	write(id: string): void;
}

export const localInstallMark = (name: string): InstallMark => ({
	read() {
		try {
			return localStorage.getItem(`${name}.install`);
		} catch {
			return null;
		}
	},
	write(id) {
		try {
			localStorage.setItem(`${name}.install`, id);
		} catch {
			// Without localStorage a loss cannot be told; the archive itself still works.
		}
	}
});

async function plant(db: ArchiveDatabase, installId: string): Promise<void> {
	const transaction = db.transaction('settings', 'readwrite', { durability: 'strict' });
	void transactionEnd(transaction.done);
	await transaction.store.put({ key: 'canary', value: { installId } });
	await transaction.done;
}

async function readCanary(db: ArchiveDatabase): Promise<string | null> {
	const transaction = db.transaction('settings');
	void transactionEnd(transaction.done);
	const row = await transaction.store.get('canary');
	const value = row?.value;
	return typeof value === 'object' && value && 'installId' in value ? value.installId : null;
}

/** First start writes database before twin, so that a crash between them is not taken for a loss. */
export async function checkCanary(
	db: ArchiveDatabase,
	mark: InstallMark,
	newId: () => string
): Promise<Result<void, 'storage-data-lost'>> {
	const inDatabase = await readCanary(db);
	if (inDatabase !== null) {
		if (mark.read() !== inDatabase) mark.write(inDatabase);
		return ok(undefined);
	}
	if (mark.read() !== null) return fail('storage-data-lost');
	await plantNew(db, mark, newId);
	return ok(undefined);
}

/** Begins anew after a loss, by a person's decision. */
export async function plantNew(
	db: ArchiveDatabase,
	mark: InstallMark,
	newId: () => string
): Promise<void> {
	const id = newId();
	await plant(db, id);
	mark.write(id);
}
