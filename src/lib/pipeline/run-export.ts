// Chains review and export for a whole archive: who may go, into which files, proved by a manifest.
// Every file is closed only when all are written, and the manifest comes last: a package without it is not whole.
import { FileDigest } from './export/digest.ts';
import type { Exporter, ExportOptions } from './export/exporter.ts';
import { Fanout } from './export/fanout.ts';
import {
	manifestFileName,
	manifestFormat,
	manifestText,
	type ManifestFile
} from './export/manifest.ts';
import { Tally } from './export/tally.ts';
import type { ExportRecord, ExportSource, HeldBack } from './export-record.ts';
import { release, type ReleasePolicy } from './review/may-go.ts';

/** One file being written: nothing of it may look whole before `close`. */
export interface ExportFileWriter {
	write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
	close(): Promise<void>;
	/** Removes what was written. Never throws. */
	discard(): Promise<void>;
}

export interface ExportDestination {
	create(name: string, mediaType: string): Promise<ExportFileWriter>;
}

export interface ExportRequest {
	readonly formats: readonly Exporter[];
	readonly policy: ReleasePolicy;
	readonly options: Omit<ExportOptions, 'signal'>;
	readonly app: { readonly name: string; readonly version: string };
}

export interface ExportProgress {
	/** Household files looked at. */
	readonly done: number;
	readonly total: number;
	readonly bytes: number;
}

export interface ExportPlan {
	readonly files: number;
	readonly persons: number;
	readonly held: readonly HeldBack[];
}

export interface ExportOutcome extends ExportPlan {
	/** The manifest is the last of them. */
	readonly written: readonly ManifestFile[];
}

export interface RunOptions {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: ExportProgress) => void;
}

/** Thrown to stop a run in which nothing may go: no empty package is ever written. */
export class NothingToExport extends Error {}

/** What would go and what would be held back, without writing anything. */
export async function planExport(
	source: ExportSource,
	policy: ReleasePolicy,
	{ signal, onProgress }: RunOptions = {}
): Promise<ExportPlan> {
	const total = await source.count();
	const held: HeldBack[] = [];
	const tally = new Tally();
	let done = 0;
	for await (const candidate of source.candidates(signal ? { signal } : {})) {
		signal?.throwIfAborted();
		const outcome = release(candidate, policy);
		if (outcome.goes) tally.add(outcome.record);
		else held.push(outcome.held);
		onProgress?.({ done: ++done, total, bytes: 0 });
	}
	return { files: tally.files, persons: tally.persons, held };
}

interface Run {
	readonly tally: Tally;
	readonly held: HeldBack[];
	done: number;
	bytes: number;
}

async function* released(
	source: ExportSource,
	request: ExportRequest,
	run: Run,
	report: () => void,
	signal: AbortSignal | undefined
): AsyncGenerator<ExportRecord> {
	for await (const candidate of source.candidates(signal ? { signal } : {})) {
		signal?.throwIfAborted();
		const outcome = release(candidate, request.policy);
		run.done++;
		if (outcome.goes) {
			run.tally.add(outcome.record);
			yield outcome.record;
		} else {
			run.held.push(outcome.held);
			run.tally.hold(outcome.held);
		}
		report();
	}
	if (run.tally.files === 0) throw new NothingToExport('no record may go');
}

async function writeFormat(
	exporter: Exporter,
	records: AsyncIterable<ExportRecord>,
	options: ExportOptions,
	writer: ExportFileWriter,
	onBytes: (count: number) => void
): Promise<ManifestFile> {
	const digest = new FileDigest();
	for await (const chunk of exporter.write(records, options)) {
		digest.update(chunk);
		await writer.write(chunk);
		onBytes(chunk.length);
	}
	return {
		name: `${exporter.fileName}.${exporter.extension}`,
		format: exporter.id,
		mediaType: exporter.mediaType,
		bytes: digest.bytes,
		sha256: digest.finish()
	};
}

/** Names every setting that shapes the bytes. */
function settingsOf({ options, policy }: ExportRequest): Record<string, string | boolean> {
	return {
		completeness: policy.completeness,
		restricted: policy.includeRestricted,
		guardFormulas: options.guardFormulas ?? true,
		headers: options.headers ?? 'titles'
	};
}

/**
 * Writes the package.
 * @throws NothingToExport, AbortError, or whatever the destination throws; then everything written is discarded.
 */
export async function runExport(
	source: ExportSource,
	request: ExportRequest,
	destination: ExportDestination,
	{ signal, onProgress }: RunOptions = {}
): Promise<ExportOutcome> {
	const total = await source.count();
	const run: Run = { tally: new Tally(), held: [], done: 0, bytes: 0 };
	const report = () => onProgress?.({ done: run.done, total, bytes: run.bytes });
	const fanout = new Fanout(released(source, request, run, report, signal), request.formats.length);
	const options: ExportOptions = signal ? { ...request.options, signal } : request.options;
	const writers: ExportFileWriter[] = [];
	const open = async (name: string, mediaType: string) => {
		const writer = await destination.create(name, mediaType);
		writers.push(writer);
		return writer;
	};
	try {
		const opened: ExportFileWriter[] = [];
		for (const { fileName, extension, mediaType } of request.formats)
			opened.push(await open(`${fileName}.${extension}`, mediaType));
		const jobs = request.formats.map((exporter, index) =>
			writeFormat(
				exporter,
				fanout.consumer(index),
				options,
				opened[index] as ExportFileWriter,
				(count) => {
					run.bytes += count;
					report();
				}
			).catch((reason: unknown) => {
				fanout.fail(reason);
				throw reason;
			})
		);
		// Every job must have ended before its file is closed or discarded.
		const ended = await Promise.allSettled(jobs);
		const failed = ended.find((job) => job.status === 'rejected');
		if (failed) throw failed.reason;
		const files = ended.flatMap((job) => (job.status === 'fulfilled' ? [job.value] : []));
		const text = manifestText({
			format: manifestFormat.name,
			version: manifestFormat.version,
			app: request.app,
			forms: run.tally.forms,
			counts: {
				files: run.tally.files,
				persons: run.tally.persons,
				heldBack: run.tally.heldBack
			},
			heldBackReasons: run.tally.reasons,
			settings: settingsOf(request),
			journal: await source.journalHead(),
			files
		});
		const bytes = new TextEncoder().encode(text);
		const digest = new FileDigest();
		digest.update(bytes);
		const writer = await open(manifestFileName, 'application/json');
		await writer.write(bytes);
		for (const each of writers) await each.close();
		const manifest: ManifestFile = {
			name: manifestFileName,
			format: 'manifest',
			mediaType: 'application/json',
			bytes: bytes.length,
			sha256: digest.finish()
		};
		const { files: count, persons } = run.tally;
		return { files: count, persons, held: run.held, written: [...files, manifest] };
	} catch (reason) {
		await Promise.all(writers.map((writer) => writer.discard()));
		throw reason;
	}
}
