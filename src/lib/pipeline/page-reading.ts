// What reading one page yields: plain, serialisable, stored before anything else looks at it.
import type { Px, Quad, Rect } from '../domain/geometry.ts';
import type { PageId, RowId } from '../domain/ids.ts';
import type { Issue } from '../domain/issue.ts';
import type { PageForm } from '../domain/page.ts';
import type { Candidate } from './settle-forms.ts';
import type { Reading } from '../domain/reading.ts';

export interface PageReading {
	readonly pageId: PageId;
	/** Size of the page image the boxes refer to: decoded, then turned upright by `quarterTurns`. */
	readonly widthPx: number;
	readonly heightPx: number;
	/** Dots per inch of that image; absent in readings made before it was kept, null where nobody states it. */
	readonly dpi?: number | null;
	/** Quarter turns clockwise that stood the decoded image upright. */
	readonly quarterTurns: 0 | 1 | 2 | 3;
	readonly skewDegrees: number;
	/** The paper on that image, where the scan shows more than paper. */
	readonly paper?: Rect<Px>;
	/** Null: no known form; the page is kept, shown, and typed by hand. */
	readonly form: PageForm | null;
	/** Other forms it may be, as likely as they look; absent where its look leaves no choice. */
	readonly rivals?: readonly Candidate[];
	readonly readings: readonly Reading[];
	/** Rows found in each table, in order from the top. */
	readonly tables: readonly {
		readonly tableId: string;
		readonly rowIds: readonly RowId[];
		readonly box: Quad<Px>;
	}[];
	readonly issues: readonly Issue[];
	/** Milliseconds per stage, for `--timings`. */
	readonly timings: Readonly<Record<string, number>>;
	/** Engine versions used. */
	readonly engines: readonly string[];
}
