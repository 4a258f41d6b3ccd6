// A hand-over package: household files from one archive to another, under a passphrase both know, signed by who gives
// them. It is verified to its last byte before anything in it is believed.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import {
	importVerifier,
	isSignedBy,
	keyIdOf,
	type Signer,
	signHash
} from '#lib/platform/crypto/signing.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import { writeHead } from '#lib/platform/sealed-file/head.ts';
import { PieceBroken, PieceSource, sealPieces } from '#lib/platform/sealed-file/pieces.ts';
import {
	type ByteSource,
	decodeRow,
	encodeRow,
	RowBroken
} from '#lib/platform/sealed-file/row-codec.ts';
import { type PackageHead, packageKind } from './head.ts';
import { checkPacked, packFile, type PackedFile } from './packed-file.ts';

/** Who gives. */
export interface Giver {
	readonly name: string;
	/** SubjectPublicKeyInfo. */
	readonly publicKey: Bytes;
	/** Names of everybody in the journals, by user id. */
	readonly names: Readonly<Record<string, string>>;
}

export interface PackageOptions {
	readonly connection: Connection;
	readonly files: readonly RegistryFileId[];
	readonly head: PackageHead;
	readonly key: CryptoKey;
	readonly giver: Giver;
	readonly signer: Signer;
	readonly signal?: AbortSignal;
	readonly onProgress?: (done: number, all: number) => void;
}

/** A file that could not be read ends the package: half a package would look like a whole one. */
export class PackingFailed extends Error {
	override readonly name = 'PackingFailed';
	constructor(readonly code: string) {
		super(code);
	}
}

async function* content(options: PackageOptions): AsyncGenerator<Bytes> {
	const hash = sha256.create();
	async function* hashed(store: string, value: unknown): AsyncGenerator<Bytes> {
		for await (const bytes of encodeRow({ store, value })) {
			hash.update(bytes);
			yield bytes;
		}
	}
	yield* hashed('giver', options.giver);
	for (const [done, id] of options.files.entries()) {
		options.signal?.throwIfAborted();
		const packed = await packFile(options.connection, id);
		if (!packed.ok) throw new PackingFailed(packed.failure.code);
		if (!packed.value) throw new PackingFailed('file-unknown');
		yield* hashed('file', packed.value);
		options.onProgress?.(done + 1, options.files.length);
	}
	const signature = await signHash(options.signer, bytesToHex(hash.digest()));
	yield* encodeRow({ store: 'signature', value: { signature } });
}

/** Rejects with PackingFailed, or the signal's reason. */
export async function* writePackage(options: PackageOptions): AsyncGenerator<Bytes> {
	const { bytes, digest } = writeHead(packageKind, options.head);
	yield bytes;
	yield* sealPieces(options.key, digest, content(options));
}

/** Remembers the hash of all that was taken. */
class Hashing implements ByteSource {
	readonly #hash = sha256.create();
	constructor(private readonly from: PieceSource) {}

	async take(count: number): Promise<Bytes> {
		const bytes = await this.from.take(count);
		this.#hash.update(bytes);
		return bytes;
	}

	isAtEnd(): Promise<boolean> {
		return this.from.isAtEnd();
	}

	/** Hex, of everything so far. */
	digest(): string {
		return bytesToHex(this.#hash.clone().digest());
	}
}

export type PackageFailure = 'package-wrong-key' | 'package-damaged' | 'package-unsigned';

export interface PackageContent {
	readonly giver: Giver;
	/** Short name of the giver's key, to be compared by phone. */
	readonly keyId: string;
	readonly files: readonly PackedFile[];
}

/** Opens all of it; Blobs stay on disk where the browser keeps them there. */
export async function readPackage(
	body: Blob,
	digest: string,
	key: CryptoKey,
	onProgress?: (share: number) => void
): Promise<Result<PackageContent, PackageFailure>> {
	const pieces = new PieceSource(key, digest, body);
	const source = new Hashing(pieces);
	const files: PackedFile[] = [];
	let giver: Giver | null = null;
	try {
		for (;;) {
			const before = source.digest();
			const row = await decodeRow(source);
			if (!row) return fail('package-unsigned');
			onProgress?.(pieces.done / body.size);
			if (row.store === 'giver') giver = row.value as Giver;
			else if (row.store === 'file') {
				const packed = checkPacked(row.value);
				if (!packed) return fail('package-damaged');
				files.push(packed);
			} else if (row.store === 'signature' && giver) {
				const { signature } = row.value as { readonly signature: string };
				if (!(await isGiven(giver, before, signature))) return fail('package-unsigned');
				return ok({ giver, keyId: keyIdOf(giver.publicKey), files });
			} else return fail('package-damaged');
		}
	} catch (error) {
		if (error instanceof PieceBroken)
			return fail(error.number === 1 ? 'package-wrong-key' : 'package-damaged');
		if (error instanceof RowBroken) return fail('package-damaged');
		throw error;
	}
}

async function isGiven(giver: Giver, hash: string, signature: unknown): Promise<boolean> {
	if (!(giver.publicKey instanceof Uint8Array) || typeof signature !== 'string') return false;
	try {
		return await isSignedBy(await importVerifier(giver.publicKey), hash, signature);
	} catch {
		return false;
	}
}
