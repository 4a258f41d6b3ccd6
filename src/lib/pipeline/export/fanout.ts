// One pass over the records feeds several formats in step: all files of a package show the same moment,
// and no record is held longer than the slowest format needs.

interface Seat<T> {
	give: (result: IteratorResult<T>) => void;
	refuse: (reason: unknown) => void;
}

const asError = (reason: unknown): Error =>
	reason instanceof Error ? reason : new Error('export stopped', { cause: reason });

export class Fanout<T> {
	readonly #source: AsyncIterator<T>;
	readonly #waiting = new Map<number, Seat<T>>();
	readonly #active: Set<number>;
	#failure: Error | null = null;

	constructor(source: AsyncIterable<T>, consumers: number) {
		this.#source = source[Symbol.asyncIterator]();
		this.#active = new Set(Array.from({ length: consumers }, (_, index) => index));
	}

	/** The stream of consumer `index`; each is read once. Leaving it early frees the others. */
	consumer(index: number): AsyncIterable<T> {
		const iterator: AsyncIterator<T> = {
			next: () =>
				new Promise<IteratorResult<T>>((give, refuse) => {
					if (this.#failure) {
						refuse(this.#failure);
						return;
					}
					this.#waiting.set(index, { give, refuse });
					this.#advance();
				}),
			return: () => {
				this.#active.delete(index);
				this.#advance();
				return Promise.resolve({ done: true, value: undefined });
			}
		};
		return { [Symbol.asyncIterator]: () => iterator };
	}

	/** Ends every stream with this reason: a package is whole or it is not. */
	fail(reason: unknown): void {
		this.#failure ??= asError(reason);
		for (const seat of this.#waiting.values()) seat.refuse(reason);
		this.#waiting.clear();
	}

	#advance(): void {
		if (this.#active.size === 0 || this.#waiting.size < this.#active.size) return;
		const seats = [...this.#waiting.values()];
		this.#waiting.clear();
		this.#source.next().then(
			(result) => {
				for (const seat of seats) seat.give(result);
			},
			(reason: unknown) => {
				this.#failure ??= asError(reason);
				for (const seat of seats) seat.refuse(reason);
			}
		);
	}
}
