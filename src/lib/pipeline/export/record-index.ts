// The index of a package: one mark a record, its version and a checksum of its values. The next export compares
// with it and writes only what changed. It is no proof (the manifest is): it only has to notice.
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ExportRecord } from '../export-record.ts';
import type { FactValue } from '../../domain/household.ts';

export const indexFileName = 'muc-luc.tsv';

/** File id → mark. */
export type RecordIndex = ReadonlyMap<string, string>;

/** FNV-1a over UTF-16 units, two lanes of 32 bits: a changed value is missed once in 2^64 times. */
class Checksum {
	#low = 0x811c9dc5;
	#high = 0x01000193;

	add(text: string): void {
		for (let index = 0; index < text.length; index++) {
			const unit = text.charCodeAt(index);
			this.#low = Math.imul(this.#low ^ unit, 0x01000193);
			this.#high = Math.imul(this.#high ^ (unit + 0x9e37), 0x85ebca6b);
		}
		// A mark between texts, so that "ab","c" is not "a","bc".
		this.#low = Math.imul(this.#low ^ 0x1ffff, 0x01000193);
		this.#high = Math.imul(this.#high ^ 0x1ffff, 0x85ebca6b);
	}

	get hex(): string {
		const part = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
		return part(this.#high) + part(this.#low);
	}
}

function addFacts(sum: Checksum, facts: Readonly<Record<string, FactValue>>): void {
	for (const id of Object.keys(facts).sort()) {
		const fact = facts[id];
		sum.add(id);
		sum.add(fact?.value ?? '');
		sum.add(fact?.status ?? '');
	}
}

/** `version-checksum`: any act of a person raises the version, and a better rule changes the values. */
export function recordMark({ file, household }: ExportRecord): string {
	const sum = new Checksum();
	sum.add(file.title);
	sum.add(household.headId ?? '');
	addFacts(sum, household.facts);
	for (const person of household.persons) {
		sum.add(person.id);
		sum.add(person.roles.join(' '));
		addFacts(sum, person.facts);
	}
	return `${file.version}-${sum.hex}`;
}

/** One line a record, `fileId TAB mark`, in the order of the records. */
export const indexText = (index: RecordIndex): string =>
	[...index].map(([id, mark]) => `${id}\t${mark}\n`).join('');

export function parseIndex(text: string): Result<RecordIndex, 'index-broken'> {
	const index = new Map<string, string>();
	for (const line of text.split('\n').slice(0, -1)) {
		const match = /^([^\t]+)\t(\d+-[0-9a-f]{16})$/.exec(line);
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
		const mark = recordMark(record);
		this.index.set(id, mark);
		const before = this.#base?.get(id);
		if (before === mark) return false;
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
