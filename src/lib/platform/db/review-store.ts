// What the review desk keeps: batches, judgements, digests. A batch changes by compare-and-set, so that two supervisors
// never overwrite each other; signing moves all its files and writes the sheet in one transaction, or does nothing.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { BatchId, Judgement, ReviewBatch, ReviewDigest } from '#lib/domain/review-batch.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import type { JournalHead } from './schema.ts';
import { read, together, transact, type WriteTransaction } from './transact.ts';

export function listBatches(
	connection: Connection
): Promise<Result<readonly ReviewBatch[], StorageFailure>> {
	return read(connection, ['batches'], (transaction) =>
		transaction.objectStore('batches').getAll()
	);
}

/** Everything asked and answered in a batch. */
export function judgementsOf(
	connection: Connection,
	batchId: BatchId
): Promise<Result<readonly Judgement[], StorageFailure>> {
	return read(connection, ['judgements'], (transaction) =>
		transaction.objectStore('judgements').index('by-batch').getAll(batchId)
	);
}

/** All judgements ever made, for the figures of people. */
export function allJudgements(
	connection: Connection
): Promise<Result<readonly Judgement[], StorageFailure>> {
	return read(connection, ['judgements'], (transaction) =>
		transaction.objectStore('judgements').getAll()
	);
}

export interface BatchChange {
	readonly batch: ReviewBatch;
	/** Version the change was made on; null for a new batch. */
	readonly base: number | null;
	/** Questions put; those already there keep their answers. */
	readonly ask?: readonly Judgement[];
	/** Answers that change no record. */
	readonly answer?: readonly Judgement[];
	readonly journal: readonly JournalDraft[];
}

/** True where the stored batch is the one the change was made on. */
async function isCurrent(transaction: WriteTransaction, { batch, base }: BatchChange) {
	const stored = await transaction.objectStore('batches').get(batch.id);
	return (stored?.version ?? null) === base;
}

/** `conflict`: somebody else has changed the batch; nothing was written. */
export function changeBatch(
	connection: Connection,
	change: BatchChange
): Promise<Result<ReviewBatch, StorageFailure | 'conflict'>> {
	const stores = ['batches', 'judgements', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		if (!(await isCurrent(transaction, change))) return fail('conflict');
		const batch = { ...change.batch, version: (change.base ?? 0) + 1 };
		const rows = transaction.objectStore('judgements');
		const known = await together((change.ask ?? []).map((row) => () => rows.getKey(row.id)));
		const asked = (change.ask ?? []).filter((_, index) => known[index] === undefined);
		await together<readonly unknown[]>([
			...[...asked, ...(change.answer ?? [])].map((row) => () => rows.put(row)),
			() => transaction.objectStore('batches').put(batch),
			() => appendJournal(transaction, change.journal)
		]);
		return ok(batch);
	});
}

export interface JudgementRows {
	readonly answers: readonly Judgement[];
	/** Questions that follow; one already there about the same value keeps its answer. */
	readonly asks?: readonly Judgement[];
}

/** Keeps answers that change neither a record nor the batch; hands back what is stored now. */
export function putJudgements(
	connection: Connection,
	{ answers, asks = [] }: JudgementRows,
	journal: readonly JournalDraft[]
): Promise<Result<readonly Judgement[], StorageFailure>> {
	return transact(connection, ['judgements', ...journalStores], async (transaction) => {
		const store = transaction.objectStore('judgements');
		const known = await together(asks.map((row) => () => store.get(row.id)));
		const asked = asks.map((row, at) => (known[at]?.stands === row.stands ? known[at] : row));
		const rows = [...answers, ...asked];
		await together<readonly unknown[]>([
			...rows.map((row) => () => store.put(row)),
			() => appendJournal(transaction, journal)
		]);
		return ok(rows);
	});
}

export interface FileApproval {
	readonly id: RegistryFileId;
	/** Version the judges saw: a file changed a second ago is not approved unseen. */
	readonly version: number;
	readonly change: Partial<RegistryFile>;
}

/** Signs a batch and approves its files. `conflict`: one of them, or the batch, is no longer what was judged. */
export function signBatch(
	connection: Connection,
	change: BatchChange,
	approvals: readonly FileApproval[]
): Promise<Result<ReviewBatch, StorageFailure | 'conflict'>> {
	const stores = ['batches', 'files', 'records', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		if (!(await isCurrent(transaction, change))) return fail('conflict');
		for (const { id, version, change: approval } of approvals) {
			const file = await transaction.objectStore('files').get(id);
			const record = await transaction.objectStore('records').get(id);
			if (!file || !record || file.version !== version || file.state !== 'sent')
				return fail('conflict', { file: file?.title ?? '' });
			await transaction.objectStore('files').put({ ...file, ...approval, version: version + 1 });
			await transaction.objectStore('records').put({ ...record, version: version + 1 });
		}
		const batch = { ...change.batch, version: (change.base ?? 0) + 1 };
		await transaction.objectStore('batches').put(batch);
		await appendJournal(transaction, change.journal);
		return ok(batch);
	});
}

/** The last entry of the journal: what a sheet is anchored to. */
export function journalHead(
	connection: Connection
): Promise<Result<JournalHead | null, StorageFailure>> {
	return read(
		connection,
		['stats'],
		async (transaction) =>
			(await transaction.objectStore('stats').get('journal-head'))?.value ?? null
	);
}

export function listDigests(
	connection: Connection
): Promise<Result<readonly ReviewDigest[], StorageFailure>> {
	return read(connection, ['digests'], (transaction) =>
		transaction.objectStore('digests').getAll()
	);
}

export function putDigests(
	connection: Connection,
	digests: readonly ReviewDigest[]
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['digests'], async (transaction) => {
		const store = transaction.objectStore('digests');
		await together(digests.map((digest) => () => store.put(digest)));
		return ok(undefined);
	});
}
