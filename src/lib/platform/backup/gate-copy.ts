// What opens an archive, carried in the head of its backup: the accounts' locks as they lie on the disk. Whoever knows a
// passphrase of the archive, or has its printed recovery key, can open the backup; nobody else can.
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import type { Gate } from '#lib/platform/db/accounts-store.ts';
import {
	type ByteSource,
	decodeRow,
	encodeRow,
	RowBroken
} from '#lib/platform/sealed-file/row-codec.ts';

const rowName = 'gate';

/** Base64. */
export async function packGate(gate: Gate): Promise<string> {
	const parts: Bytes[] = [];
	for await (const part of encodeRow({ store: rowName, value: gate })) parts.push(part);
	const all = new Uint8Array(await new Blob(parts).arrayBuffer());
	let text = '';
	for (const byte of all) text += String.fromCharCode(byte);
	return btoa(text);
}

class Bytewise implements ByteSource {
	#at = 0;
	constructor(private readonly all: Bytes) {}

	take(count: number): Promise<Bytes> {
		const end = this.#at + count;
		if (end > this.all.length) return Promise.reject(new RowBroken());
		const taken = this.all.slice(this.#at, end);
		this.#at = end;
		return Promise.resolve(taken);
	}

	isAtEnd(): Promise<boolean> {
		return Promise.resolve(this.#at >= this.all.length);
	}
}

/** Null where it makes no sense. */
export async function unpackGate(text: string): Promise<Gate | null> {
	try {
		const all = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
		const row = await decodeRow(new Bytewise(all));
		const gate = row?.value as Partial<Gate> | undefined;
		return gate?.archive && Array.isArray(gate.accounts) ? (gate as Gate) : null;
	} catch {
		return null;
	}
}
