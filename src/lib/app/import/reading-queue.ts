// Which page is read next: pages on screen first, then in order of arrival. Knows pages by id only.
import type { PageId } from '#lib/domain/ids.ts';

export class ReadingQueue<T extends { readonly id: PageId }> {
	#waiting: readonly T[] = [];
	#first: readonly PageId[] = [];
	readonly #running = new Set<PageId>();

	get waiting(): number {
		return this.#waiting.length;
	}

	get running(): number {
		return this.#running.size;
	}

	/** Adds pages that are not already waiting or running; answers how many were new. */
	add(pages: readonly T[]): number {
		const known = new Set([...this.#running, ...this.#waiting.map((page) => page.id)]);
		const fresh = pages.filter((page) => !known.has(page.id));
		this.#waiting = [...this.#waiting, ...fresh];
		return fresh.length;
	}

	/** These pages are on screen, most wanted first. */
	prioritise(ids: readonly PageId[]): void {
		this.#first = ids;
	}

	/** Whether a page that is on screen waits. */
	get hasWanted(): boolean {
		return this.#first.some((id) => this.#waiting.some((page) => page.id === id));
	}

	/** Takes the next page out; null when none waits. */
	take(): { readonly page: T; readonly isOnScreen: boolean } | null {
		const wanted = this.#first
			.map((id) => this.#waiting.find((page) => page.id === id))
			.find((page) => page !== undefined);
		const page = wanted ?? this.#waiting[0];
		if (!page) return null;
		this.#waiting = this.#waiting.filter((one) => one !== page);
		this.#running.add(page.id);
		return { page, isOnScreen: wanted !== undefined };
	}

	done(id: PageId): void {
		this.#running.delete(id);
	}

	/** Forgets what waits; what runs ends by itself. */
	clear(): void {
		this.#waiting = [];
	}
}
