// The picture on the desk: the decoded page shown now, while the next one is decoded behind it.
import type { Failure } from '#lib/domain/result.ts';
import type { Page } from '#lib/domain/page.ts';
import type { ImportSurface } from '#lib/app/surface.ts';
import { PagePictures, type Picture } from './page-pictures.ts';

export class PagePicture {
	#picture = $state.raw<Picture | null>(null);
	#cleaned = $state.raw<Picture | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#pictures: PagePictures;
	#cleanings: PagePictures;
	#wanted: Page | null = null;

	constructor(imports: Pick<ImportSurface, 'image' | 'cleanedImage'>) {
		this.#cleanings = new PagePictures((id) => imports.cleanedImage(id));
		this.#pictures = new PagePictures((id) => imports.image(id));
	}

	get current(): Picture | null {
		return this.#picture;
	}
	/** The page shown now as the engines see it; null until `clean` has made it. */
	get cleaned(): Picture | null {
		return this.#cleaned;
	}
	get failure(): Failure | null {
		return this.#failure;
	}

	/** Shows a page at once where it is decoded already, else when it is; then decodes the next. */
	show(page: Page, next: Page | null): void {
		const isSame = page.id === this.#wanted?.id;
		if (isSame && page.state === this.#wanted?.state) return;
		this.#wanted = page;
		this.#picture = this.#pictures.ready(page) ?? (isSame ? this.#picture : null);
		this.#cleaned = this.#cleanings.ready(page);
		this.#failure = null;
		void this.#load(page, next);
	}

	/** Makes the cleaned picture of the page shown now. */
	async clean(): Promise<void> {
		const page = this.#wanted;
		if (!page || this.#cleaned) return;
		const cleaned = await this.#cleanings.get(page);
		if (this.#wanted === page && cleaned.ok) this.#cleaned = cleaned.value;
	}

	async close(): Promise<void> {
		this.#wanted = null;
		this.#picture = null;
		this.#cleaned = null;
		await this.#cleanings.close();
		await this.#pictures.close();
	}

	async #load(page: Page, next: Page | null): Promise<void> {
		const picture = await this.#pictures.get(page);
		if (this.#wanted !== page) return;
		if (picture.ok) this.#picture = picture.value;
		else this.#failure = picture.failure;
		if (next !== null) await this.#pictures.get(next);
	}
}
