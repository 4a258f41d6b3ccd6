// SHA-256 of a file, read in pieces: a 200 MB scan is never in memory, which WebCrypto would demand.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Sha256 } from '../domain/ids.ts';

const PIECE_BYTES = 4 * 1024 * 1024;

/** 64 hex digits. Rejects with the signal's reason when aborted, and where the disk fails. */
export async function sha256Of(
	file: Blob,
	{ signal }: { readonly signal?: AbortSignal } = {}
): Promise<Sha256> {
	const hash = sha256.create();
	for (let at = 0; at < file.size; at += PIECE_BYTES) {
		signal?.throwIfAborted();
		const piece = await file.slice(at, at + PIECE_BYTES).arrayBuffer();
		hash.update(new Uint8Array(piece));
	}
	return bytesToHex(hash.digest()) as Sha256;
}
