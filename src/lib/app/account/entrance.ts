// How somebody comes in: by founding the archive, by passphrase, by the printed recovery key. Each answers with keys and
// a person; whether the screen then opens is account.svelte.ts' business.
import type { UserId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import { readRecoveryKey } from '#lib/platform/crypto/recovery-key.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import {
	changeAccount,
	type Gate,
	oldWorkers,
	openProfile,
	readGate,
	sealProfile
} from '#lib/platform/db/accounts-store.ts';
import { allowOldRows, readingOldRows } from '#lib/platform/db/old-rows.ts';
import type { StoredAccount } from '#lib/platform/db/schema.ts';
import type { Person } from '../surface/account.ts';
import type { AccountDeps } from './deps.ts';
import { accountDraft, checkNew, cleanName, highestWork, nameHashOf } from './person.ts';

export interface Arrival {
	readonly session: Session;
	readonly person: Person;
}

export interface FirstArrival extends Arrival {
	/** The recovery key from now on, to be printed once. */
	readonly recoveryKey: string;
}

async function findAccount(gate: Gate, name: string): Promise<StoredAccount | undefined> {
	if (!gate.archive) return undefined;
	const hash = await nameHashOf(name, gate.archive.salt);
	return gate.accounts.find((one) => one.nameHash === hash);
}

async function accountOf(
	session: Session,
	person: Person,
	salt: StoredAccount['publicKeys'][number],
	lock: StoredAccount['lock'],
	publicKeys: StoredAccount['publicKeys']
): Promise<StoredAccount> {
	const { id } = person;
	const nameHash = await nameHashOf(person.name, salt);
	return { id, nameHash, lock, publicKeys, profile: await sealProfile(session, id, person) };
}

/** Who worked here before there were accounts keeps the id that the journal names. */
async function firstId({ connection, newId }: AccountDeps, name: string): Promise<UserId> {
	const workers = await oldWorkers(connection);
	const known = workers.ok && workers.value.find((one) => fold(one.name) === fold(cleanName(name)));
	return known ? known.id : (newId() as UserId);
}

/** The first person of an archive; an administrator. */
export async function foundArchive(
	deps: AccountDeps,
	name: string,
	passphrase: string
): Promise<Result<FirstArrival>> {
	const checked = checkNew(name, passphrase);
	if (!checked.ok) return checked;
	const { connection, clock, keyTasks } = deps;
	const id = await firstId(deps, name);
	const founded = await keyTasks.found({ id, passphrase });
	if (!founded.ok) return founded;
	const { lock, publicKey, session, recovery } = founded.value;
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const person: Person = { id, name: cleanName(name), role: 'administrator' };
	const oldRows = await allowOldRows(session);
	const stored = await changeAccount(
		connection,
		{
			account: await accountOf(session, person, salt, lock, [publicKey]),
			isNew: true,
			worker: { id, name: person.name, role: highestWork(person.role) },
			archive: { salt, recovery: recovery.lock, isSealed: false, oldRows },
			journal: [accountDraft(person, clock.now(), 'founded', person, publicKey)]
		},
		{ ...session, readsClear: true }
	);
	return stored.ok ? ok({ session, person, recoveryKey: recovery.text }) : stored;
}

export async function openByPassphrase(
	{ connection, keyTasks }: AccountDeps,
	name: string,
	passphrase: string
): Promise<Result<Arrival>> {
	const gate = await readGate(connection);
	if (!gate.ok) return gate;
	const account = await findAccount(gate.value, name);
	const publicKey = account?.publicKeys.at(-1);
	if (!account?.lock || !publicKey) return fail('wrong-key');
	const { id, lock } = account;
	const opened = await keyTasks.open({ id, passphrase, lock }, publicKey);
	if (!opened.ok) return opened;
	const profile = await openProfile(opened.value, account);
	return ok({ session: opened.value, person: { id, ...profile } });
}

/** Lets an administrator back in; the printed key is used up by it. */
export async function openByRecoveryKey(
	deps: AccountDeps,
	recoveryKey: string,
	name: string,
	passphrase: string
): Promise<Result<FirstArrival>> {
	const entropy = readRecoveryKey(recoveryKey);
	if (!entropy) return fail('recovery-shape');
	const checked = checkNew(name, passphrase);
	if (!checked.ok) return checked;
	const { connection, clock, keyTasks } = deps;
	const gate = await readGate(connection);
	if (!gate.ok) return gate;
	const { archive } = gate.value;
	if (!archive?.recovery) return fail('wrong-key');
	const known = await findAccount(gate.value, name);
	const id = known?.id ?? (deps.newId() as UserId);
	const came = await keyTasks.recover(entropy, archive.recovery, { id, passphrase });
	if (!came.ok) return came;
	const { lock, publicKey, session, recovery } = came.value;
	const person: Person = { id, name: cleanName(name), role: 'administrator' };
	const keys = [...(known?.publicKeys ?? []), publicKey];
	const stored = await changeAccount(
		connection,
		{
			account: await accountOf(session, person, archive.salt, lock, keys),
			isNew: !known,
			worker: { id, name: person.name, role: highestWork(person.role) },
			archive: { ...archive, recovery: recovery.lock },
			journal: [accountDraft(person, clock.now(), 'recovered', person, publicKey)]
		},
		await readingOldRows(session, archive)
	);
	return stored.ok ? ok({ session, person, recoveryKey: recovery.text }) : stored;
}

/** Wraps the same secret anew; no data is touched. */
export async function changePassphrase(
	{ connection, clock, keyTasks }: AccountDeps,
	person: Person | null,
	old: string,
	next: string
): Promise<Result<void>> {
	const gate = await readGate(connection);
	if (!gate.ok) return gate;
	const account = gate.value.accounts.find(({ id }) => id === person?.id);
	if (!person || !account?.lock) return fail('no-worker');
	const checked = checkNew(person.name, next);
	if (!checked.ok) return checked;
	const who = { id: person.id, passphrase: old, lock: account.lock };
	const lock = await keyTasks.change(who, next);
	if (!lock.ok) return lock;
	const journal = [accountDraft(person, clock.now(), 'passphrase', person)];
	return changeAccount(connection, {
		account: { ...account, lock: lock.value },
		isNew: false,
		journal
	});
}
