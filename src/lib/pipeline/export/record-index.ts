// The index of a package: one hash a record. The next export compares with it and writes only what changed.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ExportRecord } from '../export-record.ts';
import { jsonRecord } from './text/json-record.ts';

export const indexFileName = 'muc-luc.tsv';

/** File id → SHA-256 hex of the record's canonical JSON. */
export type RecordIndex = ReadonlyMap<string, string>;

const encoder = new TextEncoder();

export const recordHash = (record: ExportRecord): string =>
	bytesToHex(sha256(encoder.encode(jsonRecord(record))));

/** One line a record, `fileId TAB hash`, in the order of the records. */
export const indexText = (index: RecordIndex): string =>
	[...index].map(([id, hash]) => `${id}\t${hash}\n`).join('');

export function parseIndex(text: string): Result<RecordIndex, 'index-broken'> {
	const index = new Map<string, string>();
	for (const line of text.split('\n').slice(0, -1)) {
		const match = /^([^\t]+)\t([0-9a-f]{64})$/.exec(line);
		if (!match?.[1] || !match[2]) return fail('index-broken');
		index.set(match[1], match[2]);
	}
	return text === '' || text.endsWith('\n') ? ok(index) : fail('index-broken');
}

/** What a delta says against an earlier package. */
export interface Delta {
	readonly added: number;
	readonly changed: number;
	readonly same: number;
	/** Ids that the earlier package had and this archive no longer lets go. */
	readonly removed: readonly string[];
}

/** Follows the records of one run, and tells which of them are new against `base`. */
export class IndexBuilder {
	readonly #base: RecordIndex | null;
	readonly index = new Map<string, string>();
	#added = 0;
	#changed = 0;

	constructor(base: RecordIndex | null) {
		this.#base = base;
	}

	/** False: the earlier package already has this record as it is. */
	isNews(record: ExportRecord): boolean {
		const { id } = record.file;
		const hash = recordHash(record);
		this.index.set(id, hash);
		const before = this.#base?.get(id);
		if (before === hash) return false;
		if (before === undefined) this.#added++;
		else this.#changed++;
		return true;
	}

	get delta(): Delta | null {
		if (!this.#base) return null;
		const removed = [...this.#base.keys()].filter((id) => !this.index.has(id));
		const same = this.index.size - this.#added - this.#changed;
		return { added: this.#added, changed: this.#changed, same, removed };
	}
}
