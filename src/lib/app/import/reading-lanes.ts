// How many pages are worked on at a time: as many as the machine bears while nobody is at the keys, one fewer on a small
// machine while somebody is. Saving beside two pages on two cores takes half as long again as beside one.
import type { Changes } from '#lib/platform/changes.ts';
import type { Clock } from '#lib/platform/clock.ts';
import { IdleWatch } from '../idle-watch.ts';
import type { PageReader } from '../ports.ts';

/** Longer than a clerk looks at a page without touching anything. */
const idleMinutes = 0.5;

export interface LanesOptions {
	readonly clock: Clock;
	readonly changes: Changes;
	readonly reader: () => Promise<Pick<PageReader, 'workers' | 'workersWhileTyping'>>;
	readonly isWaiting: () => boolean;
	/** Does the next page, never rejects; false when there was none. */
	readonly doNext: () => Promise<boolean>;
}

export class ReadingLanes {
	readonly #options: LanesOptions;
	readonly #watch: IdleWatch;
	#open = 0;
	#isTyping = false;

	constructor(options: LanesOptions) {
		this.#options = options;
		this.#watch = new IdleWatch({
			clock: options.clock,
			minutes: () => idleMinutes,
			onIdle: () => this.#left(),
			onActivity: () => (this.#isTyping = true)
		});
		options.changes.listen((_change, isForeign) => {
			if (isForeign) this.#savedElsewhere();
		});
	}

	/** From now on it is noticed whether somebody works here. */
	start(): void {
		this.#watch.start();
	}

	/** Takes up what waits, on as many lanes as are free. */
	async open(): Promise<void> {
		const reader = await this.#options.reader();
		const most = () => (this.#isTyping ? reader.workersWhileTyping : reader.workers);
		while (this.#open < most() && this.#options.isWaiting()) {
			this.#open++;
			void this.#lane(most);
			// The next lane takes its page in its own turn, so that two never take the same.
			await Promise.resolve();
		}
	}

	async #lane(most: () => number): Promise<void> {
		// A look finds pages to read for lanes that had nothing left to do.
		while (this.#open <= most() && (await this.#options.doNext())) void this.open();
		this.#open--;
	}

	#savedElsewhere(): void {
		this.#isTyping = true;
		this.#watch.restart();
	}

	#left(): void {
		this.#isTyping = false;
		if (this.#options.isWaiting()) void this.open();
	}
}
