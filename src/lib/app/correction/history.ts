// Acts that can be taken back, over all pages of a file. Only this session's: the journal keeps the rest for ever.
import { type Act, mergeTyping } from './acts.ts';

export class History {
	#done: readonly Act[] = [];
	#undone: readonly Act[] = [];

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	add(act: Act): void {
		const last = this.#done.at(-1);
		const merged = last ? mergeTyping(last, act) : null;
		this.#done = merged ? [...this.#done.slice(0, -1), merged] : [...this.#done, act];
		this.#undone = [];
	}

	/** Leaving a field ends its typing: what is typed there later is an act of its own. */
	seal(): void {
		const last = this.#done.at(-1);
		if (last?.isTyping) this.#done = [...this.#done.slice(0, -1), { ...last, isTyping: false }];
	}

	undo(): Act | null {
		const act = this.#done.at(-1) ?? null;
		if (!act) return null;
		this.#done = this.#done.slice(0, -1);
		this.#undone = [...this.#undone, act];
		return act;
	}

	redo(): Act | null {
		const act = this.#undone.at(-1) ?? null;
		if (!act) return null;
		this.#undone = this.#undone.slice(0, -1);
		this.#done = [...this.#done, { ...act, isTyping: false }];
		return act;
	}
}
