// SHA-256 over a file as it is written, so that no file is read back to be hashed.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export class FileDigest {
	readonly #hash = sha256.create();
	bytes = 0;

	update(chunk: Uint8Array): void {
		this.#hash.update(chunk);
		this.bytes += chunk.length;
	}

	/** Hex; call once, at the end. */
	finish(): string {
		return bytesToHex(this.#hash.digest());
	}
}
