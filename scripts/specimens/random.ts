// Seeded randomness: the same seed draws the same households, pages and dirt on every machine.

/** Mulberry32. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
		this.next();
	}

	/** 0 ≤ x < 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** from ≤ n ≤ to, whole. */
	int(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	between(from: number, to: number): number {
		return from + this.next() * (to - from);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** @throws RangeError for an empty list. */
	pick<T>(list: readonly T[]): T {
		const found = list[Math.floor(this.next() * list.length)];
		if (found === undefined) throw new RangeError('nothing to pick from');
		return found;
	}

	weighted(weights: Readonly<Record<string, number>>): string {
		const entries = Object.entries(weights);
		const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
		let at = this.next() * total;
		for (const [value, weight] of entries) {
			at -= weight;
			if (at < 0) return value;
		}
		return entries.at(-1)?.[0] ?? '';
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.int(0, 9)).join('');
	}

	/** A new independent stream, named so that adding one does not move the others. */
	fork(name: string): Random {
		let hash = this.state ^ 0x9e3779b9;
		for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
		return new Random(hash);
	}
}
