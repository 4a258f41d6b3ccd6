// What the stages need from the outer world, as interfaces: platform/ implements them, tests fake them.
import type { ColorImage, GrayImage } from '../domain/raster.ts';
import type { Failure, Result } from '../domain/result.ts';

export interface StageOptions {
	readonly signal?: AbortSignal;
}

/** Why a file or page cannot be taken in; sentences in i18n. */
export type ImportFailure =
	| 'file-empty'
	| 'file-too-big'
	| 'file-unknown-type'
	| 'file-broken'
	| 'file-encrypted'
	| 'file-too-many-pages'
	| 'page-too-big'
	| 'page-broken'
	| 'decode-timeout'
	| 'decode-out-of-memory'
	| 'file-unreadable';

/** One page inside a scanned file, known before anything is decoded. */
export interface PagePlan {
	readonly pageIndex: number;
	/** As stated by the file's own header, pixels; 0 when only decoding can tell. */
	readonly widthPx: number;
	readonly heightPx: number;
	readonly dpi: number | null;
}

/** An opened scanned file. Decoding is one page at a time, so memory does not grow with the page count. */
export interface OpenedSource {
	readonly pages: readonly PagePlan[];
	/** Upright as the file states (EXIF, PDF /Rotate). */
	decode(pageIndex: number, options?: StageOptions): Promise<Result<DecodedPage, ImportFailure>>;
	close(): Promise<void>;
}

export interface DecodedPage {
	readonly image: ColorImage;
	readonly dpi: number | null;
}

export interface SourceDecoder {
	/** Checks magic bytes and limits before decoding anything. */
	open(
		file: Blob,
		name: string,
		options?: StageOptions
	): Promise<Result<OpenedSource, ImportFailure>>;
}

/** One engine that reads cleaned line images. */
export interface LineRecogniser {
	readonly id: string;
	/** Engine and model version, stored in every reading. */
	readonly version: string;
	/** Results in the order of the lines. */
	recognise(
		lines: readonly GrayImage[],
		options?: StageOptions & { readonly kinds?: readonly string[] }
	): Promise<readonly LineResult[]>;
}

export interface LineSymbol {
	readonly text: string;
	readonly confidence: number;
	/** Left and right edge in the line image, pixels; null where the engine gives none. */
	readonly span: readonly [number, number] | null;
}

export interface LineResult {
	readonly text: string;
	/** 0…1, the engine's own. */
	readonly confidence: number;
	readonly symbols: readonly LineSymbol[];
	readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
}

export interface PageWord {
	readonly text: string;
	/** 0…1, the engine's own. */
	readonly confidence: number;
	/** Left, top, right, bottom, pixels of the page handed over. */
	readonly box: readonly [number, number, number, number];
	/** Left edge of every sign of the text (NFC), where the engine tells. */
	readonly signs?: readonly number[];
}

/** Reads a whole page sparsely (words with boxes), for prints nobody has seen. */
export interface PageRecogniser {
	recognisePage(page: GrayImage, options?: StageOptions): Promise<readonly PageWord[]>;
}

export type StageFailure = Failure<ImportFailure>;
