// What the application state needs from the outer world; app-context.ts wires the real ones, tests fake them here.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Px, Quad, Rect } from '#lib/domain/geometry.ts';
import type { PageId, Sha256 } from '#lib/domain/ids.ts';
import type { PageLook } from '#lib/domain/page-look.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Result } from '#lib/domain/result.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type {
	ImportFailure,
	OpenedSource,
	SourceDecoder,
	StageOptions
} from '#lib/pipeline/ports.ts';
import type { Changes } from '#lib/platform/changes.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { KeyTasks } from '#lib/platform/crypto/key-client.ts';
import type { SessionShare } from '#lib/platform/crypto/session-share.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import type { Locks } from '#lib/platform/locks.ts';

/** One page of a scanned file. */
export interface ScanPage {
	readonly file: Blob;
	readonly name: string;
	/** From 0. */
	readonly pageIndex: number;
	/** Part of the picture that is the page; absent: all of it. */
	readonly region?: Rect<number>;
	/** A supervisor has let it in beyond the limits. */
	readonly isAllowed?: boolean;
}

/** What the first look at a page yields. */
export interface LookedAt {
	readonly look: PageLook;
	readonly thumbnail: Blob;
}

export interface ReadPageRequest extends StageOptions {
	/** Higher goes first. */
	readonly priority?: number;
	/** A person has said which form this is: look for no other. */
	readonly formHint?: string;
	/** The hint is what the papers around it make likely: less likeness is asked for. */
	readonly isExpected?: boolean;
}

/** The reading with the page's picture, upright, in the pixels its boxes refer to (or fewer). */
export interface ReadPage extends PageReading {
	readonly rendition?: Blob;
}

export interface PageReader {
	/** How many pages it works on at a time. */
	readonly workers: number;
	/** How many of them leave the screen a core of its own. */
	readonly workersWhileTyping: number;
	/** Rejects only when aborted. */
	readPage(page: ScanPage, id: PageId, request: ReadPageRequest): Promise<Result<ReadPage>>;
	/** What is inside a box drawn by hand, before anything else that waits. Rejects only when aborted. */
	readBox(
		page: ScanPage,
		box: Quad<Px>,
		kind: FieldKindId,
		request?: StageOptions & { readonly quarterTurns?: 0 | 1 | 2 | 3 }
	): Promise<Result<Pick<Reading, 'raw' | 'value' | 'status' | 'confidence'>>>;
	/** A page's picture as the engines see it. */
	clean(picture: Blob): Promise<Result<Blob>>;
	/** Rejects only when aborted. */
	look(page: ScanPage, request: ReadPageRequest): Promise<Result<LookedAt>>;
}

/** An opened scan that can also draw a page for viewing before it is read. */
export interface OpenedScan extends OpenedSource {
	render(
		pageIndex: number,
		options?: StageOptions & { readonly region?: Rect<number> }
	): Promise<Result<Blob>>;
}

export interface ScanDecoder extends SourceDecoder {
	open(
		file: Blob,
		name: string,
		options?: StageOptions & { readonly isAllowed?: boolean }
	): Promise<Result<OpenedScan, ImportFailure>>;
}

export interface FormCatalogue {
	/** Awaited before anybody is let in; until then asking is a bug. */
	load(): Promise<Result<void, 'app-incomplete'>>;
	all(): readonly FormDefinition[];
	byId(id: string): FormDefinition | null;
}

export interface AppPorts {
	readonly connection: Connection;
	/** Loaded on first use, so that the first screen does not wait for it. */
	readonly decoder: () => Promise<ScanDecoder>;
	readonly reader: () => Promise<PageReader>;
	readonly hash: (file: Blob, options?: StageOptions) => Promise<Sha256>;
	readonly forms: FormCatalogue;
	readonly clock: Clock;
	readonly locks: Locks;
	readonly changes: Changes;
	/** The slow work with passphrases. */
	readonly keyTasks: KeyTasks;
	/** Other tabs of the same unlocked person. */
	readonly share: SessionShare;
	/** Random, opaque, without `#` and `.`. */
	readonly newId: () => string;
}
