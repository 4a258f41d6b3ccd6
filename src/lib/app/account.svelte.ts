// Who is unlocked in this tab. Passphrases become keys in a worker; here they are only handed over. Locking stores
// what is typed, drops every key and covers the screen; the desk behind it stays as it is.
import type { UserId } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Role } from '#lib/domain/workflow.ts';
import { readPreference, writePreference } from '#lib/platform/preferences.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import { openProfile, readGate } from '#lib/platform/db/accounts-store.ts';
import { finishSealing } from '#lib/platform/db/old-rows.ts';
import type { AccountDeps } from './account/deps.ts';
import {
	type Arrival,
	changePassphrase,
	type FirstArrival,
	foundArchive,
	openByPassphrase,
	openByRecoveryKey
} from './account/entrance.ts';
import { IdleWatch } from './idle-watch.ts';
import { People } from './account/people.ts';
import { highestWork } from './account/person.ts';
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
		return this.#enterFirst(await this.#through(() => foundArchive(this.#deps, name, passphrase)));
	}

	async unlock(name: string, passphrase: string): Promise<Result<void>> {
		const opened = await this.#through(() => openByPassphrase(this.#deps, name, passphrase));
		return opened.ok ? this.#enter(opened.value) : opened;
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

	changePassphrase(old: string, next: string): Promise<Result<void>> {
		return changePassphrase(this.#deps, this.#person, old, next);
	}

	async recover(recoveryKey: string, name: string, passphrase: string): Promise<Result<string>> {
		return this.#enterFirst(
			await this.#through(() => openByRecoveryKey(this.#deps, recoveryKey, name, passphrase))
		);
	}

	async #look(): Promise<void> {
		const { connection, share } = this.#deps;
		// Tests of everything else bring their keys along.
		if (connection.keyring.session) {
			if ((await this.#deps.ready()).ok) this.#gate = 'open';
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
		if (!(await this.#deps.ready()).ok) return;
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

	/** No door opens, and no archive is made, before what lies behind it is there. */
	async #through<T>(door: () => Promise<Result<T>>): Promise<Result<T>> {
		const ready = await this.#deps.ready();
		return ready.ok ? door() : ready;
	}

	async #enterFirst(came: Result<FirstArrival>): Promise<Result<string>> {
		if (!came.ok) return came;
		await this.#enter(came.value);
		return ok(came.value.recoveryKey);
	}

	/** Rows from before there were keys are sealed first. */
	async #enter({ session, person }: Arrival): Promise<Result<void>> {
		const { connection } = this.#deps;
		const sealed = await finishSealing(connection, session, (share) => (this.#sealing = share));
		this.#sealing = null;
		if (!sealed.ok) return sealed;
		this.#open(session, person);
		return ok(undefined);
	}
}
