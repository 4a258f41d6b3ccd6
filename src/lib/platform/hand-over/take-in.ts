// Stores one household file that has arrived, whole or not at all. What it replaces here is asked for before; pages
// that belong to another file are never touched.
import type { JournalDraft, JournalEntry, JournalOrigin } from '#lib/domain/journal.ts';
import type { PageId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import type { StorageFailure } from '#lib/platform/db/failures.ts';
import { appendJournal, journalStores } from '#lib/platform/db/journal-store.ts';
import type { StoredFile } from '#lib/platform/db/schema.ts';
import { transact, type WriteTransaction } from '#lib/platform/db/transact.ts';
import type { PackedFile } from './packed-file.ts';

export interface TakeInOptions {
	readonly packed: PackedFile;
	readonly packageId: string;
	/** Install ids: of the giver's archive, and of this one. */
	readonly from: string;
	readonly mine: string;
	readonly names: Readonly<Record<string, string>>;
	/** Version here when a person decided; null: it was not here. */
	readonly seenVersion: number | null;
	/** The line that says who took it in. */
	readonly draft: JournalDraft;
}

export type TakeInFailure = StorageFailure | 'conflict' | 'package-damaged';

/** Where an entry was first written: carried on through every hand-over. */
function originOf(
	entry: JournalEntry,
	{ from, names }: Pick<TakeInOptions, 'from' | 'names'>
): JournalOrigin {
	if (entry.origin) return entry.origin;
	const { seq, hash, signer, sig, who } = entry;
	return {
		archive: from,
		seq,
		hash,
		name: names[who] ?? '',
		...(signer && { signer, sig: sig ?? '' })
	};
}

/** Entries that are not here yet, as they are to be appended: the chain goes on, their own hashes are kept beside. */
export function newEntries(
	known: readonly JournalEntry[],
	arrived: readonly JournalEntry[],
	options: Pick<TakeInOptions, 'from' | 'mine' | 'names'>
): JournalDraft[] {
	const place = ({ archive, seq }: JournalOrigin) => `${archive} ${seq}`;
	const here = new Set(
		known.map((entry) => place(originOf(entry, { ...options, from: options.mine })))
	);
	return arrived.flatMap((entry) => {
		const origin = originOf(entry, options);
		if (here.has(place(origin))) return [];
		const { seq: _seq, prevHash: _prev, hash: _hash, signer: _signer, sig: _sig, ...act } = entry;
		return [{ ...act, origin }];
	});
}

const stores = [
	...(['files', 'records', 'pages', 'readings', 'images'] as const),
	...(['sources', 'sourceBytes', 'settings'] as const),
	...journalStores
];

export function takeIn(
	connection: Connection,
	options: TakeInOptions
): Promise<Result<void, TakeInFailure>> {
	const { packed, packageId, seenVersion } = options;
	const { id } = packed.file;
	return transact(connection, stores, async (transaction) => {
		const at = transaction.objectStore.bind(transaction);
		const [here, before] = await Promise.all([
			at('files').get(id),
			at('pages').index('by-file').getAll(id)
		]);
		if ((here?.version ?? null) !== seenVersion) return fail('conflict');
		if (await isOthers(transaction, packed)) return fail('package-damaged');
		const kept = new Set<PageId>(packed.pages.map((page) => page.id));
		for (const page of before) if (!kept.has(page.id)) await removePage(transaction, page.id);
		const version = Math.max(here?.version ?? 0, packed.file.version) + 1;
		const { away: _away, ...file } = packed.file;
		const next: StoredFile = { ...file, version, cameIn: packageId };
		await at('files').put(next);
		await at('records').put({ ...packed.record, version });
		for (const page of packed.pages) await at('pages').put(page);
		for (const reading of packed.readings) await at('readings').put(reading, id);
		for (const image of packed.images) await at('images').put(image, id);
		for (const { source, blob } of packed.sources) {
			if (await at('sources').get(source.id)) continue;
			await at('sources').put({ ...source, fileId: id });
			await at('sourceBytes').put({ id: source.id, blob }, id);
		}
		const known = await at('journal').index('by-file').getAll(id);
		await appendJournal(transaction, [
			...newEntries(known, packed.journal, options),
			options.draft
		]);
		await nameWorkers(transaction, packed, options.names);
		return ok(undefined);
	});
}

/** A package may not bring rows under ids that belong to another file here. */
async function isOthers(transaction: WriteTransaction, packed: PackedFile): Promise<boolean> {
	const pages = await Promise.all(
		packed.pages.map((page) => transaction.objectStore('pages').get(page.id))
	);
	return pages.some((page) => page !== undefined && page.fileId !== packed.file.id);
}

async function removePage(transaction: WriteTransaction, id: PageId): Promise<void> {
	for (const store of ['pages', 'readings', 'images'] as const)
		await transaction.objectStore(store).delete(id);
}

/** Lists and the journal's lines name people of the other archive, too. */
async function nameWorkers(
	transaction: WriteTransaction,
	{ journal }: PackedFile,
	names: Readonly<Record<string, string>>
): Promise<void> {
	const settings = transaction.objectStore('settings');
	const row = await settings.get('workers');
	const workers = (row?.value ?? []) as readonly { id: string; name: string; role: string }[];
	const added = new Map<string, { id: string; name: string; role: string }>();
	for (const { who, role } of journal)
		if (names[who] && !workers.some(({ id }) => id === who))
			added.set(who, { id: who, name: names[who], role });
	if (added.size > 0)
		await settings.put({ key: 'workers', value: [...workers, ...added.values()] as never });
}
