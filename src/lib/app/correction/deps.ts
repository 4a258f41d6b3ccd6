// What a correction session is given by the app: the ports, who works here, and the reading in the background.
import type { PageId } from '#lib/domain/ids.ts';
import type { Decisions } from '../aids/decisions.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import type { ListDoubts } from './list-doubts.ts';

export interface CorrectionDeps {
	readonly ports: AppPorts;
	/** What this office made of the same readings before. */
	readonly decisions: Decisions;
	/** Lists the office has given, a second source; null where it has given none. */
	readonly lists?: Promise<ListDoubts | null>;
	/** Who works here now. */
	worker(): OfficeWorker | null;
	/** These pages are on screen. */
	prioritise(pageIds: readonly PageId[]): void;
	/** Reads a page again, as the form a person has named. */
	readAgain(pageId: PageId): void;
}
