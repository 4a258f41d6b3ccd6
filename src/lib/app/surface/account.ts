// What the screens see of accounts: whether somebody is unlocked, who, and what they may do to accounts.
import type { UserId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountRole, Role } from '#lib/domain/workflow.ts';

export type AccountGate =
	/** The database is being looked at. */
	| 'opening'
	/** Nobody has an account here: the first one becomes administrator. */
	| 'new'
	| 'locked'
	| 'open';

/** Someone with an account on this machine. */
export interface Person {
	readonly id: UserId;
	readonly name: string;
	readonly role: AccountRole;
}

export interface PersonRow extends Person {
	readonly isDisabled: boolean;
}

/** src/lib/app/account.svelte.ts */
export interface AccountSurface {
	readonly gate: AccountGate;
	/** Who is unlocked, or was when the screen locked. */
	readonly person: Person | null;
	/** In which role the person works just now: never above the account's own. */
	readonly workRole: Role;
	/** A PIN reopens this screen; null: none was set or it was tried too often. */
	readonly pinTriesLeft: number | null;
	/** Minutes without a key or click until the screen locks. */
	readonly idleMinutes: number;
	/** Sealing of rows from before there were keys: 0…1; null when there is nothing to do. */
	readonly sealing: number | null;
	/** The recovery key, to be printed once. Codes: `name-empty passphrase-weak storage-…`. */
	found(name: string, passphrase: string): Promise<Result<string>>;
	/** Code `wrong-key` where name or passphrase is wrong: which of them is not told. */
	unlock(name: string, passphrase: string): Promise<Result<void>>;
	unlockByPin(pin: string): Result<void>;
	/** Text is stored first, then every key is dropped and all tabs are covered. */
	lock(): Promise<void>;
	/** Four to eight digits, for this screen until it is closed; null takes it away. */
	setPin(pin: string | null): Result<void>;
	setIdleMinutes(minutes: number): void;
	workAs(role: Role): void;
	changePassphrase(old: string, next: string): Promise<Result<void>>;
	/** Lets an administrator back in; answers the next recovery key. */
	recover(recoveryKey: string, name: string, passphrase: string): Promise<Result<string>>;
	/** For administrators; each act asks for their own passphrase again. */
	readonly people: PeopleSurface;
}

export interface PeopleSurface {
	list(): Promise<Result<readonly PersonRow[]>>;
	add(person: Omit<Person, 'id'>, passphrase: string, mine: string): Promise<Result<Person>>;
	/** Code `last-administrator` where nobody would be left to look after accounts. */
	setRole(id: UserId, role: AccountRole): Promise<Result<void>>;
	disable(id: UserId): Promise<Result<void>>;
	/** Gives a new passphrase and signing key; opens a disabled account again. */
	reset(id: UserId, passphrase: string, mine: string): Promise<Result<void>>;
	/** Makes the old printed key worthless. */
	renewRecovery(mine: string): Promise<Result<string>>;
}
