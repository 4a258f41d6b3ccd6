// Small rules about people with accounts, shared by signing in and by the administrator's screen.
import type { JournalDraft } from '#lib/domain/journal.ts';
import { strengthOf } from '#lib/domain/passphrase.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import type { AccountRole, Role } from '#lib/domain/workflow.ts';
import { hashName } from '#lib/platform/crypto/locks.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import { keyIdOf } from '#lib/platform/crypto/signing.ts';
import type { Person } from '../surface/account.ts';

export const cleanName = (name: string): string =>
	name.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Typed with or without marks and capitals, it is the same name. */
export const nameHashOf = (name: string, salt: Bytes): Promise<string> =>
	hashName(fold(cleanName(name)), salt);

export function checkNew(
	name: string,
	passphrase: string
): Result<void, 'name-empty' | 'passphrase-weak'> {
	if (cleanName(name) === '') return fail('name-empty');
	const strength = strengthOf(passphrase, name);
	return strength === 'too-short' || strength === 'guessable'
		? fail('passphrase-weak')
		: ok(undefined);
}

/** The highest role in which an account may work on files. */
export const highestWork = (role: AccountRole): Role => (role === 'clerk' ? 'clerk' : 'supervisor');

/** What was done to whose account, as a line of the journal. */
export function accountDraft(
	by: Pick<Person, 'id' | 'role'>,
	at: string,
	did: 'founded' | 'added' | 'role' | 'disabled' | 'passphrase' | 'recovered' | 'recovery-renewed',
	whom: Person,
	publicKey?: Bytes
): JournalDraft {
	const role = highestWork(by.role);
	const key = publicKey && { key: keyIdOf(publicKey) };
	const said = { did, id: whom.id, name: whom.name, role: whom.role, ...key };
	const who = by.id;
	return {
		fileId: null,
		act: 'account',
		at,
		who,
		role,
		source: role,
		old: '',
		new: JSON.stringify(said)
	};
}
