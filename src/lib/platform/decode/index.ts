// The decoder port: scanned files → page plans → pixels. Parsing happens in a disposable worker with a
// time limit; this side only looks at headers, and turns a dead or slow worker into a coded failure.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { inspectFile, type InspectedFile } from '../../pipeline/import/inspect-file.ts';
import { ALLOWED_LIMITS, withOverrides, type ImportLimits } from '../../pipeline/import/limits.ts';
import type {
	DecodedPage,
	ImportFailure,
	OpenedSource,
	PagePlan,
	SourceDecoder,
	StageOptions
} from '../../pipeline/ports.ts';
import { WorkerPool } from '../workers/pool.ts';
import { WorkerFailure } from '../workers/worker-failure.ts';
import { encodePage } from './decode-jobs.ts';
import type { DecodeAnswer, DecodeJob, RenditionOptions, SourceRef } from './protocol.ts';

export interface DecoderOptions {
	/** A supervisor's word for this import. */
	readonly overrides?: Partial<ImportLimits>;
	/** Where the copied engine assets are served; default `/engines/` of this origin. */
	readonly enginesUrl?: string;
	/** Per call; default 20 s. */
	readonly timeoutMs?: number;
}

/** An opened file that can also give a page as a picture file, without its pixels crossing threads. */
export interface OpenedScan extends OpenedSource {
	/** @param options.mostPixels a page of more pixels comes scaled down to these, its dpi with it */
	decode(
		pageIndex: number,
		options?: StageOptions & { readonly mostPixels?: number }
	): Promise<Result<DecodedPage, ImportFailure>>;
	render(
		pageIndex: number,
		options?: RenditionOptions & StageOptions
	): Promise<Result<Blob, ImportFailure>>;
}

export interface ScanDecoder extends SourceDecoder {
	/** @param options.isAllowed a supervisor has let this file in beyond the limits */
	open(
		file: Blob,
		name: string,
		options?: StageOptions & { readonly isAllowed?: boolean }
	): Promise<Result<OpenedScan, ImportFailure>>;
	/** Ends the worker; the next call starts another. */
	end(): void;
}

const TIMEOUT_MS = 20_000;
const PAGES_PER_WORKER = 60;
/** Files mostly come one after another: starting a worker and pdf.js for each would cost half a second. */
const IDLE_MS = 5000;

let sources = 0;

/** Works on the main thread and inside a dedicated worker. One worker, started on the first need. */
export function createDecoder(options: DecoderOptions = {}): ScanDecoder {
	const limits = withOverrides(options.overrides);
	const enginesUrl = options.enginesUrl ?? new URL('/engines/', globalThis.location.origin).href;
	const pool = new WorkerPool<DecodeJob, DecodeAnswer>({
		start: () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' }),
		size: 1,
		timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
		recycleAfter: PAGES_PER_WORKER
	});
	let inUse = 0;
	let idle: ReturnType<typeof setTimeout> | undefined;
	const release = () => {
		inUse -= 1;
		clearTimeout(idle);
		idle = setTimeout(() => inUse === 0 && pool.end(), IDLE_MS);
	};
	return {
		async open(file, name, { signal, isAllowed = false } = {}) {
			const own = isAllowed ? ALLOWED_LIMITS : limits;
			const inspected = await inspectFile(file, own);
			if (!inspected.ok) return named(inspected, name);
			const source: SourceRef = {
				sourceKey: `source-${++sources}`,
				...{ file, limits: own, enginesUrl, content: asContent(inspected.value) }
			};
			inUse += 1;
			try {
				const pages = await listPages(pool, source, inspected.value, signal);
				if (!pages.ok) return named(pages, name);
				inUse += 1;
				return ok(openedScan(pool, source, name, pages.value, release));
			} finally {
				release();
			}
		},
		end: () => pool.end()
	};
}

/** A viewable picture of a page that is already decoded: full resolution up to 300 dpi, quality 0.85. */
export const encodePageImage: (page: DecodedPage, options?: RenditionOptions) => Promise<Blob> = (
	page,
	options = {}
) => encodePage(page, options);

/** A viewable picture of a page of an opened file, made inside the decode worker. */
export function renderPageImage(
	opened: OpenedScan,
	pageIndex: number,
	options: RenditionOptions & StageOptions = {}
): Promise<Result<Blob, ImportFailure>> {
	return opened.render(pageIndex, options);
}

type Pool = WorkerPool<DecodeJob, DecodeAnswer>;

function openedScan(
	pool: Pool,
	source: SourceRef,
	name: string,
	pages: readonly PagePlan[],
	onClose: () => void
): OpenedScan {
	let isClosed = false;
	const ask = async (job: DecodeJob, signal: AbortSignal | undefined) => {
		try {
			return (await pool.run(job, { signal })).result;
		} catch (error) {
			return asFailure(error, 'page-broken');
		}
	};
	return {
		pages,
		async decode(pageIndex, { signal, mostPixels = null } = {}) {
			const result = await ask({ op: 'decode', source, pageIndex, mostPixels }, signal);
			return named(result as Result<DecodedPage, ImportFailure>, name, pageIndex);
		},
		async render(pageIndex, { signal, ...options } = {}) {
			const result = await ask({ op: 'render', source, pageIndex, options }, signal);
			return named(result as Result<Blob, ImportFailure>, name, pageIndex);
		},
		close() {
			if (!isClosed) onClose();
			isClosed = true;
			return Promise.resolve();
		}
	};
}

async function listPages(
	pool: Pool,
	source: SourceRef,
	inspected: InspectedFile,
	signal: AbortSignal | undefined
): Promise<Result<readonly PagePlan[], ImportFailure>> {
	if (inspected.kind !== 'pdf') return ok(inspected.pages);
	try {
		const answer = await pool.run({ op: 'list-pages', source }, { signal });
		return answer.op === 'list-pages' ? answer.result : fail('file-broken');
	} catch (error) {
		return asFailure(error, 'file-broken');
	}
}

function asContent(inspected: InspectedFile): SourceRef['content'] {
	if (inspected.kind === 'pdf') return { kind: 'pdf' };
	if (inspected.kind === 'tiff') return { kind: 'tiff', pages: inspected.tiff };
	const [page] = inspected.pages;
	// Chromium turns JPEG and PNG upright by itself, but not WebP.
	const orientation = inspected.kind === 'webp' ? inspected.orientation : 1;
	return { kind: 'image', dpi: page?.dpi ?? null, orientation, uprightWidthPx: page?.widthPx ?? 0 };
}

/** A worker's trouble as a failure; anything else (an abort above all) is thrown on. */
function asFailure(
	error: unknown,
	otherwise: ImportFailure
): ReturnType<typeof fail<ImportFailure>> {
	if (!(error instanceof WorkerFailure)) throw error;
	if (error.code === 'worker-timeout') return fail('decode-timeout');
	if (error.code === 'job-failed' && error.causeName !== 'RangeError') return fail(otherwise);
	return fail('decode-out-of-memory');
}

/** Puts the file's name, and the page counted from 1, where the sentence needs them. */
function named<T>(
	result: Result<T, ImportFailure>,
	file: string,
	pageIndex?: number
): Result<T, ImportFailure> {
	if (result.ok) return result;
	const page = pageIndex === undefined ? {} : { page: pageIndex + 1 };
	return fail(result.failure.code, { ...page, ...result.failure.params, file });
}
