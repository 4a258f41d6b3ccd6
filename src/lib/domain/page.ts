// One page of a household file (tờ / trang trong hồ sơ hộ khẩu), from import to read.
import type { Rect } from './geometry.ts';
import type { PageId, RegistryFileId, SourceId } from './ids.ts';
import type { PageLook } from './page-look.ts';
import type { Failure } from './result.ts';

export type PageState = 'waiting' | 'reading' | 'read' | 'failed';

/** Which form the page is, as recognised or as a person said. */
export interface PageForm {
	/** Folder name under forms/, for example `hk02`. */
	readonly formId: string;
	/** Version of the form's data. */
	readonly formVersion: number;
	/** Which printed face: `front`, `back`. */
	readonly side: string;
	/** Which print's geometry fitted, for example `2014-b`; null where the page was laid out from labels alone. */
	readonly print: string | null;
	/** 0…1. */
	readonly probability: number;
	/** Median registration residual at 300 dpi, pixels; null when set by hand. */
	readonly residualPx: number | null;
	readonly by: 'machine' | 'person';
}

/** Below this a person is told to look at the heading before keying. */
const doubtfulBelow = 0.8;

/** The machine took the page for this form without being sure of it. */
export const isFormDoubtful = ({ by, probability }: PageForm): boolean =>
	by === 'machine' && probability < doubtfulBelow;

export interface Page {
	readonly id: PageId;
	readonly fileId: RegistryFileId;
	/** Position inside its household file, from 0. */
	readonly index: number;
	readonly source: {
		readonly id: SourceId;
		readonly fileName: string;
		/** Page inside the scanned file, from 0. */
		readonly pageIndex: number;
		/** Part of the decoded picture that is this page, in shares of its sides; absent: all of it. */
		readonly region?: Rect<number>;
		/** A supervisor has let it in beyond the limits of size. */
		readonly isAllowed?: boolean;
	};
	/** What the first look at the picture found; absent until it has been looked at. */
	readonly look?: PageLook;
	/** Size of the page image as decoded and uprighted; 0 until first decoded. */
	readonly widthPx: number;
	readonly heightPx: number;
	/** Quarter turns clockwise, 0…3, that a person gave the upright picture; absent: none. */
	readonly turns?: number;
	/** Dots per inch as stated or inferred from the paper size; null where neither is known. */
	readonly dpi: number | null;
	readonly state: PageState;
	readonly failure?: Failure;
	/** Null: no known form (yet). */
	readonly form: PageForm | null;
	/** `other` = giấy tờ khác, set by a person; `blank` = an empty back; `separator` = a sheet laid between files. */
	readonly nature: 'form' | 'unknown' | 'other' | 'blank' | 'separator';
}

/** The same part of the same scan: what was found on one holds for the other. */
export const samePicture = (a: Page['source'], b: Page['source']): boolean =>
	a.id === b.id &&
	a.pageIndex === b.pageIndex &&
	a.region?.x === b.region?.x &&
	a.region?.y === b.region?.y &&
	a.region?.width === b.region?.width;
