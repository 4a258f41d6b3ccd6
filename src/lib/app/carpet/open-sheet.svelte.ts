// One sheet of a carpet while a person looks at it: what stands in each cell, which are doubted. Kept as long as the
// session, so that leaving the sheet loses no typing.
import { wholeWith } from '#lib/domain/carpet/cell.ts';
import type { Carpet } from '#lib/domain/carpet/carpets.ts';
import type { SheetCell } from '#lib/domain/carpet/seeds.ts';
import type { Decided } from './settle-cells.ts';

/** A seed and whether it was noticed. */
export interface SeedSeen extends SheetCell {
	readonly truth: string;
	readonly isCaught: boolean;
}

export class OpenSheet {
	readonly carpet: Carpet;
	readonly cells: readonly SheetCell[];
	#texts = $state<string[]>([]);
	#doubts = $state<boolean[]>([]);

	constructor(carpet: Carpet, cells: readonly SheetCell[]) {
		this.carpet = carpet;
		this.cells = cells;
		this.#texts = cells.map(({ cell }) => cell.text);
		this.#doubts = cells.map(() => false);
	}

	text(index: number): string {
		return this.#texts[index] ?? '';
	}
	isDoubted(index: number): boolean {
		return this.#doubts[index] ?? false;
	}
	isTyped(index: number): boolean {
		return this.text(index).trim() !== this.cells[index]?.cell.text;
	}
	type(index: number, text: string): void {
		if (index in this.#texts) this.#texts[index] = text;
	}
	toggleDoubt(index: number): void {
		if (index in this.#doubts) this.#doubts[index] = !this.isDoubted(index);
	}

	/** What is said of the cells that are asked for; an empty cell says nothing and stays open. */
	get decided(): readonly Decided[] {
		return this.cells.flatMap(({ cell, truth }, index): Decided[] => {
			const text = this.text(index).trim();
			const isDoubt = this.isDoubted(index);
			if (truth !== null || (text === '' && !isDoubt)) return [];
			const { key, fileId, kind } = cell;
			const says = isDoubt ? 'doubt' : this.isTyped(index) ? 'typed' : 'right';
			// Of a part the whole field is written, with what was said of the part in it.
			const value = wholeWith(cell, cell.value);
			return [{ key, fileId, kind, value, text: wholeWith(cell, text), says }];
		});
	}

	get seeds(): readonly SeedSeen[] {
		return this.cells.flatMap(({ cell, truth }, index) => {
			const isCaught = this.isDoubted(index) || this.isTyped(index);
			return truth === null ? [] : [{ cell, truth, isCaught }];
		});
	}
}
