// Two people changed the same field without a lock between them: neither wins in silence. The later text is kept
// as an open question for the supervisor, with the stored one beside it.
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import type { PendingBatch } from './pending-batch.ts';

const sameEntry = (a: FieldEntry | null, b: FieldEntry | null): boolean =>
	a === b ||
	(a !== null &&
		b !== null &&
		a.raw === b.raw &&
		a.status === b.status &&
		a.confirmed === b.confirmed &&
		(a.parked ?? false) === (b.parked ?? false));

/** Lays a batch on a record that has moved on; `over` = a batch that will be committed before this one. */
export function rebase(batch: PendingBatch, record: FileRecord, over?: PendingBatch): void {
	for (const [key, mine] of batch.entries) {
		if (over?.entries.has(key)) continue;
		const base = batch.stored.get(key) ?? null;
		const theirs = record.entries[key] ?? null;
		if (sameEntry(theirs, base) || sameEntry(theirs, mine)) continue;
		batch.stored.set(key, theirs);
		if (mine) batch.question(key, mine, theirs);
		// An undo to "nobody has touched it" yields to what somebody has now written.
		else batch.entries.set(key, theirs);
	}
}
