// Chains review and export for a whole archive: one pass over the files decides who may go and feeds every
// format in step, so that all files of a package show the same moment.
import type { Exporter, ExportOptions } from './export/exporter.ts';
import { Fanout } from './export/fanout.ts';
import { fileReport } from './export/held-report.ts';
import type { ManifestFile } from './export/manifest.ts';
import { PackageWriter, type ExportDestination } from './export/package-writer.ts';
import {
	IndexBuilder,
	indexFileName,
	indexText,
	type Delta,
	type RecordIndex
} from './export/record-index.ts';
import { Tally } from './export/tally.ts';
import { utf8Chunks } from './export/text/chunks.ts';
import type { ExportRecord, ExportSource, HeldBack } from './export-record.ts';
import { withPlaces, type FindLayers } from './export-places.ts';
import { release, type ReleasePolicy } from './review/may-go.ts';

export interface ExportRequest {
	readonly formats: readonly Exporter[];
	readonly policy: ReleasePolicy;
	readonly options: Omit<ExportOptions, 'signal'>;
	readonly app: { readonly name: string; readonly version: string };
	/** Names the units of an address; without it no unit is coded. */
	readonly places?: { readonly version: string; readonly find: FindLayers };
	/** Index of an earlier package: only records that differ from it are written. */
	readonly base?: RecordIndex;
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
	/** Against the base of the request; null without one. */
	readonly delta: Delta | null;
}

export interface ExportOutcome extends ExportPlan {
	/** Values that a chosen format could not say, in how many files; listed in a report of their own. */
	readonly leftOut: number;
	/** Marks of every record that may go, written or not: what the next delta compares with. */
	readonly index: RecordIndex;
	/** The manifest is the last of them. */
	readonly written: readonly ManifestFile[];
}

export interface RunOptions {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: ExportProgress) => void;
}

/** Thrown to stop a run in which nothing may go: no empty package is ever written. */
export class NothingToExport extends Error {}

/** What one pass over the archive finds out. */
class Pass {
	readonly tally = new Tally();
	readonly held: HeldBack[] = [];
	readonly leftOut: HeldBack[] = [];
	readonly index: IndexBuilder;
	readonly #source: ExportSource;
	readonly #policy: ReleasePolicy;
	readonly #options: RunOptions;
	readonly #find: FindLayers | null;
	#done = 0;
	#total = 0;
	#bytes = 0;

	constructor(
		source: ExportSource,
		{ policy, base, places }: Pick<ExportRequest, 'policy' | 'base' | 'places'>,
		options: RunOptions
	) {
		this.#find = places?.find ?? null;
		this.#source = source;
		this.#policy = policy;
		this.#options = options;
		this.index = new IndexBuilder(base ?? null);
	}

	/** Records that go and that the earlier package does not have. */
	async *records(): AsyncGenerator<ExportRecord> {
		const { signal } = this.#options;
		this.#total = await this.#source.count();
		for await (const candidate of this.#source.candidates(signal ? { signal } : {})) {
			signal?.throwIfAborted();
			const outcome = release(candidate, this.#policy);
			this.#done++;
			if (!outcome.goes) {
				this.held.push(outcome.held);
				this.tally.hold(outcome.held);
			} else if (this.index.isNews(outcome.record)) {
				this.tally.add(outcome.record);
				yield this.#find ? withPlaces(outcome.record, this.#find) : outcome.record;
			}
			this.report(0);
		}
		if (this.index.index.size === 0) throw new NothingToExport('no record may go');
	}

	/** The same records; what a format among these cannot say of them is noted on the way. */
	async *told(formats: readonly Exporter[]): AsyncGenerator<ExportRecord> {
		for await (const record of this.records()) {
			const reasons = formats.flatMap((format) => format.leftOut?.(record) ?? []);
			const { id: fileId, title } = record.file;
			if (reasons.length > 0) this.leftOut.push({ fileId, title, reasons });
			yield record;
		}
	}

	report(bytes: number): void {
		this.#bytes += bytes;
		this.#options.onProgress?.({ done: this.#done, total: this.#total, bytes: this.#bytes });
	}

	get plan(): ExportPlan {
		const { files, persons } = this.tally;
		return { files, persons, held: this.held, delta: this.index.delta };
	}
}

/** What would go and what would be held back, without writing anything: the dry run. */
export async function planExport(
	source: ExportSource,
	request: Pick<ExportRequest, 'policy' | 'base'>,
	options: RunOptions = {}
): Promise<ExportPlan> {
	const pass = new Pass(source, request, options);
	try {
		const records = pass.records();
		while (!(await records.next()).done);
	} catch (reason) {
		if (!(reason instanceof NothingToExport)) throw reason;
	}
	return pass.plan;
}

/** The first `count` records that may go, as the formats would get them. */
export async function sampleRecords(
	source: ExportSource,
	request: Pick<ExportRequest, 'policy' | 'places'>,
	count: number,
	options: RunOptions = {}
): Promise<readonly ExportRecord[]> {
	const found: ExportRecord[] = [];
	try {
		for await (const record of new Pass(source, request, options).records()) {
			found.push(record);
			if (found.length >= count) break;
		}
	} catch (reason) {
		if (!(reason instanceof NothingToExport)) throw reason;
	}
	return found;
}

const planOf = ({ id, fileName, extension, mediaType }: Exporter) => ({
	name: `${fileName}.${extension}`,
	format: id,
	mediaType
});

/** Every format at once, fed record by record in step. */
async function writeFormats(
	pass: Pass,
	formats: readonly Exporter[],
	options: ExportOptions,
	files: PackageWriter
): Promise<ManifestFile[]> {
	const fanout = new Fanout(pass.told(formats), formats.length);
	const opened = [];
	for (const exporter of formats)
		opened.push({ exporter, writer: await files.open(planOf(exporter)) });
	const jobs = opened.map(({ exporter, writer }, index) =>
		files
			.fill(writer, planOf(exporter), exporter.write(fanout.consumer(index), options))
			.catch((reason: unknown) => {
				fanout.fail(reason);
				throw reason;
			})
	);
	// Every job must have ended before its file is closed or discarded.
	const ended = await Promise.allSettled(jobs);
	const failed = ended.find((job) => job.status === 'rejected');
	if (failed) throw failed.reason;
	return ended.flatMap((job) => (job.status === 'fulfilled' ? [job.value] : []));
}

/** The reports in each family of the chosen formats, and the index the next delta starts from. */
async function writeReports(
	pass: Pass,
	{ formats }: ExportRequest,
	options: ExportOptions,
	files: PackageWriter
): Promise<ManifestFile[]> {
	const written: ManifestFile[] = [];
	const kinds = new Set(formats.map(({ report }) => report));
	for (const what of ['held', 'leftOut'] as const) {
		if (pass[what].length === 0) continue;
		for (const kind of kinds) {
			const { plan, chunks } = fileReport(what, kind, pass[what], options);
			written.push(await files.write(plan, chunks()));
		}
	}
	async function* index() {
		yield await Promise.resolve(indexText(pass.index.index));
	}
	const plan = { name: indexFileName, format: 'index', mediaType: 'text/tab-separated-values' };
	written.push(await files.write(plan, utf8Chunks(index())));
	return written;
}

/** Names every setting that shapes the bytes. */
function settingsOf({ options, policy, places }: ExportRequest): Record<string, string | boolean> {
	return {
		completeness: policy.completeness,
		restricted: policy.includeRestricted,
		guardFormulas: options.guardFormulas ?? true,
		headers: options.headers ?? 'titles',
		...(options.profile && { profile: options.profile.name }),
		...(options.address && { address: options.address }),
		...(options.nameGrammar && { nameGrammar: options.nameGrammar }),
		...(places && { gazetteer: places.version }),
		...(options.codes && {
			ethnicities: options.codes.ethnicities,
			noReligion: options.codes.noReligion
		})
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
	run: RunOptions = {}
): Promise<ExportOutcome> {
	const pass = new Pass(source, request, run);
	const options = run.signal ? { ...request.options, signal: run.signal } : request.options;
	const files = new PackageWriter(destination, (bytes) => pass.report(bytes));
	try {
		const data = await writeFormats(pass, request.formats, options, files);
		const reports = await writeReports(pass, request, options, files);
		const { tally } = pass;
		const manifest = await files.seal({
			app: request.app,
			forms: tally.forms,
			counts: { files: tally.files, persons: tally.persons, heldBack: tally.heldBack },
			heldBackReasons: tally.reasons,
			delta: pass.index.delta,
			settings: settingsOf(request),
			journal: await source.journalHead(),
			files: [...data, ...reports]
		});
		const written = [...data, ...reports, manifest];
		const leftOut = pass.leftOut.length;
		return { ...pass.plan, leftOut, index: pass.index.index, written };
	} catch (reason) {
		await files.discard();
		throw reason;
	}
}
