// What the reader asks of its workers. Every job carries all it needs, so a replaced worker simply goes on.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Px, Quad, Rect } from '#lib/domain/geometry.ts';
import type { PageId } from '#lib/domain/ids.ts';
import type { PageLook } from '#lib/domain/page-look.ts';
import type { Result } from '#lib/domain/result.ts';
import type { BoxReading } from '#lib/pipeline/run.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { ImportFailure } from '#lib/pipeline/ports.ts';

/** One page of a scanned file. */
export interface PageSource {
	/** Same key, same bytes: the worker keeps the file open between pages. */
	readonly sourceKey: string;
	readonly file: Blob;
	readonly name: string;
	readonly pageIndex: number;
	/** Part of the picture that is the page, shares of its sides; null: all of it. */
	readonly region: Rect<number> | null;
	/** A supervisor has let it in beyond the limits. */
	readonly isAllowed: boolean;
}

export type Engines = 'both' | 'tesseract';

export type ReadingJob =
	| {
			readonly op: 'look';
			readonly source: PageSource;
	  }
	| {
			/** Draws the page as the engines see it. */
			readonly op: 'clean';
			readonly source: PageSource;
	  }
	| {
			readonly op: 'page';
			readonly source: PageSource;
			readonly pageId: PageId;
			/** Look for this form only; null tries all. */
			readonly formHint: string | null;
			/** The hint is what the papers around it make likely, not what a person said. */
			readonly isExpected: boolean;
			/** `tesseract` leaves the second engine unasked. */
			readonly engines: Engines;
			/** Opens the office's own weights of the second engine. */
			readonly officeKey: CryptoKey | null;
			/** Also make a picture of the page for viewing. */
			readonly withRendition: boolean;
	  }
	| {
			readonly op: 'box';
			readonly source: PageSource;
			readonly quad: Quad<Px>;
			readonly quarterTurns: 0 | 1 | 2 | 3;
			readonly kind: FieldKindId;
	  };

export interface ReadPageValue extends PageReading {
	/** Picture of the page turned upright, which the boxes refer to; may be smaller than `widthPx`. */
	readonly rendition?: Blob;
}

/** What the first look at a page yields. */
export interface LookValue {
	readonly look: PageLook;
	/** Small picture of the page as scanned, WebP. */
	readonly thumbnail: Blob;
}

export type ReadingAnswer =
	| { readonly op: 'clean'; readonly result: Result<Blob, ImportFailure> }
	| { readonly op: 'look'; readonly result: Result<LookValue, ImportFailure> }
	| { readonly op: 'page'; readonly result: Result<ReadPageValue, ImportFailure> }
	| { readonly op: 'box'; readonly result: Result<BoxReading, ImportFailure> };
