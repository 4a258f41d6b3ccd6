// Who is unlocked in this tab. Passphrases become keys in a worker; here they are only handed over. Locking stores
// what is typed, drops every key and covers the screen; the desk behind it stays as it is.
import type { UserId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import type { Role } from '#lib/domain/workflow.ts';
import { readPreference, writePreference } from '#lib/platform/preferences.ts';
import { readRecoveryKey } from '#lib/platform/crypto/recovery-key.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import {
	changeAccount,
	type Gate,
	isAllSealed,
	markAllSealed,
	oldWorkers,
	openProfile,
	readGate,
	sealProfile
} from '#lib/platform/db/accounts-store.ts';
import type { StoredAccount } from '#lib/platform/db/schema.ts';
import { sealOldRows } from '#lib/platform/db/seal-old-rows.ts';
import type { AccountDeps } from './account/deps.ts';
import { IdleWatch } from './account/idle-watch.ts';
import { People } from './account/people.ts';
import { accountDraft, checkNew, cleanName, highestWork, nameHashOf } from './account/person.ts';
import { PinDoor } from './account/pin.ts';
import type { AccountGate, AccountSurface, Person } from './surface/account.ts';

const usualIdleMinutes = 10;

export class Account implements AccountSurface {
	readonly #deps: AccountDeps;
	readonly #pin = new PinDoor();
	readonly #idle: IdleWatch;
	readonly people: People;
	#gate = $state<AccountGate>('opening');
	#person = $state.raw<Person | null>(null);
	#workRole = $state<Role>('clerk');
	#pinTriesLeft = $state<number | null>(null);
	#idleMinutes = $state(Number(readPreference('idle-minutes') ?? usualIdleMinutes));
	#sealing = $state<number | null>(null);

	constructor(deps: AccountDeps) {
		this.#deps = deps;
		this.#idle = new IdleWatch({
			clock: deps.clock,
			minutes: () => this.#idleMinutes,
			onIdle: () => void this.lock(),
			onActivity: () => deps.share.active()
		});
		this.people = new People(deps, () => this.#person);
	}

	get gate(): AccountGate {
		return this.#gate;
	}
	get person(): Person | null {
		return this.#person;
	}
	get workRole(): Role {
		return this.#workRole;
	}
	get pinTriesLeft(): number | null {
		return this.#pinTriesLeft;
	}
	get idleMinutes(): number {
		return this.#idleMinutes;
	}
	get sealing(): number | null {
		return this.#sealing;
	}

	/** Looks whether anybody has an account, and whether another tab is unlocked; once, by the app context. */
	async start(): Promise<void> {
		const { connection, share } = this.#deps;
		share.listen({
			offer: () => {
				const { session } = connection.keyring;
				return session && this.#person ? { session, person: this.#person.id } : null;
			},
			onOffer: ({ session, person }) => void this.#invited(session, person),
			onLock: () => void this.#cover(),
			onActivity: () => this.#idle.restart()
		});
		connection.listen((state) => {
			if (state === 'ready' && this.#gate === 'opening') void this.#look();
		});
		await this.#look();
	}

	async found(name: string, passphrase: string): Promise<Result<string>> {
		const checked = checkNew(name, passphrase);
		if (!checked.ok) return checked;
		const id = await this.#firstId(name);
		const founded = await this.#deps.keyTasks.found({ id, passphrase });
		if (!founded.ok) return founded;
		const { lock, publicKey, session, recovery } = founded.value;
		const salt = crypto.getRandomValues(new Uint8Array(16));
		const person: Person = { id, name: cleanName(name), role: 'administrator' };
		const account = await this.#accountOf(session, person, salt, lock, [publicKey]);
		const stored = await changeAccount(
			this.#deps.connection,
			{
				account,
				isNew: true,
				worker: { id, name: person.name, role: highestWork(person.role) },
				archive: { salt, recovery: recovery.lock, isSealed: false },
				journal: [accountDraft(person, this.#deps.clock.now(), 'founded', person, publicKey)]
			},
			session
		);
		if (!stored.ok) return stored;
		await this.#enter(session, person);
		return ok(recovery.text);
	}

	async unlock(name: string, passphrase: string): Promise<Result<void>> {
		const gate = await readGate(this.#deps.connection);
		if (!gate.ok) return gate;
		const account = await this.#find(gate.value, name);
		const publicKey = account?.publicKeys.at(-1);
		if (!account?.lock || !publicKey) return fail('wrong-key');
		const { id, lock } = account;
		const opened = await this.#deps.keyTasks.open({ id, passphrase, lock }, publicKey);
		if (!opened.ok) return opened;
		const person = { id, ...(await openProfile(opened.value, account)) };
		return this.#enter(opened.value, person);
	}

	unlockByPin(pin: string): Result<void> {
		const opened = this.#pin.open(pin);
		this.#pinTriesLeft = this.#pin.triesLeft;
		if (!opened.ok) return opened;
		if (this.#person) this.#open(opened.value, this.#person);
		return ok(undefined);
	}

	async lock(): Promise<void> {
		this.#deps.share.lock();
		await this.#cover();
	}

	setPin(pin: string | null): Result<void> {
		return this.#pin.set(pin);
	}

	setIdleMinutes(minutes: number): void {
		this.#idleMinutes = minutes;
		writePreference('idle-minutes', String(minutes));
		this.#idle.restart();
	}

	workAs(role: Role): void {
		const person = this.#person;
		if (!person) return;
		this.#workRole = highestWork(person.role) === 'supervisor' ? role : 'clerk';
		this.#deps.onWorker({ id: person.id, name: person.name, role: this.#workRole });
	}

	async changePassphrase(old: string, next: string): Promise<Result<void>> {
		const person = this.#person;
		const gate = await readGate(this.#deps.connection);
		if (!gate.ok) return gate;
		const account = gate.value.accounts.find(({ id }) => id === person?.id);
		if (!person || !account?.lock) return fail('no-worker');
		const checked = checkNew(person.name, next);
		if (!checked.ok) return checked;
		const who = { id: person.id, passphrase: old, lock: account.lock };
		const lock = await this.#deps.keyTasks.change(who, next);
		if (!lock.ok) return lock;
		const journal = [accountDraft(person, this.#deps.clock.now(), 'passphrase', person)];
		return changeAccount(this.#deps.connection, {
			account: { ...account, lock: lock.value },
			isNew: false,
			journal
		});
	}

	async recover(recoveryKey: string, name: string, passphrase: string): Promise<Result<string>> {
		const entropy = readRecoveryKey(recoveryKey);
		if (!entropy) return fail('recovery-shape');
		const checked = checkNew(name, passphrase);
		if (!checked.ok) return checked;
		const gate = await readGate(this.#deps.connection);
		if (!gate.ok) return gate;
		const { archive } = gate.value;
		if (!archive?.recovery) return fail('wrong-key');
		const known = await this.#find(gate.value, name);
		const id = known?.id ?? (this.#deps.newId() as UserId);
		const came = await this.#deps.keyTasks.recover(entropy, archive.recovery, { id, passphrase });
		if (!came.ok) return came;
		const { lock, publicKey, session, recovery } = came.value;
		const person: Person = { id, name: cleanName(name), role: 'administrator' };
		const keys = [...(known?.publicKeys ?? []), publicKey];
		const account = await this.#accountOf(session, person, archive.salt, lock, keys);
		const stored = await changeAccount(
			this.#deps.connection,
			{
				account,
				isNew: !known,
				worker: { id, name: person.name, role: highestWork(person.role) },
				archive: { ...archive, recovery: recovery.lock },
				journal: [accountDraft(person, this.#deps.clock.now(), 'recovered', person, publicKey)]
			},
			session
		);
		if (!stored.ok) return stored;
		await this.#enter(session, person);
		return ok(recovery.text);
	}

	async #look(): Promise<void> {
		const { connection, share } = this.#deps;
		// Tests of everything else bring their keys along.
		if (connection.keyring.session) {
			this.#gate = 'open';
			return;
		}
		const gate = await readGate(connection);
		if (!gate.ok || this.#gate === 'open') return;
		this.#gate = gate.value.archive ? 'locked' : 'new';
		share.ask();
	}

	async #invited(session: Session, id: UserId): Promise<void> {
		// A screen that somebody else has locked does not open for whoever comes next.
		if (this.#gate === 'open' || (this.#person && this.#person.id !== id)) return;
		const gate = await readGate(this.#deps.connection);
		const account = gate.ok && gate.value.accounts.find((one) => one.id === id);
		if (!account) return;
		const profile = await openProfile(session, account).catch(() => null);
		if (profile) this.#open(session, { id, ...profile }, false);
	}

	#open(session: Session, person: Person, tell = true): void {
		const isSame = this.#person?.id === person.id;
		if (!isSame) this.#pin.forget();
		this.#pinTriesLeft = null;
		this.#person = person;
		this.#deps.connection.keyring.unlock(session);
		this.workAs(isSame ? this.#workRole : highestWork(person.role));
		this.#gate = 'open';
		this.#idle.start();
		if (tell) this.#deps.share.offer({ session, person: person.id });
	}

	async #cover(): Promise<void> {
		if (this.#gate !== 'open') return;
		this.#idle.stop();
		// Covered at once; what is typed is still stored with the keys at hand.
		this.#gate = 'locked';
		const { connection } = this.#deps;
		const { session } = connection.keyring;
		await connection.lastWords();
		if (session) this.#pin.hold(session);
		this.#pinTriesLeft = this.#pin.triesLeft;
		if (this.#gate === 'locked') connection.keyring.lock();
	}

	/** Rows from before there were keys are sealed first; stopped half-way, it goes on at the next unlocking. */
	async #enter(session: Session, person: Person): Promise<Result<void>> {
		const { connection } = this.#deps;
		const isSealed = await isAllSealed(connection);
		if (!isSealed.ok) return isSealed;
		if (!isSealed.value) {
			const sealed = await sealOldRows(connection, session, (share) => (this.#sealing = share));
			this.#sealing = null;
			if (!sealed.ok) return sealed;
			const marked = await markAllSealed(connection, session);
			if (!marked.ok) return marked;
		}
		this.#open(session, person);
		return ok(undefined);
	}

	async #find(gate: Gate, name: string): Promise<StoredAccount | undefined> {
		if (!gate.archive) return undefined;
		const hash = await nameHashOf(name, gate.archive.salt);
		return gate.accounts.find((one) => one.nameHash === hash);
	}

	async #accountOf(
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
	async #firstId(name: string): Promise<UserId> {
		const workers = await oldWorkers(this.#deps.connection);
		const known =
			workers.ok && workers.value.find((one) => fold(one.name) === fold(cleanName(name)));
		return known ? known.id : (this.#deps.newId() as UserId);
	}
}
