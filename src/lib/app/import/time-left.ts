// How long the pages to go will take, from the pages just done: a rolling rate, because pages differ.

const window = 12;

export class TimeLeft {
	#ends: readonly number[] = [];

	/** A page was done at this time, milliseconds. */
	tick(atMs: number): void {
		this.#ends = [...this.#ends, atMs].slice(-window);
	}

	restart(): void {
		this.#ends = [];
	}

	/** Milliseconds; null until two pages are done. */
	left(pagesToGo: number): number | null {
		const [first] = this.#ends;
		const last = this.#ends.at(-1);
		if (first === undefined || last === undefined || this.#ends.length < 2) return null;
		return Math.round(((last - first) / (this.#ends.length - 1)) * pagesToGo);
	}
}
