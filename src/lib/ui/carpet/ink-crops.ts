// Cuts the ink of cells out of their pages ahead of time, one page decoded at a time, and keeps only the cuts: a sheet of
// a hundred cells from a hundred pages is then painted without decoding anything.
import type { PageImage } from '#lib/app/surface.ts';
import type { CarpetCell } from '#lib/domain/carpet/cell.ts';
import type { PageId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { drawSnippet } from '../scan/draw-snippet.ts';
import { planSnippet } from '../scan/snippet-plan.ts';

/** A part of a field is cut beside the whole of it. */
const nameOf = ({ key, part }: Pick<CarpetCell, 'key' | 'part'>) =>
	part ? `${key} ${part.of} ${part.before.length}` : key;

/** Cuts kept: about five sheets, some 15 MB of pixels. */
const kept = 500;

export class InkCrops {
	readonly #load: (id: PageId) => Promise<Result<PageImage>>;
	readonly #cuts = new Map<string, HTMLCanvasElement>();
	readonly #waiting = new Map<string, HTMLElement>();
	#round = 0;

	constructor(load: (id: PageId) => Promise<Result<PageImage>>) {
		this.#load = load;
	}

	/** Puts the cell's ink into its place, now or when it has been cut; the answer ends it. */
	mount(host: HTMLElement, cell: CarpetCell): () => void {
		const key = nameOf(cell);
		const cut = this.#cuts.get(key);
		if (cut) host.replaceChildren(cut);
		else this.#waiting.set(key, host);
		return () => {
			if (this.#waiting.get(key) === host) this.#waiting.delete(key);
		};
	}

	/**
	 * Cuts what is not yet cut, in the order of the cells; a later call ends an earlier one. `width` and `inkHeight` in
	 * CSS pixels. A page that cannot be shown leaves its cells without ink.
	 */
	async prepare(
		cells: readonly CarpetCell[],
		size: { readonly width: number; readonly inkHeight: number },
		onProgress: (done: number) => void = () => undefined
	): Promise<void> {
		const round = ++this.#round;
		const missing = cells.filter((cell) => !this.#cuts.has(nameOf(cell)));
		let done = cells.length - missing.length;
		onProgress(done);
		for (const [pageId, own] of Map.groupBy(missing, (cell) => cell.pageId)) {
			if (round !== this.#round) return;
			await this.#cutPage(pageId, own, size);
			done += own.length;
			onProgress(done);
		}
		this.#trim(cells);
	}

	async #cutPage(
		pageId: PageId,
		cells: readonly CarpetCell[],
		size: { readonly width: number; readonly inkHeight: number }
	): Promise<void> {
		const image = await this.#load(pageId);
		const bitmap = image.ok ? await createImageBitmap(image.value.blob).catch(() => null) : null;
		if (!image.ok || !bitmap) return;
		const { widthPx, heightPx } = image.value;
		const picture = { bitmap, width: widthPx || bitmap.width, height: heightPx || bitmap.height };
		for (const cell of cells) {
			const { ink } = cell;
			const key = nameOf(cell);
			const plan = planSnippet(ink.box, ink.symbols, { ...size, maxPieces: 1 });
			const cut = document.createElement('canvas');
			drawSnippet(cut, picture, plan, window.devicePixelRatio || 1);
			cut.style.width = `${plan.width}px`;
			this.#cuts.set(key, cut);
			this.#waiting.get(key)?.replaceChildren(cut);
			this.#waiting.delete(key);
		}
		bitmap.close();
	}

	#trim(wanted: readonly CarpetCell[]): void {
		const keep = new Set(wanted.map(nameOf));
		for (const key of this.#cuts.keys()) {
			if (this.#cuts.size <= kept) return;
			if (!keep.has(key)) this.#cuts.delete(key);
		}
	}
}
