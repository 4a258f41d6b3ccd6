// Keys for tests of storage: everybody is unlocked, and connections to one archive share its keys.
import { deriveArchiveKeys, secretBytes } from '#lib/platform/crypto/archive-keys.ts';
import { Keyring, type Session } from '#lib/platform/crypto/keyring.ts';

const sessions = new Map<string, Promise<Session>>();

/** The same for everyone who names the same archive. */
export function sessionFor(archive: string): Promise<Session> {
	const made = sessions.get(archive);
	if (made) return made;
	const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
	const session = deriveArchiveKeys(secret).then((keys) => ({ keys, signer: null }));
	sessions.set(archive, session);
	return session;
}

export function openKeyring(archive = 'any'): Keyring {
	const keyring = new Keyring();
	void sessionFor(archive).then((session) => keyring.unlock(session));
	return keyring;
}
