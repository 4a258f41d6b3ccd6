// The reader, as the app sees it: scanned pages in, readings out, never on the main thread.
// One worker per core, three at most, and no more than memory bears.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Px, Quad, Rect } from '#lib/domain/geometry.ts';
import type { PageId } from '#lib/domain/ids.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import type { BoxReading } from '#lib/pipeline/run.ts';
import type { ImportFailure } from '#lib/pipeline/ports.ts';
import { WorkerPool } from '../workers/pool.ts';
import { WorkerFailure } from '../workers/worker-failure.ts';
import type {
	Engines,
	LookValue,
	PageSource,
	ReadingAnswer,
	ReadingJob,
	ReadPageValue
} from './messages.ts';

export type { LookValue, ReadPageValue } from './messages.ts';
export type { BoxReading } from '#lib/pipeline/run.ts';

/** Why a page has no reading: its file, or the machine. */
export type ReadingFailure = ImportFailure | 'reading-failed' | 'reading-timeout';

/** A single-page picture, or one page of a scanned file. */
export type ReadingSource =
	| Blob
	| {
			readonly file: Blob;
			readonly name: string;
			readonly pageIndex: number;
			/** Part of the picture that is the page; absent: all of it. */
			readonly region?: Rect<number>;
			/** A supervisor has let it in beyond the limits. */
			readonly isAllowed?: boolean;
	  };

export interface ReadPageRequest {
	readonly signal?: AbortSignal;
	/** Higher goes first: the page on screen before the rest. Default 0. */
	readonly priority?: number;
	/** Form id a person has set; all forms are tried without it. */
	readonly formHint?: string;
	/** The hint is what the papers around it make likely: less likeness is asked for. */
	readonly isExpected?: boolean;
	/** Both engines when absent. */
	readonly engines?: Engines;
	/** Also make a JPEG of the page, upright; default true. */
	readonly withRendition?: boolean;
}

export interface ReadBoxRequest {
	readonly signal?: AbortSignal;
	/** As the page's reading states; the quad is in the upright page's pixels. */
	readonly quarterTurns?: 0 | 1 | 2 | 3;
}

export interface Reader {
	readonly workers: number;
	/** How many of them leave the screen a core of its own; at least one. */
	readonly workersWhileTyping: number;
	/** Rejects only when aborted. */
	readPage(
		source: ReadingSource,
		pageId: PageId,
		request?: ReadPageRequest
	): Promise<Result<ReadPageValue, ReadingFailure>>;
	/** First look at a page, in a fraction of the time it takes to read it. Rejects only when aborted. */
	look(
		source: ReadingSource,
		request?: Pick<ReadPageRequest, 'signal' | 'priority'>
	): Promise<Result<LookValue, ReadingFailure>>;
	/** The page as the engines see it, before anything else that waits. Rejects only when aborted. */
	clean(source: ReadingSource, signal?: AbortSignal): Promise<Result<Blob, ReadingFailure>>;
	/** Reads what is inside a box drawn by hand, before anything else that waits. */
	readBox(
		source: ReadingSource,
		quad: Quad<Px>,
		kind: FieldKindId,
		request?: ReadBoxRequest
	): Promise<Result<BoxReading, ReadingFailure>>;
	/** Ends the workers; open requests end as `reading-failed`. The next request starts anew. */
	close(): void;
}

/** A page takes 1–5 s; a stuck one is given up and its worker replaced. */
const pageLimitMs = 60_000;
/** WebAssembly memory only grows: a worker is replaced after so many pages. */
const pagesPerWorker = 60;
/** A worker at work holds about 0.4 GB, 0.7 with the largest pages: pixels, engines, decoder. */
const gigabytesPerWorker = 1.5;

const mostWorkers = 3;

const cores = (): number => navigator.hardwareConcurrency || 2;

function likelyWorkers(): number {
	const { deviceMemory = 4 } = navigator as Navigator & { deviceMemory?: number };
	return Math.max(1, Math.min(mostWorkers, cores(), Math.floor(deviceMemory / gigabytesPerWorker)));
}

export interface ReaderOptions {
	readonly workers?: number;
	/** The key under which an office keeps weights of its own; without it those of this build read. */
	readonly officeKey?: () => Promise<CryptoKey>;
}

export function createReader(options: ReaderOptions = {}): Reader {
	const workers = options.workers ?? likelyWorkers();
	const pool = new WorkerPool<ReadingJob, ReadingAnswer>({
		start: () => new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' }),
		size: workers,
		timeoutMs: pageLimitMs,
		recycleAfter: pagesPerWorker
	});
	const ask = async (job: ReadingJob, signal: AbortSignal | undefined, priority: number) => {
		try {
			return (await pool.run(job, { signal, priority })).result;
		} catch (error) {
			return asFailure(error);
		}
	};
	return {
		workers,
		workersWhileTyping: Math.max(1, Math.min(workers, cores() - 1)),
		async readPage(
			source,
			pageId,
			{
				signal,
				priority = 0,
				formHint,
				isExpected = false,
				engines = 'both',
				withRendition = true
			} = {}
		) {
			const job: ReadingJob = {
				op: 'page',
				source: pageSource(source),
				pageId,
				formHint: formHint ?? null,
				isExpected,
				engines,
				officeKey: engines === 'both' && options.officeKey ? await options.officeKey() : null,
				withRendition
			};
			return (await ask(job, signal, priority)) as Result<ReadPageValue, ReadingFailure>;
		},
		async look(source, { signal, priority = 0 } = {}) {
			const job: ReadingJob = { op: 'look', source: pageSource(source) };
			return (await ask(job, signal, priority)) as Result<LookValue, ReadingFailure>;
		},
		async clean(source, signal) {
			const job: ReadingJob = { op: 'clean', source: pageSource(source) };
			return (await ask(job, signal, Infinity)) as Result<Blob, ReadingFailure>;
		},
		async readBox(source, quad, kind, { signal, quarterTurns = 0 } = {}) {
			const job: ReadingJob = { op: 'box', source: pageSource(source), quad, quarterTurns, kind };
			return (await ask(job, signal, Infinity)) as Result<BoxReading, ReadingFailure>;
		},
		close: () => pool.end()
	};
}

const keys = new WeakMap<Blob, string>();
let lastKey = 0;

/** The same Blob object is the same file to the workers, whichever copy of it reaches them. */
function pageSource(source: ReadingSource): PageSource {
	const page = source instanceof Blob ? { file: source, name: '', pageIndex: 0 } : source;
	const { file, name, pageIndex, region = null, isAllowed = false } = page;
	const sourceKey = keys.get(file) ?? `file-${++lastKey}`;
	keys.set(file, sourceKey);
	return { sourceKey, file, name, pageIndex, region, isAllowed };
}

/** A worker's trouble as a failure; an abort is thrown on. */
function asFailure(error: unknown): Result<never, ReadingFailure> {
	if (!(error instanceof WorkerFailure)) throw error;
	return fail(error.code === 'worker-timeout' ? 'reading-timeout' : 'reading-failed', {
		detail: error.message
	});
}
