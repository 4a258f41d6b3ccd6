// Rows written before there were keys lie in the clear. They are read and sealed once, while a permit sealed with the
// archive's key says that some may be left; after that a row in the clear was put there by somebody else and is refused.
import { ok, type Result } from '#lib/domain/result.ts';
import { type Bytes, SealBroken, seal, unseal } from '#lib/platform/crypto/envelope.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import { log } from '#lib/platform/log.ts';
import { readGate } from './accounts-store.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { Settings } from './schema.ts';
import { sealOldRows } from './seal-old-rows.ts';
import { transact } from './transact.ts';

type ArchiveSettings = Settings['archive'];

const permitPlace = 'settings|archive|old rows';

/** The permit, made when an archive gets its keys. */
export const allowOldRows = (session: Session): Promise<Bytes> =>
	seal(session.keys.archive, permitPlace, new Uint8Array());

/** `isSealed` alone lies in the clear, and anybody could turn it back. */
async function mayHaveOldRows(session: Session, archive: ArchiveSettings): Promise<boolean> {
	if (archive.isSealed || !archive.oldRows) return false;
	try {
		await unseal(session.keys.archive, permitPlace, archive.oldRows);
		return true;
	} catch (error) {
		if (error instanceof SealBroken) return false;
		throw error;
	}
}

/** The session as it may read while old rows are left. */
export const readingOldRows = async (
	session: Session,
	archive: ArchiveSettings
): Promise<Session> =>
	(await mayHaveOldRows(session, archive)) ? { ...session, readsClear: true } : session;

/**
 * Seals what is left from before there were keys and takes the permit away. Stopped half-way, it goes on next time.
 * @param onProgress share done, 0…1
 */
export async function finishSealing(
	connection: Connection,
	session: Session,
	onProgress: (share: number) => void
): Promise<Result<void, StorageFailure>> {
	const gate = await readGate(connection);
	if (!gate.ok) return gate;
	const { archive } = gate.value;
	if (!archive || archive.isSealed) return ok(undefined);
	if (await mayHaveOldRows(session, archive)) {
		const sealed = await sealOldRows(connection, session, onProgress);
		if (!sealed.ok) return sealed;
	} else log.warning('old-rows-refused');
	return markAllSealed(connection, session);
}

function markAllSealed(
	connection: Connection,
	session: Session
): Promise<Result<void, StorageFailure>> {
	return transact(
		connection,
		['settings'],
		async (transaction) => {
			const settings = transaction.objectStore('settings');
			const row = await settings.get('archive');
			const archive = row?.value as ArchiveSettings | undefined;
			if (!archive) return ok(undefined);
			const { oldRows: _permit, ...kept } = archive;
			await settings.put({ key: 'archive', value: { ...kept, isSealed: true } });
			return ok(undefined);
		},
		session
	);
}
