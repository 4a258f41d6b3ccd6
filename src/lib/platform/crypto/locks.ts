// How a passphrase or a recovery key opens the archive: Argon2id makes a key of the one, HKDF of the other, and that
// key wraps the archive's secret. Changing a passphrase wraps the same secret anew and touches no data.
import { argon2id } from 'hash-wasm';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Bytes, seal, unseal } from './envelope.ts';

/** Stored with each lock, so that costs can grow without locking anyone out. */
export interface KdfCost {
	readonly name: 'argon2id';
	readonly memoryKiB: number;
	readonly passes: number;
	readonly lanes: number;
}

/** Measured 0.37 s on two cores, reliability.md; OWASP asks for 19 MiB and two passes at least. */
export const usualCost: KdfCost = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };

export interface PassphraseLock {
	readonly cost: KdfCost;
	readonly salt: Bytes;
	/** The archive's secret. */
	readonly secret: Bytes;
	/** The person's private signing key, PKCS #8. */
	readonly signing: Bytes;
}

export interface RecoveryLock {
	readonly secret: Bytes;
}

const fromRaw = (raw: Bytes): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function passphraseKey(
	passphrase: string,
	salt: Bytes,
	cost: KdfCost
): Promise<CryptoKey> {
	const raw = await argon2id({
		// The same letters typed on another keyboard are the same passphrase.
		password: passphrase.normalize('NFKC'),
		salt,
		memorySize: cost.memoryKiB,
		iterations: cost.passes,
		parallelism: cost.lanes,
		hashLength: 32,
		outputType: 'binary'
	});
	return fromRaw(new Uint8Array(raw));
}

export interface Opened {
	readonly secret: Bytes;
	readonly signing: Bytes;
}

/** @param owner id of the account: a lock moved to another account does not open. */
export async function closeLock(
	owner: string,
	passphrase: string,
	{ secret, signing }: Opened,
	cost: KdfCost = usualCost
): Promise<PassphraseLock> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const key = await passphraseKey(passphrase, salt, cost);
	return {
		cost,
		salt,
		secret: await seal(key, `lock|${owner}|secret`, secret),
		signing: await seal(key, `lock|${owner}|signing`, signing)
	};
}

/** @throws SealBroken where the passphrase is wrong */
export async function openLock(
	owner: string,
	passphrase: string,
	lock: PassphraseLock
): Promise<Opened> {
	const key = await passphraseKey(passphrase, lock.salt, lock.cost);
	return {
		secret: await unseal(key, `lock|${owner}|secret`, lock.secret),
		signing: await unseal(key, `lock|${owner}|signing`, lock.signing)
	};
}

/** A recovery key is 160 random bits already: no slow derivation is needed. */
async function recoveryWrap(entropy: Bytes): Promise<CryptoKey> {
	const root = await crypto.subtle.importKey('raw', entropy, 'HKDF', false, ['deriveKey']);
	const info = utf8ToBytes('tang-thu 1 recovery') as Bytes;
	return crypto.subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
		root,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

export const closeRecovery = async (entropy: Bytes, secret: Bytes): Promise<RecoveryLock> => ({
	secret: await seal(await recoveryWrap(entropy), 'recovery|secret', secret)
});

/** @throws SealBroken where the key is not the one printed last */
export const openRecovery = async (entropy: Bytes, lock: RecoveryLock): Promise<Bytes> =>
	unseal(await recoveryWrap(entropy), 'recovery|secret', lock.secret);

/** Finds an account by its owner's name without storing the name. 32 hex digits. */
export async function hashName(name: string, salt: Bytes): Promise<string> {
	const text = utf8ToBytes(name) as Bytes;
	const key = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 100_000 };
	const bits = new Uint8Array(await crypto.subtle.deriveBits(how, key, 128));
	return [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
