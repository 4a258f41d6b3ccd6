// What the screen sees on which a file's pages are put in order.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Failure } from '#lib/domain/result.ts';

/** src/lib/app/arrange-session.svelte.ts: one per opened screen; call `close()` when leaving. */
export interface ArrangeSurface {
	readonly file: RegistryFile;
	readonly pages: readonly Page[];
	readonly isBusy: boolean;
	readonly canUndo: boolean;
	/** Why the last act was not done. */
	readonly failure: Failure | null;
	/** One half of a picture of two pages. */
	isHalf(page: Page): boolean;
	/** Makes two pages of a picture of two. */
	splitPage(id: PageId): Promise<void>;
	joinPage(id: PageId): Promise<void>;
	/** The page stands as it is although it should be scanned again. */
	accept(id: PageId): Promise<void>;
	/** Sets a page aside as blank, or takes it back. */
	toggleBlank(id: PageId): Promise<void>;
	/** The first page of a new scan in its place. */
	replace(id: PageId, file: File): Promise<void>;
	/** From this page on, a household file of its own. */
	splitFile(id: PageId): Promise<void>;
	shift(id: PageId, by: -1 | 1): Promise<void>;
	/** To the end of another file; all of them joins the two files. */
	moveTo(target: RegistryFileId, pageIds: readonly PageId[]): Promise<void>;
	undo(): Promise<void>;
	close(): void;
}
