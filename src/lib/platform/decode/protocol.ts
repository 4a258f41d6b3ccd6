// What the decoder asks of its worker. Every job carries all it needs, so a replaced worker simply goes on.
import type { Rect } from '../../domain/geometry.ts';
import type { Result } from '../../domain/result.ts';
import type { Orientation } from '../../pipeline/import/image-header.ts';
import type { ImportLimits } from '../../pipeline/import/limits.ts';
import type { TiffPage } from '../../pipeline/import/tiff-plan.ts';
import type { DecodedPage, ImportFailure, PagePlan } from '../../pipeline/ports.ts';

export type SourceContent =
	| { readonly kind: 'pdf' }
	| { readonly kind: 'tiff'; readonly pages: readonly TiffPage[] }
	| {
			readonly kind: 'image';
			readonly dpi: number | null;
			/** What is left to turn after the browser's own turning. */
			readonly orientation: Orientation;
			readonly uprightWidthPx: number;
	  };

export interface SourceRef {
	/** Names the file inside the worker, so that an opened PDF is found again. */
	readonly sourceKey: string;
	readonly file: Blob;
	readonly content: SourceContent;
	readonly limits: ImportLimits;
	/** Folder of the copied engine assets, absolute, ending in a slash. */
	readonly enginesUrl: string;
}

export interface RenditionOptions {
	/** Wider pages are scaled down to this. */
	readonly maxWidthPx?: number;
	/** 0…1; default 0.85. */
	readonly quality?: number;
	readonly type?: 'image/jpeg' | 'image/webp';
	/** Part of the picture to be shown, shares of its sides; all of it when absent. */
	readonly region?: Rect<number>;
}

export type DecodeJob =
	| { readonly op: 'list-pages'; readonly source: SourceRef }
	| {
			readonly op: 'decode';
			readonly source: SourceRef;
			readonly pageIndex: number;
			/** A page of more pixels comes scaled down to these; null: as it is. */
			readonly mostPixels: number | null;
	  }
	| {
			readonly op: 'render';
			readonly source: SourceRef;
			readonly pageIndex: number;
			readonly options: RenditionOptions;
	  };

export type DecodeAnswer =
	| { readonly op: 'list-pages'; readonly result: Result<readonly PagePlan[], ImportFailure> }
	| { readonly op: 'decode'; readonly result: Result<DecodedPage, ImportFailure> }
	| { readonly op: 'render'; readonly result: Result<Blob, ImportFailure> };
