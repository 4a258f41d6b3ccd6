// What the desk shows beside the session's own state: which line or list is open, the last thing it has to say.
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { PlainKey } from '#lib/i18n/message.ts';
import { ScanView } from '../scan/scan-view.svelte.ts';

export type DeskPanel = 'none' | 'park' | 'override' | 'help' | 'forms' | 'finish';

export class DeskState {
	readonly scan = new ScanView();
	#panel = $state<DeskPanel>('none');
	#notice = $state<PlainKey | null>(null);
	#presses = $state(0);
	#settled = $state(0);
	#root: HTMLElement | null = null;
	#session: CorrectionSurface;

	constructor(session: CorrectionSurface) {
		this.#session = session;
	}

	get panel(): DeskPanel {
		return this.#panel;
	}
	/** One short sentence in the strip; null when there is nothing to say. */
	get notice(): PlainKey | null {
		return this.#notice;
	}
	/** Key presses a settled field since the file was opened; null until there are enough to mean something. */
	get keysPerField(): number | null {
		return this.#settled < 5 ? null : this.#presses / this.#settled;
	}

	mount(root: HTMLElement): () => void {
		this.#root = root;
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

	countKey(): void {
		this.#presses += 1;
		this.#notice = null;
	}

	countField(): void {
		this.#settled += 1;
	}

	/** Puts the caret back where the session says it is, its text selected. */
	refocus(): void {
		const key = this.#session.cursor;
		if (key === null) return;
		const boxes = this.#root?.querySelectorAll<HTMLTextAreaElement>('[data-key]') ?? [];
		for (const box of boxes)
			if (box.dataset.key === key) {
				box.focus({ preventScroll: true });
				box.select();
			}
	}
}
