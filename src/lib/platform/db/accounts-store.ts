// Accounts of this machine. What opens the archive lies in the clear, because nobody has a key yet when it is needed;
// whose it is does not: names are found by a salted hash and read once unlocked.
import type { UserId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { AccountRole } from '#lib/domain/workflow.ts';
import { type Bytes, seal, unseal } from '#lib/platform/crypto/envelope.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import type { Settings, StoredAccount, StoredWorker } from './schema.ts';
import { read, readClear, transact } from './transact.ts';

/** What is known before anybody is unlocked. */
export interface Gate {
	/** Null: nobody has an account here yet. */
	readonly archive: Settings['archive'] | null;
	readonly accounts: readonly StoredAccount[];
}

export interface AccountProfile {
	readonly name: string;
	readonly role: AccountRole;
}

export function readGate(connection: Connection): Promise<Result<Gate, StorageFailure>> {
	return readClear(connection, ['settings', 'accounts'], async (transaction) => {
		const [row, accounts] = await Promise.all([
			transaction.objectStore('settings').get('archive'),
			transaction.objectStore('accounts').getAll()
		]);
		return {
			archive: (row?.value as Settings['archive'] | undefined) ?? null,
			accounts: accounts as unknown as readonly StoredAccount[]
		};
	});
}

const profilePlace = (id: UserId): string => `accounts|${id}|profile`;

export const sealProfile = (
	session: Session,
	id: UserId,
	profile: AccountProfile
): Promise<Bytes> => {
	const { name, role } = profile;
	const bytes = new TextEncoder().encode(JSON.stringify({ name, role }));
	return seal(session.keys.archive, profilePlace(id), bytes);
};

/** @throws SealBroken */
export async function openProfile(
	session: Session,
	{ id, profile }: Pick<StoredAccount, 'id' | 'profile'>
): Promise<AccountProfile> {
	const bytes = await unseal(session.keys.archive, profilePlace(id), profile);
	return JSON.parse(new TextDecoder().decode(bytes)) as AccountProfile;
}

export interface AccountChange {
	/** The account as it is to be. */
	readonly account: StoredAccount;
	/** True: the account must not be there yet. */
	readonly isNew: boolean;
	/** Its owner as the journal's lines and lists name them. */
	readonly worker?: StoredWorker;
	readonly archive?: Settings['archive'];
	readonly journal: readonly JournalDraft[];
}

/** One transaction over account, settings and journal. @param as the first person, before anybody is unlocked */
export function changeAccount(
	connection: Connection,
	change: AccountChange,
	as?: Session
): Promise<Result<void, StorageFailure | 'name-taken'>> {
	const stores = ['accounts', 'settings', ...journalStores] as const;
	return transact(
		connection,
		stores,
		async (transaction) => {
			const { account, worker, archive, journal } = change;
			const accounts = await transaction.objectStore('accounts').getAll();
			const isTaken = accounts.some(
				({ id, nameHash }) => nameHash === account.nameHash && (change.isNew || id !== account.id)
			);
			if (isTaken) return fail('name-taken');
			const settings = transaction.objectStore('settings');
			await transaction.objectStore('accounts').put(account);
			if (archive) await settings.put({ key: 'archive', value: archive });
			if (worker) {
				const row = await settings.get('workers');
				const known = (row?.value ?? []) as Settings['workers'];
				const others = known.filter(({ id }) => id !== worker.id);
				await settings.put({ key: 'workers', value: [...others, worker] });
			}
			await appendJournal(transaction, journal);
			return ok(undefined);
		},
		as
	);
}

/** Everybody with an account, by name. */
export function listAccounts(
	connection: Connection
): Promise<Result<readonly (StoredAccount & AccountProfile)[], StorageFailure>> {
	return read(connection, ['accounts'], async (transaction) => {
		const accounts = await transaction.objectStore('accounts').getAll();
		const { session } = transaction;
		const open = await Promise.all(
			accounts.map(async (one) => ({ ...one, ...(await openProfile(session, one)) }))
		);
		return open.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
	});
}

/** Names given before there were accounts, as far as they still lie in the clear. */
export function oldWorkers(
	connection: Connection
): Promise<Result<readonly StoredWorker[], StorageFailure>> {
	return readClear(connection, ['settings'], async (transaction) => {
		const row = await transaction.objectStore('settings').get('workers');
		return Array.isArray(row?.value) ? (row.value as readonly StoredWorker[]) : [];
	});
}
