// What the desk shows beside the session's own state: which line or list is open, the last thing it has to say.
import { tick } from 'svelte';
import type { FieldKey } from '#lib/domain/ids.ts';
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { KeyTally } from '#lib/app/key-tally.svelte.ts';
import type { PlainKey } from '#lib/i18n/message.ts';
import { ScanView } from '../scan/scan-view.svelte.ts';
import type { CaretPlace, DoubtSpot } from './doubt-jumps.ts';

export type DeskPanel = 'none' | 'park' | 'override' | 'help' | 'forms' | 'finish';

/** The screen where pages are moved between files; the carpets. */
export type Elsewhere = 'arrange' | 'carpets';

export class DeskState {
	readonly scan = new ScanView();
	/** To another screen. */
	readonly ongo: (where: Elsewhere) => void;
	#isDrawing = $state(false);
	#panel = $state<DeskPanel>('none');
	#notice = $state<PlainKey | null>(null);
	/** Since the last field was settled. */
	#presses = 0;
	#tally: Pick<KeyTally, 'count' | 'median'>;
	#byColumn = $state(false);
	/** Walked to with ↓ in the list under the caret's field. */
	#chosen = $state.raw<{ readonly key: FieldKey; readonly index: number } | null>(null);
	#root: HTMLElement | null = null;
	#session: CorrectionSurface;

	constructor(
		session: CorrectionSurface,
		tally: Pick<KeyTally, 'count' | 'median'>,
		ongo: (where: Elsewhere) => void
	) {
		this.#tally = tally;
		this.#session = session;
		this.ongo = ongo;
		session.keepStance({
			now: () => ({ zoom: this.scan.zoom, turns: this.scan.turns }),
			restore: (stance) => {
				this.scan.restore(stance);
			}
		});
	}

	get panel(): DeskPanel {
		return this.#panel;
	}
	/** One short sentence in the strip; null when there is nothing to say. */
	get notice(): PlainKey | null {
		return this.#notice;
	}
	/** Enter goes down the column of a table before it goes on. */
	get byColumn(): boolean {
		return this.#byColumn;
	}
	/** This clerk's own median over seven days; null until there are enough fields to mean something. */
	get keysPerField(): number | null {
		return this.#tally.median;
	}

	mount(root: HTMLElement): () => void {
		this.#root = root;
		const { resumeAt } = this.#session;
		if (resumeAt) this.select(resumeAt);
		return () => {
			this.#root = null;
		};
	}

	open(panel: DeskPanel): void {
		this.#panel = panel;
	}

	/**
	 * Closes what is open and gives the caret back to its field. With `only`, does nothing when something else is
	 * open by now: a dialog tells of its end late.
	 */
	close(only?: DeskPanel): void {
		if (only !== undefined && this.#panel !== only) return;
		this.#panel = 'none';
		this.refocus();
	}

	say(notice: PlainKey | null): void {
		this.#notice = notice;
	}

	/** The offer that Enter takes now; null: Enter takes what stands in the field. */
	get chosen(): number | null {
		return this.#chosen?.key === this.#session.cursor ? (this.#chosen?.index ?? null) : null;
	}

	chooseNone(): void {
		this.#chosen = null;
	}

	/**
	 * ↓ and ↑ walk the offers once the caret stands behind the text (or all of it is selected). False: the key is the
	 * text's own.
	 */
	chooseOffer(chord: string): boolean {
		const key = this.#session.cursor;
		const step = chord === 'ArrowDown' ? 1 : chord === 'ArrowUp' ? -1 : 0;
		const box = this.#box();
		if (step === 0 || key === null || this.isOnPage || box?.selectionEnd !== box?.value.length)
			return false;
		const from = this.chosen ?? -1;
		const most = this.#session.offers(key).length - 1;
		if (most < 0 || (from < 0 && step < 0)) return false;
		const index = Math.min(from + step, most);
		this.#chosen = index < 0 ? null : { key, index };
		return true;
	}

	countKey(): void {
		this.#presses += 1;
		this.#notice = null;
	}

	countField(): void {
		this.#tally.count(this.#presses);
		this.#presses = 0;
	}

	/** A box is being drawn on the page for the field under the caret. */
	get isDrawing(): boolean {
		return this.#isDrawing;
	}

	/** The page is shown upright for it. */
	startBox(): void {
		this.scan.restore({ zoom: this.scan.zoom, turns: 0 });
		this.#isDrawing = true;
	}

	endBox(): void {
		this.#isDrawing = false;
		this.scan.restore({ zoom: this.scan.zoom, turns: this.#session.page?.turns ?? 0 });
		this.refocus();
	}

	toggleColumn(): void {
		this.#byColumn = !this.#byColumn;
	}

	/** The keys move the page, not a caret. */
	get isOnPage(): boolean {
		return document.activeElement === this.#page();
	}

	goToPage(): void {
		this.#page()?.focus({ preventScroll: true });
	}

	/** Where the caret stands in the text of its field. */
	caretPlace(): CaretPlace {
		const box = this.#box();
		const key = this.#session.cursor;
		return { key, start: box?.selectionStart ?? 0, end: box?.selectionEnd ?? 0 };
	}

	/** Selects a part of a field's text, once the caret has come there. */
	select({ key, start, end }: DoubtSpot): void {
		void tick().then(() => {
			if (this.#session.cursor !== key) return;
			const box = this.#box();
			box?.focus({ preventScroll: true });
			box?.setSelectionRange(start, end);
		});
	}

	/** Where the caret stands now is where the next start begins. */
	keepPlace(): void {
		const box = this.#box();
		if (box && document.activeElement === box)
			this.#session.keepPlace(box.selectionStart, box.selectionEnd);
	}

	/** Puts the caret back where the session says it is, its text selected. */
	refocus(): void {
		const box = this.#box();
		box?.focus({ preventScroll: true });
		box?.select();
	}

	#box(): HTMLTextAreaElement | null {
		const boxes = this.#root?.querySelectorAll<HTMLTextAreaElement>('[data-key]') ?? [];
		return [...boxes].find((box) => box.dataset.key === this.#session.cursor) ?? null;
	}

	#page(): HTMLElement | null {
		return this.#root?.querySelector<HTMLElement>('[data-page-view]') ?? null;
	}
}
