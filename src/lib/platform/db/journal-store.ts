// Appends to the journal inside whatever transaction makes the change, reads it, and verifies the whole chain.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft, JournalEntry } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { chain, type ChainBreak, emptyHead, followChain, signAll } from './journal-chain.ts';
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

/** Walks the whole chain, in pages so that memory stays flat. */
export async function verifyJournal(
	connection: Connection
): Promise<Result<JournalVerdict, StorageFailure>> {
	let at = emptyHead;
	for (;;) {
		const from = at.seq;
		const page = await read(connection, ['journal', 'stats'], async (transaction) => ({
			entries: await transaction
				.objectStore('journal')
				.getAll(from === 0 ? null : IDBKeyRange.lowerBound(from, true), pageSize),
			head: await journalHead(transaction)
		}));
		if (!page.ok) return page;
		const { head, broken } = followChain(at, page.value.entries);
		at = head;
		const verdict = { entries: at.seq, headHash: at.hash };
		if (broken) return ok({ ...verdict, brokenAt: broken });
		if (page.value.entries.length === pageSize) continue;
		const stored = page.value.head;
		const isWhole = stored.seq === at.seq && stored.hash === at.hash;
		return ok({ ...verdict, brokenAt: isWhole ? null : { seq: at.seq + 1, why: 'head' } });
	}
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
