// Accounts as an administrator looks after them. Whoever lets somebody in gives the archive's secret on, so the
// administrator's own passphrase is asked each time; roles themselves are advice where there is no server.
import type { UserId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { AccountRole } from '#lib/domain/workflow.ts';
import {
	changeAccount,
	listAccounts,
	readGate,
	sealProfile
} from '#lib/platform/db/accounts-store.ts';
import type { Credential } from '#lib/platform/crypto/key-work.ts';
import type { Settings, StoredAccount } from '#lib/platform/db/schema.ts';
import type { PeopleSurface, Person, PersonRow } from '../surface/account.ts';
import type { AccountDeps } from './deps.ts';
import { accountDraft, checkNew, cleanName, highestWork, nameHashOf } from './person.ts';

type Row = StoredAccount & Person;

interface Desk {
	readonly me: Person;
	readonly archive: Settings['archive'];
	readonly rows: readonly Row[];
}

export class People implements PeopleSurface {
	readonly #deps: AccountDeps;
	readonly #me: () => Person | null;

	constructor(deps: AccountDeps, me: () => Person | null) {
		this.#deps = deps;
		this.#me = me;
	}

	async list(): Promise<Result<readonly PersonRow[]>> {
		const rows = await listAccounts(this.#deps.connection);
		if (!rows.ok) return rows;
		return ok(
			rows.value.map(({ id, name, role, lock }) => ({ id, name, role, isDisabled: !lock }))
		);
	}

	async add(person: Omit<Person, 'id'>, passphrase: string, mine: string): Promise<Result<Person>> {
		const desk = await this.#desk();
		if (!desk.ok) return desk;
		const checked = checkNew(person.name, passphrase);
		if (!checked.ok) return checked;
		const nameHash = await nameHashOf(person.name, desk.value.archive.salt);
		if (desk.value.rows.some((row) => row.nameHash === nameHash)) return fail('name-taken');
		const id = this.#deps.newId() as UserId;
		const given = await this.#admit(desk.value, id, passphrase, mine);
		if (!given.ok) return given;
		const { lock, publicKey } = given.value;
		const whom: Person = { id, name: cleanName(person.name), role: person.role };
		const row = { id, nameHash, lock, publicKeys: [publicKey] };
		const stored = await this.#store(desk.value, row, whom, 'added', true, publicKey);
		return stored.ok ? ok(whom) : stored;
	}

	async setRole(id: UserId, role: AccountRole): Promise<Result<void>> {
		const found = await this.#row(id);
		if (!found.ok) return found;
		const { desk, row } = found.value;
		if (role !== 'administrator' && isLastAdministrator(desk.rows, id))
			return fail('last-administrator');
		return this.#store(desk, row, { id, name: row.name, role }, 'role');
	}

	async disable(id: UserId): Promise<Result<void>> {
		const found = await this.#row(id);
		if (!found.ok) return found;
		const { desk, row } = found.value;
		if (isLastAdministrator(desk.rows, id)) return fail('last-administrator');
		return this.#store(desk, { ...row, lock: null }, row, 'disabled');
	}

	async reset(id: UserId, passphrase: string, mine: string): Promise<Result<void>> {
		const found = await this.#row(id);
		if (!found.ok) return found;
		const { desk, row } = found.value;
		const checked = checkNew(row.name, passphrase);
		if (!checked.ok) return checked;
		const given = await this.#admit(desk, id, passphrase, mine);
		if (!given.ok) return given;
		const { lock, publicKey } = given.value;
		const next = { ...row, lock, publicKeys: [...row.publicKeys, publicKey] };
		return this.#store(desk, next, row, 'passphrase', false, publicKey);
	}

	async renewRecovery(mine: string): Promise<Result<string>> {
		const desk = await this.#desk();
		if (!desk.ok) return desk;
		const { me, archive, rows } = desk.value;
		const by = credential(rows, me.id, mine);
		const row = rows.find(({ id }) => id === me.id);
		if (!by || !row) return fail('not-administrator');
		const made = await this.#deps.keyTasks.renewRecovery(by);
		if (!made.ok) return made;
		const { name: _name, role: _role, ...account } = row;
		const stored = await changeAccount(this.#deps.connection, {
			account,
			isNew: false,
			archive: { ...archive, recovery: made.value.lock },
			journal: [accountDraft(me, this.#deps.clock.now(), 'recovery-renewed', me)]
		});
		return stored.ok ? ok(made.value.text) : stored;
	}

	async #desk(): Promise<Result<Desk>> {
		const me = this.#me();
		if (me?.role !== 'administrator') return fail('not-administrator');
		const gate = await readGate(this.#deps.connection);
		if (!gate.ok) return gate;
		const rows = await listAccounts(this.#deps.connection);
		if (!rows.ok) return rows;
		const { archive } = gate.value;
		return archive ? ok({ me, archive, rows: rows.value }) : fail('not-administrator');
	}

	async #row(id: UserId): Promise<Result<{ readonly desk: Desk; readonly row: Row }>> {
		const desk = await this.#desk();
		if (!desk.ok) return desk;
		const row = desk.value.rows.find((one) => one.id === id);
		return row ? ok({ desk: desk.value, row }) : fail('account-unknown');
	}

	#admit({ me, rows }: Desk, id: UserId, passphrase: string, mine: string) {
		const by = credential(rows, me.id, mine);
		if (!by) return Promise.resolve(fail('not-administrator'));
		return this.#deps.keyTasks.admit(by, { id, passphrase });
	}

	async #store(
		{ me }: Desk,
		row: Omit<StoredAccount, 'profile'>,
		whom: Person,
		did: Parameters<typeof accountDraft>[2],
		isNew = false,
		publicKey?: StoredAccount['publicKeys'][number]
	): Promise<Result<void>> {
		const { connection, clock } = this.#deps;
		const session = await connection.keyring.unlocked();
		const { id, nameHash, lock, publicKeys } = row;
		const profile = await sealProfile(session, id, whom);
		return changeAccount(connection, {
			account: { id, nameHash, lock, publicKeys, profile },
			isNew,
			worker: { id, name: whom.name, role: highestWork(whom.role) },
			journal: [accountDraft(me, clock.now(), did, whom, publicKey)]
		});
	}
}

function credential(rows: readonly Row[], id: UserId, passphrase: string): Credential | null {
	const lock = rows.find((row) => row.id === id)?.lock;
	return lock ? { id, passphrase, lock } : null;
}

/** Nobody else could look after accounts. */
const isLastAdministrator = (rows: readonly Row[], id: UserId): boolean =>
	!rows.some((row) => row.id !== id && row.role === 'administrator' && row.lock !== null);
