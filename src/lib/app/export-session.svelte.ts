// The state of one export: choose formats, see what goes and what is held back, run, save. The work is done
// by a worker behind `ExportRunner`; nothing here knows a format or a database.
import { profileOptions } from '#lib/pipeline/export/profile/profile-options.ts';
import type { Profile } from '#lib/pipeline/export/profile/profile.ts';
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import type { ExportRecord, HeldBack } from '#lib/pipeline/export-record.ts';
import { defaultPolicy, type ReleasePolicy } from '#lib/pipeline/review/may-go.ts';
import type { ExportPlan, ExportProgress } from '#lib/pipeline/run-export.ts';
import type {
	Answer,
	CallOptions,
	ExportRunner,
	RunAnswer
} from '#lib/platform/export/export-protocol.ts';
import type { Failure, Result } from '#lib/domain/result.ts';
import type { Role } from '#lib/domain/workflow.ts';
import type { ManifestFile } from '#lib/pipeline/export/manifest.ts';

/** `idle` before counting, `ready` when it is known what goes. */
export type ExportPhase =
	'idle' | 'counting' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed';

/** What the platform gives: replaced by fakes in tests. */
export interface ExportPlatform {
	readonly runner: ExportRunner;
	readonly canChooseFolder: boolean;
	/** Null when the person closes the picker. */
	chooseFolder(): Promise<FileSystemDirectoryHandle | null>;
	download(file: File): void;
	/** Removes files kept for download: they are personal data. */
	discard(): Promise<void>;
	/** Who works here; null until somebody has said so. */
	worker(): { readonly role: Role } | null;
	/** Keeps in the journal what was exported, by whom. */
	journal(said: ExportAct): Promise<Result<void>>;
	/** Exports made here before, newest first. */
	earlier(): Promise<Result<readonly EarlierExport[]>>;
	/** Keeps this export, so that a later one can be compared with it. */
	remember(made: Omit<EarlierExport, 'at'>): Promise<Result<void>>;
}

/** An export made on this machine. */
export interface EarlierExport {
	/** UTC, ISO 8601. */
	readonly at: string;
	readonly formats: readonly string[];
	readonly files: number;
	readonly persons: number;
	/** SHA-256 of its manifest. */
	readonly manifest: string;
	/** Its `muc-luc.tsv`. */
	readonly index: string;
}

/** What the next export is compared with. */
export interface DeltaBase {
	/** SHA-256 of the manifest of an export made here; null for a file somebody brought. */
	readonly manifest: string | null;
	readonly index: string;
}

/** What the journal keeps of one export: written before the files, and again with their proof. */
export interface ExportAct {
	readonly is: 'begun' | 'done';
	readonly formats: readonly string[];
	readonly restricted: boolean;
	readonly files: number;
	readonly persons: number;
	/** SHA-256 of the manifest, once it is written. */
	readonly manifest?: string;
}

export interface ExportSettings {
	readonly labels: ExportLabels;
	/** Ids of all formats, in the order they are shown. */
	readonly formatIds: readonly string[];
	/** The office's own columns and settings; null for all columns. */
	readonly profile: () => Profile | null;
}

/** Records of the preview. */
const sampleSize = 10;

const noProgress: ExportProgress = { done: 0, total: 0, bytes: 0 };

/** Chosen when the screen opens: what most offices take. */
const firstChoice = ['csv', 'xlsx'];

/** `home-town` → `Quê quán (nguyên quán)`: a clerk knows fields by their titles. */
function withTitles(held: readonly HeldBack[], { columns }: ExportLabels): readonly HeldBack[] {
	const titles: Readonly<Record<string, string>> = columns;
	return held.map((each) => ({
		...each,
		reasons: each.reasons.map((reason) => {
			const title = titles[String(reason.params?.['fact'] ?? '')];
			return title === undefined
				? reason
				: { ...reason, params: { ...reason.params, fact: title } };
		})
	}));
}

export class ExportSession {
	readonly #platform: ExportPlatform;
	readonly #settings: ExportSettings;
	#abort: AbortController | null = null;
	/** A new run must not lose its files to the tidying after the last one. */
	#discarding: Promise<void> = Promise.resolve();
	#phase: ExportPhase = $state('idle');
	#chosen: readonly string[] = $state.raw([]);
	#policy: ReleasePolicy = $state.raw(defaultPolicy);
	#base: DeltaBase | null = $state.raw(null);
	#earlier: readonly EarlierExport[] = $state.raw([]);
	#sample: readonly ExportRecord[] = $state.raw([]);
	#plan: ExportPlan | null = $state.raw(null);
	#progress: ExportProgress = $state.raw(noProgress);
	#failure: Failure | null = $state.raw(null);
	#answer: RunAnswer | null = $state.raw(null);

	readonly #held = $derived.by(() =>
		withTitles(this.#answer?.outcome.held ?? this.#plan?.held ?? [], this.#settings.labels)
	);

	constructor(platform: ExportPlatform, settings: ExportSettings) {
		this.#platform = platform;
		this.#settings = settings;
		this.#chosen = settings.formatIds.filter((id) => firstChoice.includes(id));
	}

	get phase(): ExportPhase {
		return this.#phase;
	}
	/** Every format with whether it is chosen. */
	get formats(): readonly { readonly id: string; readonly isChosen: boolean }[] {
		return this.#settings.formatIds.map((id) => ({ id, isChosen: this.#chosen.includes(id) }));
	}
	get policy(): ReleasePolicy {
		return this.#policy;
	}
	/** Only what changed since it is written; null for a full export. */
	get base(): DeltaBase | null {
		return this.#base;
	}
	get earlier(): readonly EarlierExport[] {
		return this.#earlier;
	}
	/** The first records that may go, for the preview. */
	get sample(): readonly ExportRecord[] {
		return this.#sample;
	}
	/** Null until counted. */
	get plan(): ExportPlan | null {
		return this.#plan;
	}
	/** Files that stay; a reason names its field by the title that the files use. */
	get held(): readonly HeldBack[] {
		return this.#held;
	}
	get progress(): ExportProgress {
		return this.#progress;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	get isBusy(): boolean {
		return this.#phase === 'counting' || this.#phase === 'running';
	}
	get canRun(): boolean {
		// A delta that only withdraws is told by its manifest.
		const { files = 0, delta } = this.#plan ?? {};
		const goes = files > 0 || (delta?.removed.length ?? 0) > 0;
		return !this.isBusy && this.#chosen.length > 0 && goes;
	}
	get canChooseFolder(): boolean {
		return this.#platform.canChooseFolder;
	}
	/** The files written, manifest last; empty before `done`. */
	get written(): readonly ManifestFile[] {
		return this.#answer?.outcome.written ?? [];
	}
	/** False when they went straight into a folder. */
	get canDownload(): boolean {
		return (this.#answer?.files.length ?? 0) > 0;
	}

	toggle(id: string): void {
		if (this.isBusy) return;
		const isChosen = this.#chosen.includes(id);
		this.#chosen = isChosen ? this.#chosen.filter((other) => other !== id) : [...this.#chosen, id];
	}

	/** Changes what may go, and counts again. Only a supervisor turns restricted facts on. */
	async setPolicy(change: Partial<ReleasePolicy>): Promise<void> {
		if (this.isBusy) return;
		if (change.includeRestricted && this.#platform.worker()?.role !== 'supervisor') return;
		this.#policy = { ...this.#policy, ...change };
		await this.count();
	}

	/** Chooses what to compare with; counts again, which is the dry run of the delta. */
	async setBase(base: DeltaBase | null): Promise<void> {
		if (this.isBusy) return;
		this.#base = base;
		await this.count();
	}

	/** Finds out what goes and what is held back, and takes the first records for the preview. */
	async count(): Promise<void> {
		const earlier = await this.#platform.earlier();
		if (earlier.ok) this.#earlier = earlier.value;
		const found = await this.#work('counting', (options) => this.#look(options));
		if (!found) return;
		this.#plan = found.plan;
		this.#sample = found.sample;
		this.#phase = 'ready';
	}

	/** Writes the chosen formats; `folder` asks for a folder first, so call it in a click. */
	async run(to: 'download' | 'folder'): Promise<void> {
		if (!this.canRun) return;
		const folder = to === 'folder' ? await this.#platform.chooseFolder() : null;
		if (to === 'folder' && !folder) return;
		const { labels, formatIds } = this.#settings;
		const profile = this.#settings.profile();
		const formats = formatIds.filter((id) => this.#chosen.includes(id));
		const answer = await this.#work('running', (options) =>
			this.#journalled(formats, () =>
				this.#platform.runner.run(
					{
						formats,
						policy: this.#policy,
						base: this.#base?.index ?? null,
						options: profileOptions(labels, profile),
						quality: profile?.pictures ?? 'small',
						folder
					},
					options
				)
			)
		);
		if (!answer) return;
		this.#answer = answer;
		this.#phase = 'done';
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** Downloads one finished file by name. */
	download(name: string): void {
		const file = this.#answer?.files.find((each) => each.name === name);
		if (file) this.#platform.download(file);
	}

	/** Back to the choice of formats after an end of any kind; files kept for download are removed. */
	again(): void {
		if (this.isBusy) return;
		this.#discarding = this.#platform.discard();
		this.#answer = null;
		this.#failure = null;
		this.#phase = this.#plan ? 'ready' : 'idle';
	}

	async #look(
		options: CallOptions
	): Promise<Answer<{ plan: ExportPlan; sample: readonly ExportRecord[] }>> {
		const { runner } = this.#platform;
		const policy = this.#policy;
		const plan = await runner.plan({ policy, base: this.#base?.index ?? null }, options);
		if (plan.is !== 'done') return plan;
		const sample = await runner.sample({ policy, count: sampleSize }, options);
		if (sample.is !== 'done') return sample;
		return { is: 'done', value: { plan: plan.value, sample: sample.value } };
	}

	/** Files that went out without a trace would be worse than an export that must be run again. */
	async #journalled(
		formats: readonly string[],
		run: () => Promise<Answer<RunAnswer>>
	): Promise<Answer<RunAnswer>> {
		await this.#discarding;
		const { files = 0, persons = 0 } = this.#plan ?? {};
		const said = { formats, restricted: this.#policy.includeRestricted };
		const begun = await this.#platform.journal({ is: 'begun', ...said, files, persons });
		if (!begun.ok) return { is: 'failed', failure: begun.failure };
		const answer = await run();
		if (answer.is !== 'done') return answer;
		const { outcome, index } = answer.value;
		const made = {
			files: outcome.files,
			persons: outcome.persons,
			manifest: outcome.written.at(-1)?.sha256 ?? ''
		};
		const done = await this.#platform.journal({ is: 'done', ...said, ...made });
		if (!done.ok) return { is: 'failed', failure: done.failure };
		// The files are whole even where this is lost: a later delta then asks for the index file.
		await this.#platform.remember({ formats, index, ...made });
		const earlier = await this.#platform.earlier();
		if (earlier.ok) this.#earlier = earlier.value;
		return answer;
	}

	/** One call to the worker; null when it was cancelled or failed, and the phase says so. */
	async #work<T>(
		phase: 'counting' | 'running',
		call: (options: Parameters<ExportRunner['plan']>[1]) => Promise<Answer<T>>
	): Promise<T | null> {
		if (this.isBusy) return null;
		const abort = new AbortController();
		this.#abort = abort;
		this.#phase = phase;
		this.#progress = noProgress;
		this.#failure = null;
		this.#answer = null;
		const onProgress = (progress: ExportProgress) => (this.#progress = progress);
		const answer = await call({ signal: abort.signal, onProgress });
		this.#abort = null;
		if (answer.is === 'done') return answer.value;
		this.#phase = answer.is;
		if (answer.is === 'failed') this.#failure = answer.failure;
		return null;
	}
}
