// Scans opened for a look at their pages. A 300-page PDF is opened once, not 300 times; the one least used is closed.
import type { SourceId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import type { OpenedScan, ScanDecoder } from '../ports.ts';

const keep = 2;

interface Held {
	readonly id: SourceId;
	readonly name: string;
	readonly opened: Promise<Result<OpenedScan>>;
	users: number;
}

export interface SourceBytes {
	/** The scan as stored. */
	load(id: SourceId): Promise<Result<Blob | null>>;
	decoder(): Promise<ScanDecoder>;
}

export class OpenSources {
	readonly #bytes: SourceBytes;
	#held: readonly Held[] = [];

	constructor(bytes: SourceBytes) {
		this.#bytes = bytes;
	}

	async render(source: Page['source'], signal: AbortSignal): Promise<Result<Blob>> {
		const held = this.#hold(source);
		held.users++;
		try {
			const opened = await held.opened;
			if (!opened.ok) {
				this.#forget(held);
				return opened;
			}
			const part = source.region ? { region: source.region } : {};
			return await opened.value.render(source.pageIndex, { signal, ...part });
		} finally {
			held.users--;
			await this.#trim();
		}
	}

	async closeAll(): Promise<void> {
		const held = this.#held;
		this.#held = [];
		for (const one of held) await closeOne(one);
	}

	#hold({ id, fileName: name, isAllowed = false }: Page['source']): Held {
		const known = this.#held.find((one) => one.id === id);
		const held = known ?? { id, name, opened: this.#open(id, name, isAllowed), users: 0 };
		// Last used stands last.
		this.#held = [...this.#held.filter((one) => one !== held), held];
		return held;
	}

	async #open(id: SourceId, name: string, isAllowed: boolean): Promise<Result<OpenedScan, string>> {
		const blob = await this.#bytes.load(id);
		if (!blob.ok) return blob;
		if (!blob.value) return fail('file-unreadable');
		const decoder = await this.#bytes.decoder();
		return decoder.open(blob.value, name, { isAllowed });
	}

	#forget(held: Held): void {
		this.#held = this.#held.filter((one) => one !== held);
	}

	async #trim(): Promise<void> {
		const idle = this.#held.filter((one) => one.users === 0);
		for (const one of idle.slice(0, Math.max(0, this.#held.length - keep))) {
			this.#forget(one);
			await closeOne(one);
		}
	}
}

async function closeOne(held: Held): Promise<void> {
	const opened = await held.opened;
	if (opened.ok) await opened.value.close();
}
