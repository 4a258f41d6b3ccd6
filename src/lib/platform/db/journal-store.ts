// Appends to the journal inside whatever transaction makes the change, reads it, and verifies the whole chain.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft, JournalEntry } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { chain, type ChainBreak, emptyHead, signAll } from './journal-chain.ts';
import { firstLine } from './journal-file.ts';
import { JournalVerifier, type SigningKey } from './journal-verify.ts';
import type { JournalHead } from './schema.ts';
import {
	read,
	transact,
	type ReadTransaction,
	together,
	type WriteTransaction
} from './transact.ts';

/** Stores a transaction must cover to append. */
export const journalStores = ['journal', 'stats'] as const;

/** The last entry of the chain. */
export async function journalHead(transaction: ReadTransaction): Promise<JournalHead> {
	const row = await transaction.objectStore('stats').get('journal-head');
	return row?.value ?? emptyHead;
}

export async function appendJournal(
	transaction: WriteTransaction,
	drafts: readonly JournalDraft[]
): Promise<void> {
	if (drafts.length === 0) return;
	const { signer } = transaction.session;
	const chained = chain(await journalHead(transaction), drafts, signer?.keyId);
	const entries = signer ? await signAll(chained, signer) : chained;
	const store = transaction.objectStore('journal');
	const last = entries.at(-1) ?? emptyHead;
	const head: JournalHead = { seq: last.seq, hash: last.hash };
	await together<readonly unknown[]>([
		...entries.map((entry) => () => store.add(entry)),
		() => transaction.objectStore('stats').put({ key: 'journal-head', value: head })
	]);
}

/** Acts that change no record: an export. One strict transaction. */
export function appendActs(
	connection: Connection,
	drafts: readonly JournalDraft[]
): Promise<Result<void, StorageFailure>> {
	return transact(connection, journalStores, async (transaction) => {
		await appendJournal(transaction, drafts);
		return ok(undefined);
	});
}

/** Every act on one household file, oldest first. */
export function journalOf(
	connection: Connection,
	fileId: RegistryFileId
): Promise<Result<readonly JournalEntry[], StorageFailure>> {
	return read(connection, ['journal'], (transaction) =>
		transaction.objectStore('journal').index('by-file').getAll(fileId)
	);
}

export interface JournalVerdict {
	readonly entries: number;
	readonly brokenAt: ChainBreak | null;
	readonly headHash: string;
}

const pageSize = 1000;

async function signingKeys(transaction: ReadTransaction): Promise<readonly SigningKey[]> {
	const accounts = await transaction.objectStore('accounts').getAll();
	return accounts.flatMap(({ id, publicKeys }) =>
		publicKeys.map((publicKey) => ({ user: id, publicKey }))
	);
}

/** All entries, oldest first, in pages so that memory stays flat. */
async function* journalPages(
	connection: Connection
): AsyncGenerator<Result<readonly JournalEntry[], StorageFailure>> {
	for (let after = 0; ;) {
		const from = after;
		const page = await read(connection, ['journal'], (transaction) =>
			transaction
				.objectStore('journal')
				.getAll(from === 0 ? null : IDBKeyRange.lowerBound(from, true), pageSize)
		);
		yield page;
		if (!page.ok || page.value.length < pageSize) return;
		after = page.value.at(-1)?.seq ?? after;
	}
}

/** Walks the whole chain: every hash, every link, every signature, and the end. */
export async function verifyJournal(
	connection: Connection
): Promise<Result<JournalVerdict, StorageFailure>> {
	const keys = await read(connection, ['accounts'], signingKeys);
	if (!keys.ok) return keys;
	const verifier = await JournalVerifier.over(keys.value);
	for await (const page of journalPages(connection)) {
		if (!page.ok) return page;
		const brokenAt = await verifier.follow(page.value);
		const { seq, hash } = verifier.head;
		if (brokenAt) return ok({ entries: seq, headHash: hash, brokenAt });
	}
	const stored = await read(connection, ['stats'], journalHead);
	if (!stored.ok) return stored;
	const { seq, hash } = verifier.head;
	// What was appended while the chain was walked is looked at next time.
	const isWhole = stored.value.seq === seq ? stored.value.hash === hash : stored.value.seq > seq;
	const grown = isWhole && stored.value.seq > seq ? await entryAt(connection, seq + 1) : true;
	const brokenAt = isWhole && grown ? null : ({ seq: seq + 1, why: 'head' } as const);
	return ok({ entries: seq, headHash: hash, brokenAt });
}

/** Whether an entry stands there. */
async function entryAt(connection: Connection, seq: number): Promise<boolean> {
	const found = await read(connection, ['journal'], (transaction) =>
		transaction.objectStore('journal').getKey(seq)
	);
	return found.ok && found.value !== undefined;
}

/** The journal as a file that `npm run verify-journal` looks through; see journal-file.ts. */
export async function exportJournal(connection: Connection): Promise<Result<Blob, StorageFailure>> {
	const start = await read(connection, ['accounts', 'stats'], async (transaction) => {
		const keys = await signingKeys(transaction);
		return firstLine(await journalHead(transaction), keys);
	});
	if (!start.ok) return start;
	const parts = [start.value];
	for await (const page of journalPages(connection)) {
		if (!page.ok) return page;
		parts.push(...page.value.map((entry) => `${JSON.stringify(entry)}\n`));
	}
	return ok(new Blob(parts, { type: 'application/jsonl' }));
}

/** Whether the journal has this entry under this hash: what a sheet or an export is anchored to. */
export function journalHolds(
	connection: Connection,
	{ seq, hash }: JournalHead
): Promise<Result<boolean, StorageFailure>> {
	return read(connection, ['journal'], async (transaction) => {
		const entry = seq > 0 ? await transaction.objectStore('journal').get(seq) : undefined;
		return entry?.hash === hash;
	});
}
