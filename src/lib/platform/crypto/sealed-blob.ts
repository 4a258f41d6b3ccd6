// Pictures and scans under seal, piece by piece: a 200 MB scan is never in memory whole. Each piece knows its place
// and whether it is the last, so that none can be swapped, repeated or cut off.
import { type Bytes, envelopeOverhead, seal, SealBroken, unseal } from './envelope.ts';

const pieceBytes = 4 * 1024 * 1024;

const pieceAt = (place: string, at: number, isLast: boolean): string =>
	`${place}|piece ${at}${isLast ? ' last' : ''}`;

async function* slices(
	blob: Blob,
	size: number
): AsyncGenerator<{ bytes: Bytes; isLast: boolean }> {
	for (let at = 0; at === 0 || at < blob.size; at += size) {
		const bytes = new Uint8Array(await blob.slice(at, at + size).arrayBuffer());
		yield { bytes, isLast: at + size >= blob.size };
	}
}

export async function sealBlob(key: CryptoKey, place: string, blob: Blob): Promise<Blob> {
	const pieces: Bytes[] = [];
	for await (const { bytes, isLast } of slices(blob, pieceBytes))
		pieces.push(await seal(key, pieceAt(place, pieces.length, isLast), bytes));
	return new Blob(pieces);
}

/** @throws SealBroken */
export async function openBlob(
	key: CryptoKey,
	place: string,
	sealed: Blob,
	type: string
): Promise<Blob> {
	const pieces: Bytes[] = [];
	if (sealed.size === 0) throw new SealBroken();
	for await (const { bytes, isLast } of slices(sealed, pieceBytes + envelopeOverhead))
		pieces.push(await unseal(key, pieceAt(place, pieces.length, isLast), bytes));
	return new Blob(pieces, { type });
}
