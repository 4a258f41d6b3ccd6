// The one form in which anything personal is stored: version, nonce, AES-256-GCM ciphertext. The place (store, id,
// row version) is authenticated with it, so that a row moved elsewhere or relabelled does not open.
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** First byte of every envelope. A new way of sealing takes the next number; the last two are read. */
export const envelopeVersion = 1;

const nonceBytes = 12;
const headBytes = 1 + nonceBytes;

export type Bytes = Uint8Array<ArrayBuffer>;

/** What an envelope adds to its content: version, nonce and tag. */
export const envelopeOverhead = headBytes + 16;

/** Sealed bytes that do not open: changed, moved, cut, or sealed with another key. */
export class SealBroken extends Error {
	override readonly name = 'SealBroken';
}

/** @param place where the envelope lies; it opens nowhere else. */
export async function seal(key: CryptoKey, place: string, content: Bytes): Promise<Bytes> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	const additionalData = utf8ToBytes(place) as Bytes;
	const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content);
	const sealed = new Uint8Array(headBytes + body.byteLength);
	sealed[0] = envelopeVersion;
	sealed.set(iv, 1);
	sealed.set(new Uint8Array(body), headBytes);
	return sealed;
}

/** @throws SealBroken */
export async function unseal(key: CryptoKey, place: string, sealed: Bytes): Promise<Bytes> {
	if (sealed[0] !== envelopeVersion || sealed.length < envelopeOverhead) throw new SealBroken();
	const iv = sealed.subarray(1, headBytes);
	const additionalData = utf8ToBytes(place) as Bytes;
	const body = sealed.subarray(headBytes);
	try {
		const algorithm = { name: 'AES-GCM', iv, additionalData };
		return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, body));
	} catch {
		throw new SealBroken();
	}
}

/** Unique per sealing: two rows with the same stamp are the same row. */
export const stampOf = (sealed: Bytes): string =>
	String.fromCharCode(...sealed.subarray(0, headBytes));
