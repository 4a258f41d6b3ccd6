// Which part of a row lies in the clear and which key seals the rest, store by store, in one table. Clear are only
// opaque ids and states that indexes need; what belongs to a household file is sealed with that file's own key.
import type { StoreNames } from 'idb';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { ArchiveSchema } from './schema.ts';

export type StoreName = StoreNames<ArchiveSchema>;
export type Value<N extends StoreName> = ArchiveSchema[N]['value'];

export interface Sealing {
	readonly keyPath: string;
	/** Properties that stay readable; what is sealed repeats them, so that a changed one shows. */
	readonly clear: readonly string[];
	/** Sealed with the archive's key even where the row is sealed with its file's: what outlives the file. */
	readonly outer?: readonly string[];
	/** What stands for the inner part once the file has been erased; without it the row is gone. */
	readonly erased?: Readonly<Record<string, unknown>>;
	/** What stands in a list for a row that does not open; without it the row is left out. */
	readonly broken?: Readonly<Record<string, unknown>>;
	/** The property that holds bytes, a Blob or an array. */
	readonly blob?: string;
	/** The id tells something (a hash of the content) and is stored hidden. */
	readonly hidden?: true;
	/** Property that names the household file; where a row has none, the writer says it. */
	readonly file?: string;
	/** Worth keeping decrypted for the next edit. */
	readonly cached?: true;
}

/** Null: lies in the clear as a whole, because it holds nothing personal or is sealed in itself. */
const table: { readonly [N in StoreName]: Sealing | null } = {
	settings: { keyPath: 'key', clear: [], cached: true },
	stats: { keyPath: 'key', clear: [], cached: true },
	accounts: null,
	fileKeys: null,
	sources: { keyPath: 'id', clear: [], file: 'fileId', hidden: true },
	sourceBytes: { keyPath: 'id', clear: [], blob: 'blob', hidden: true },
	images: { keyPath: 'id', clear: [], blob: 'blob' },
	// The list of files is read whole at every start: one key for all of it.
	files: { keyPath: 'id', clear: [], cached: true },
	pages: { keyPath: 'id', clear: ['fileId', 'state'], file: 'fileId', cached: true },
	readings: { keyPath: 'pageId', clear: [] },
	exports: { keyPath: 'id', clear: [] },
	lists: { keyPath: 'id', clear: [] },
	searchShards: { keyPath: 'id', clear: [], blob: 'text' },
	batches: { keyPath: 'id', clear: [] },
	judgements: {
		keyPath: 'id',
		clear: ['batchId'],
		file: 'fileId',
		outer: [
			...['id', 'fileId', 'pageId', 'key', 'stage', 'round', 'stratum', 'kind', 'standsStatus'],
			...['risk', 'keyer', 'verdict', 'by', 'at']
		],
		erased: { stands: '', other: null, typed: null, settled: null }
	},
	digests: { keyPath: 'fileId', clear: [] },
	rulings: { keyPath: 'id', clear: [] },
	records: { keyPath: 'fileId', clear: [], file: 'fileId', cached: true },
	journal: {
		keyPath: 'seq',
		clear: ['fileId'],
		file: 'fileId',
		outer: ['prevHash', 'hash', 'signer', 'sig', 'act', 'at', 'who', 'role', 'source', 'origin'],
		erased: { old: '', new: '', isErased: true },
		broken: { fileId: null, prevHash: '', hash: '', act: 'edit', at: '', who: '', old: '', new: '' }
	}
};

/** Settings that must be readable before anybody is unlocked. */
const openSettings = new Set(['canary', 'archive']);

/** How rows of a store are sealed; null: in the clear. */
export function sealingOf(store: StoreName, key: unknown): Sealing | null {
	if (store === 'settings' && typeof key === 'string' && openSettings.has(key)) return null;
	return table[store];
}

/** The household file a row belongs to, as far as the row says. */
export function fileOf(sealing: Sealing, row: Readonly<Record<string, unknown>>) {
	const id = sealing.file === undefined ? undefined : row[sealing.file];
	return typeof id === 'string' ? (id as RegistryFileId) : null;
}

/** Which property each index stands on. */
export const indexed: Readonly<Record<string, string>> = {
	'by-file': 'fileId',
	'by-state': 'state',
	'by-batch': 'batchId'
};
