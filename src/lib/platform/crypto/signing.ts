// Signatures of people under their journal entries: ECDSA P-256. The private half is never readable again; it lies
// in the database wrapped by its owner's passphrase, so nobody else at the machine can sign in that name.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from './envelope.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const way = { name: 'ECDSA', hash: 'SHA-256' };

export interface Signer {
	/** Short name of the public key: the first 16 hex digits of its SHA-256. */
	readonly keyId: string;
	readonly key: CryptoKey;
}

export const keyIdOf = (publicKey: Bytes): string => bytesToHex(sha256(publicKey)).slice(0, 16);

/** The private half as PKCS #8, to be wrapped at once; the public half as SubjectPublicKeyInfo. */
export async function newSigningPair(): Promise<{
	readonly publicKey: Bytes;
	readonly privateKey: Bytes;
}> {
	const { subtle } = crypto;
	const pair = await subtle.generateKey(curve, true, ['sign', 'verify']);
	const [spki, pkcs8] = await Promise.all([
		subtle.exportKey('spki', pair.publicKey),
		subtle.exportKey('pkcs8', pair.privateKey)
	]);
	return { publicKey: new Uint8Array(spki), privateKey: new Uint8Array(pkcs8) };
}

export const importSigner = async (publicKey: Bytes, privateKey: Bytes): Promise<Signer> => ({
	keyId: keyIdOf(publicKey),
	key: await crypto.subtle.importKey('pkcs8', privateKey, curve, false, ['sign'])
});

/** Signature over a hash given as hex digits. 128 hex digits. */
export async function signHash(signer: Signer, hash: string): Promise<string> {
	const bytes = hexToBytes(hash) as Bytes;
	return bytesToHex(new Uint8Array(await crypto.subtle.sign(way, signer.key, bytes)));
}

export const importVerifier = (publicKey: Bytes): Promise<CryptoKey> =>
	crypto.subtle.importKey('spki', publicKey, curve, true, ['verify']);

/** False also where the signature is no hex at all. */
export async function isSignedBy(
	key: CryptoKey,
	hash: string,
	signature: string
): Promise<boolean> {
	if (!/^[0-9a-f]{128}$/.test(signature)) return false;
	const bytes = hexToBytes(signature) as Bytes;
	return crypto.subtle.verify(way, key, bytes, hexToBytes(hash));
}
