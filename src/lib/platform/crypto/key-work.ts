// Everything that touches the archive's bare secret, in one place that runs in a worker: what leaves it are keys that
// cannot be read out and locks that are of no use without a passphrase.
import { hexToBytes } from '@noble/hashes/utils.js';
import { type ArchiveKeys, deriveArchiveKeys, newSecret } from './archive-keys.ts';
import type { Bytes } from './envelope.ts';
import type { Session } from './keyring.ts';
import {
	closeLock,
	closeRecovery,
	type KdfCost,
	openLock,
	openRecovery,
	passphraseKey,
	type PassphraseLock,
	type RecoveryLock
} from './locks.ts';
import { newRecoveryEntropy, writeRecoveryKey } from './recovery-key.ts';
import { importSigner, newSigningPair } from './signing.ts';

/** Someone's lock with what opens it. */
export interface Credential {
	readonly id: string;
	readonly passphrase: string;
	readonly lock: PassphraseLock;
}

/** Someone who is to get a lock. */
export interface Newcomer {
	readonly id: string;
	readonly passphrase: string;
	readonly cost?: KdfCost;
}

export interface Admission {
	readonly lock: PassphraseLock;
	readonly publicKey: Bytes;
}

/** The printed text is shown once and kept nowhere. */
export interface Recovery {
	readonly text: string;
	readonly lock: RecoveryLock;
}

async function admit(secret: Bytes, { id, passphrase, cost }: Newcomer) {
	const { publicKey, privateKey } = await newSigningPair();
	const lock = await closeLock(id, passphrase, { secret, signing: privateKey }, cost);
	return { lock, publicKey, privateKey };
}

async function sessionOf(secret: Bytes, publicKey: Bytes, privateKey: Bytes): Promise<Session> {
	const [keys, signer] = await Promise.all([
		deriveArchiveKeys(secret),
		importSigner(publicKey, privateKey)
	]);
	return { keys, signer };
}

async function recoveryOf(secret: Bytes): Promise<Recovery> {
	const entropy = newRecoveryEntropy();
	return { text: writeRecoveryKey(entropy), lock: await closeRecovery(entropy, secret) };
}

interface Founded extends Admission {
	readonly session: Session;
	readonly recovery: Recovery;
}

async function welcome(secret: Bytes, newcomer: Newcomer): Promise<Founded> {
	const { lock, publicKey, privateKey } = await admit(secret, newcomer);
	const session = await sessionOf(secret, publicKey, privateKey);
	return { lock, publicKey, session, recovery: await recoveryOf(secret) };
}

export const keyWork = {
	/** A new archive and its first person. */
	found: (newcomer: Newcomer): Promise<Founded> => welcome(newSecret(), newcomer),

	/** @throws SealBroken where the passphrase is wrong */
	async open(who: Credential, publicKey: Bytes): Promise<Session> {
		const { secret, signing } = await openLock(who.id, who.passphrase, who.lock);
		return sessionOf(secret, publicKey, signing);
	},

	/** Lets another in, or gives someone a new passphrase and signing key. @throws SealBroken */
	async admit(by: Credential, newcomer: Newcomer): Promise<Admission> {
		const { secret } = await openLock(by.id, by.passphrase, by.lock);
		const { lock, publicKey } = await admit(secret, newcomer);
		return { lock, publicKey };
	},

	/** The same secret and signing key behind another passphrase. @throws SealBroken */
	async change(who: Credential, passphrase: string): Promise<PassphraseLock> {
		const opened = await openLock(who.id, who.passphrase, who.lock);
		return closeLock(who.id, passphrase, opened, who.lock.cost);
	},

	/** @throws SealBroken */
	async renewRecovery(who: Credential): Promise<Recovery> {
		const { secret } = await openLock(who.id, who.passphrase, who.lock);
		return recoveryOf(secret);
	},

	/** The archive's keys by the printed key, without letting anybody in. @throws SealBroken */
	openRecovery: async (entropy: Bytes, lock: RecoveryLock): Promise<ArchiveKeys> =>
		deriveArchiveKeys(await openRecovery(entropy, lock)),

	/** A key from a passphrase two people share. @param salt hex */
	packageKey: (passphrase: string, salt: string, cost: KdfCost): Promise<CryptoKey> =>
		passphraseKey(passphrase, hexToBytes(salt), cost),

	/** Lets an administrator in who has the printed key; that key is used up. @throws SealBroken */
	async recover(entropy: Bytes, lock: RecoveryLock, newcomer: Newcomer): Promise<Founded> {
		return welcome(await openRecovery(entropy, lock), newcomer);
	}
};

export type KeyWork = typeof keyWork;
