// The first bytes of a sealed file: a word that says what it is, the length of what follows, and JSON that is not secret.
// Every piece of the body is bound to the hash of these bytes.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type BaseIssue, type BaseSchema, safeParse } from 'valibot';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';

const magicBytes = 8;
const maxHeadBytes = 4 * 1024 * 1024;

export interface FileKind<T extends { readonly version: number }> {
	/** Eight ASCII letters. */
	readonly magic: string;
	/** The newest version this app can read. */
	readonly version: number;
	readonly shape: BaseSchema<unknown, T, BaseIssue<unknown>>;
}

/** `unknown`: another kind of file; `too-new`: of a later version of the app. */
export type HeadFailure = 'unknown' | 'too-new' | 'damaged';

export interface ReadHead<T> {
	readonly head: T;
	/** SHA-256 of the head's bytes, hex: names this file, and binds its pieces. */
	readonly digest: string;
	/** Where the pieces begin. */
	readonly bodyAt: number;
}

export function writeHead<T extends { readonly version: number }>(
	kind: FileKind<T>,
	head: T
): { readonly bytes: Bytes; readonly digest: string } {
	const json = new TextEncoder().encode(JSON.stringify(head));
	const bytes = new Uint8Array(magicBytes + 4 + json.length);
	bytes.set(new TextEncoder().encode(kind.magic));
	new DataView(bytes.buffer).setUint32(magicBytes, json.length);
	bytes.set(json, magicBytes + 4);
	return { bytes, digest: bytesToHex(sha256(bytes)) };
}

export async function readHead<T extends { readonly version: number }>(
	kind: FileKind<T>,
	file: Blob
): Promise<Result<ReadHead<T>, HeadFailure>> {
	const start = new Uint8Array(await file.slice(0, magicBytes + 4).arrayBuffer());
	if (new TextDecoder().decode(start.subarray(0, magicBytes)) !== kind.magic)
		return fail('unknown');
	if (start.length < magicBytes + 4) return fail('damaged');
	const length = new DataView(start.buffer).getUint32(magicBytes);
	const bodyAt = magicBytes + 4 + length;
	if (length > maxHeadBytes || bodyAt > file.size) return fail('damaged');
	const bytes = new Uint8Array(await file.slice(0, bodyAt).arrayBuffer());
	let parsed: unknown;
	try {
		parsed = JSON.parse(new TextDecoder().decode(bytes.subarray(magicBytes + 4)));
	} catch {
		return fail('damaged');
	}
	const { version } = (parsed ?? {}) as { version?: unknown };
	if (typeof version === 'number' && version > kind.version) return fail('too-new');
	const head = safeParse(kind.shape, parsed);
	if (!head.success) return fail('damaged');
	return ok({ head: head.output, digest: bytesToHex(sha256(bytes)), bodyAt });
}
