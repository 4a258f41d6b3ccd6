// Decoded page pictures, a few at a time: the next page is decoded ahead, so turning the page is one draw.
import type { PageId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { PageImage } from '#lib/app/surface.ts';

/** A decoded page and the size its boxes are stated in; the bitmap itself may have fewer pixels. */
export interface Picture {
	readonly bitmap: ImageBitmap;
	readonly width: number;
	readonly height: number;
}

/** Four A4 pages at 300 dpi are about 140 MB of pixels: this one, the next, the previous, one to spare. */
const kept = 4;

/** A page is turned upright by reading it, so its picture before and after are two. */
const nameOf = (page: Page): string => `${page.id} ${page.state === 'read'}`;

export class PagePictures {
	#load: (id: PageId) => Promise<Result<PageImage>>;
	#pictures = new Map<string, Promise<Result<Picture>>>();
	#ready = new Map<string, Picture>();

	constructor(load: (id: PageId) => Promise<Result<PageImage>>) {
		this.#load = load;
	}

	/** Already decoded, so that a page turned to can be drawn in the same frame. */
	ready(page: Page): Picture | null {
		return this.#ready.get(nameOf(page)) ?? null;
	}

	/** The page's picture; asked for twice, decoded once. A failed one is tried again when asked again. */
	async get(page: Page): Promise<Result<Picture>> {
		const name = nameOf(page);
		const known = this.#pictures.get(name);
		if (known) {
			this.#pictures.delete(name);
			this.#pictures.set(name, known);
			return known;
		}
		const picture = this.#decode(page.id, name);
		this.#pictures.set(name, picture);
		await this.#trim();
		const result = await picture;
		if (!result.ok) this.#pictures.delete(name);
		return result;
	}

	async close(): Promise<void> {
		const all = [...this.#pictures.values()];
		this.#pictures.clear();
		this.#ready.clear();
		for (const picture of await Promise.all(all)) if (picture.ok) picture.value.bitmap.close();
	}

	async #decode(id: PageId, name: string): Promise<Result<Picture>> {
		const image = await this.#load(id);
		if (!image.ok) return image;
		try {
			const bitmap = await createImageBitmap(image.value.blob);
			const picture = {
				bitmap,
				width: image.value.widthPx || bitmap.width,
				height: image.value.heightPx || bitmap.height
			};
			if (this.#pictures.has(name)) this.#ready.set(name, picture);
			return ok(picture);
		} catch {
			return fail('page-broken');
		}
	}

	async #trim(): Promise<void> {
		for (const [name, picture] of this.#pictures) {
			if (this.#pictures.size <= kept) return;
			this.#pictures.delete(name);
			this.#ready.delete(name);
			const old = await picture;
			if (old.ok) old.value.bitmap.close();
		}
	}
}
