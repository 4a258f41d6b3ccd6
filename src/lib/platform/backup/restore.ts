// Puts an archive back from a whole backup and what was added to it since. Every byte of every file is verified before
// anything is touched. The canary is written last: a restore that was cut off leaves no archive, only the question again.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { classify, type StorageFailure } from '#lib/platform/db/failures.ts';
import type { ArchiveDatabase } from '#lib/platform/db/open.ts';
import { type RawDatabase, rawly } from '#lib/platform/db/raw.ts';
import { schemaVersion } from '#lib/platform/db/schema.ts';
import { transactionEnd } from '#lib/platform/db/transaction-end.ts';
import { keysRow } from './archive-rows.ts';
import { type HeadFailure, type ReadHead, readHead } from '#lib/platform/sealed-file/head.ts';
import { PieceBroken, PieceSource } from '#lib/platform/sealed-file/pieces.ts';
import { decodeRow, RowBroken, type StoredRow } from '#lib/platform/sealed-file/row-codec.ts';
import { type BackupHead, backupKind } from './head.ts';

export type BackupFailure =
	| `backup-${HeadFailure}`
	| 'backup-cut'
	/** It adds to a backup that is not before it in the row. */
	| 'backup-gap'
	| 'backup-not-whole'
	| StorageFailure;

export interface BackupFile extends ReadHead<BackupHead> {
	readonly file: File;
}

/** A whole backup first, then what follows it, in order. */
export type BackupChain = readonly BackupFile[];

/** Puts chosen files in order; names the first one that does not fit. */
export async function orderBackups(
	files: readonly File[]
): Promise<Result<BackupChain, BackupFailure>> {
	const read: BackupFile[] = [];
	for (const file of files) {
		const head = await readHead(backupKind, file);
		if (!head.ok) return fail(`backup-${head.failure.code}`, { name: file.name });
		if (head.value.head.schema > schemaVersion) return fail('backup-too-new', { name: file.name });
		read.push({ ...head.value, file });
	}
	const whole = read.filter(({ head }) => head.after === null);
	const first = whole[0];
	if (!first || whole.length > 1)
		return fail('backup-not-whole', { name: (whole[1] ?? read[0])?.file.name ?? '' });
	const chain = [first];
	for (let last = first; chain.length < read.length; chain.push(last)) {
		const next = read.find(({ head }) => head.after?.digest === last.digest);
		const left = read.find((one) => !chain.includes(one));
		if (!next) return fail('backup-gap', { name: left?.file.name ?? '' });
		last = next;
	}
	return ok(chain);
}

export interface RestoreOptions {
	readonly key: CryptoKey;
	readonly signal?: AbortSignal;
	/** 0…1 over verifying and writing. */
	readonly onProgress?: (share: number) => void;
}

async function* rowsOf(
	{ file, bodyAt, digest }: BackupFile,
	{ key, signal }: RestoreOptions,
	onBytes: (done: number) => void
): AsyncGenerator<StoredRow> {
	const source = new PieceSource(key, digest, file.slice(bodyAt));
	for (let row = await decodeRow(source); row; row = await decodeRow(source)) {
		signal?.throwIfAborted();
		onBytes(source.done);
		yield row;
	}
}

/** Opens every piece and every row without keeping any. */
async function verifyOne(
	backup: BackupFile,
	options: RestoreOptions,
	onBytes: (done: number) => void
): Promise<Result<void, BackupFailure>> {
	const { name } = backup.file;
	let last = '';
	try {
		for await (const { store } of rowsOf(backup, options, onBytes)) last = store;
	} catch (error) {
		if (error instanceof PieceBroken)
			return fail(error.isCut ? 'backup-cut' : 'backup-damaged', { name, piece: error.number });
		if (error instanceof RowBroken) return fail('backup-damaged', { name, piece: 0 });
		throw error;
	}
	return last === keysRow ? ok(undefined) : fail('backup-cut', { name, piece: 0 });
}

const rowsInOne = 500;

/** Everything out of every store: what is restored is restored into nothing. */
async function empty(db: RawDatabase): Promise<void> {
	const names = [...db.objectStoreNames];
	const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
	void transactionEnd(transaction.done);
	await Promise.all(names.map((name) => transaction.objectStore(name).clear()));
	await transaction.done;
}

async function write(
	db: RawDatabase,
	rows: readonly StoredRow[],
	durability: IDBTransactionDurability
): Promise<void> {
	if (rows.length === 0) return;
	const names = [...new Set(rows.map(({ store }) => store))];
	const transaction = db.transaction(names, 'readwrite', { durability });
	void transactionEnd(transaction.done);
	await Promise.all(rows.map(({ store, value }) => transaction.objectStore(store).put(value)));
	await transaction.done;
}

const isCanary = ({ store, value }: StoredRow): boolean =>
	store === 'settings' && (value as { key?: unknown }).key === 'canary';

/** Writes one backup's rows; the canary is held back. */
async function writeOne(
	db: RawDatabase,
	rows: AsyncIterable<StoredRow>
): Promise<{
	readonly canary: StoredRow | null;
	readonly keys: Readonly<Record<string, readonly IDBValidKey[]>>;
}> {
	const known = new Set([...db.objectStoreNames]);
	let canary: StoredRow | null = null;
	let keys: Readonly<Record<string, readonly IDBValidKey[]>> = {};
	let waiting: StoredRow[] = [];
	for await (const row of rows) {
		if (row.store === keysRow) keys = row.value as typeof keys;
		else if (isCanary(row)) canary = row;
		else if (known.has(row.store)) waiting.push(row);
		if (waiting.length < rowsInOne) continue;
		await write(db, waiting, 'relaxed');
		waiting = [];
	}
	await write(db, waiting, 'strict');
	return { canary, keys };
}

/** Removes what had been deleted before the last backup was made. */
async function removeGone(
	db: RawDatabase,
	keys: Readonly<Record<string, readonly IDBValidKey[]>>
): Promise<void> {
	for (const store of db.objectStoreNames) {
		const kept = new Set(keys[store] ?? []);
		const there = await db.getAllKeys(store);
		const gone = there.filter((key) => !kept.has(key));
		const transaction = db.transaction(store, 'readwrite');
		void transactionEnd(transaction.done);
		await Promise.all(gone.map((key) => transaction.store.delete(key)));
		await transaction.done;
	}
}

/** Verifies all of the chain, then writes it over whatever lies in `archive`. Rejects with the signal's reason. */
export async function restore(
	archive: ArchiveDatabase,
	chain: BackupChain,
	options: RestoreOptions
): Promise<Result<void, BackupFailure>> {
	const db = rawly(archive);
	const all = 2 * chain.reduce((sum, { file }) => sum + file.size, 0);
	let before = 0;
	const tell = (done: number) => options.onProgress?.(Math.min(1, (before + done) / all));
	for (const backup of chain) {
		const verified = await verifyOne(backup, options, tell);
		if (!verified.ok) return verified;
		before += backup.file.size;
	}
	try {
		await empty(db);
		let last: Awaited<ReturnType<typeof writeOne>> | null = null;
		let canary: StoredRow | null = null;
		for (const backup of chain) {
			last = await writeOne(db, rowsOf(backup, options, tell));
			canary = last.canary ?? canary;
			before += backup.file.size;
		}
		if (last) await removeGone(db, last.keys);
		if (canary) await write(db, [canary], 'strict');
		return ok(undefined);
	} catch (error) {
		const code = classify(error);
		if (!code || options.signal?.aborted) throw error;
		return fail(code);
	}
}
