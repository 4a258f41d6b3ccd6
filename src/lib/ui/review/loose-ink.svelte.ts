// Ink of fields from many files, drawn once each and let go: pictures are decoded one after another, so that a sheet of
// sixty cells never holds more than a few pages.
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { ImportSurface } from '#lib/app/surface.ts';
import { drawSnippet } from '../scan/draw-snippet.ts';
import { PagePictures } from '../scan/page-pictures.ts';
import { planSnippet } from '../scan/snippet-plan.ts';

export class LooseInk {
	readonly #pictures: PagePictures;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(imports: Pick<ImportSurface, 'image'>) {
		this.#pictures = new PagePictures((id) => imports.image(id));
	}

	/** Draws as soon as it is its turn; false where there is no picture. */
	draw(
		canvas: HTMLCanvasElement,
		{ page, reading }: { readonly page: Page; readonly reading: Reading },
		{ width, inkHeight }: { readonly width: number; readonly inkHeight: number }
	): Promise<boolean> {
		const drawn = this.#queue.then(async () => {
			if (!canvas.isConnected) return false;
			const picture = await this.#pictures.get(page);
			if (!picture.ok) return false;
			const plan = planSnippet(reading.box, reading.symbols, { width, inkHeight, maxPieces: 3 });
			canvas.style.width = `${plan.width}px`;
			canvas.style.height = `${plan.height}px`;
			drawSnippet(canvas, picture.value, plan, window.devicePixelRatio || 1);
			return true;
		});
		this.#queue = drawn.catch(() => false);
		return drawn;
	}

	close(): Promise<void> {
		return this.#pictures.close();
	}
}
