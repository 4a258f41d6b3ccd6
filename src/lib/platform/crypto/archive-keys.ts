// Keys of one archive, all derived from one random secret or wrapped by a key that is. None of them can be read out
// again (non-extractable): whoever holds them may seal and open, not carry them away.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Bytes } from './envelope.ts';

/** The secret every account wraps, bytes. */
export const secretBytes = 32;

export interface ArchiveKeys {
	/** Seals what belongs to the archive as a whole. */
	readonly archive: CryptoKey;
	/** Turns ids that tell something (the SHA-256 of a scan) into opaque ones. */
	readonly ids: CryptoKey;
	/** Wraps the keys of household files; without its wrapped key a file cannot be read any more. */
	readonly wrapping: CryptoKey;
}

export const newSecret = (): Bytes => crypto.getRandomValues(new Uint8Array(secretBytes));

const derivation = (purpose: string) => ({
	name: 'HKDF',
	hash: 'SHA-256',
	salt: new Uint8Array(),
	info: utf8ToBytes(`tang-thu 1 ${purpose}`) as Bytes
});

export async function deriveArchiveKeys(secret: Bytes): Promise<ArchiveKeys> {
	const { subtle } = crypto;
	const root = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const derive = (
		purpose: string,
		kind: AesKeyGenParams | HmacKeyGenParams,
		usages: KeyUsage[]
	): Promise<CryptoKey> => subtle.deriveKey(derivation(purpose), root, kind, false, usages);
	const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
	const [archive, ids, wrapping] = await Promise.all([
		derive('rows', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
		derive('ids', hmac, ['sign']),
		derive('file keys', { name: 'AES-KW', length: 256 }, ['wrapKey', 'unwrapKey'])
	]);
	return { archive, ids, wrapping };
}

/** A key of its own for one household file, with the form in which it is stored. */
export async function newFileKey(
	keys: ArchiveKeys
): Promise<{ readonly key: CryptoKey; readonly wrapped: Bytes }> {
	const { subtle } = crypto;
	const usages: KeyUsage[] = ['encrypt', 'decrypt'];
	const fresh = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, usages);
	const wrapped = new Uint8Array(await subtle.wrapKey('raw', fresh, keys.wrapping, 'AES-KW'));
	return { key: await openFileKey(keys, wrapped), wrapped };
}

/** Rejects where the wrapped key is not of this archive. */
export const openFileKey = (keys: ArchiveKeys, wrapped: Bytes): Promise<CryptoKey> =>
	crypto.subtle.unwrapKey('raw', wrapped, keys.wrapping, 'AES-KW', 'AES-GCM', false, [
		'encrypt',
		'decrypt'
	]);

/** The opaque name of an id that may not lie on the disk. 64 hex digits. */
export async function hiddenId(keys: ArchiveKeys, kind: string, id: string): Promise<string> {
	const text = utf8ToBytes(`${kind}|${id}`) as Bytes;
	return bytesToHex(new Uint8Array(await crypto.subtle.sign('HMAC', keys.ids, text)));
}
