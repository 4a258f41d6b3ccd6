// The state of one export: choose formats, see what goes and what is held back, run, save. The work is done
// by a worker behind `ExportRunner`; nothing here knows a format or a database.
import type { Failure } from '#lib/domain/result.ts';
import type { ManifestFile } from '#lib/pipeline/export/manifest.ts';
import { profileOptions } from '#lib/pipeline/export/profile/profile-options.ts';
import type { ExportRecord, HeldBack } from '#lib/pipeline/export-record.ts';
import { defaultPolicy, type ReleasePolicy } from '#lib/pipeline/review/may-go.ts';
import type { ExportPlan, ExportProgress } from '#lib/pipeline/run-export.ts';
import type {
	Answer,
	CallOptions,
	ExportRunner,
	RunAnswer
} from '#lib/platform/export/export-protocol.ts';
import type {
	DeltaBase,
	EarlierExport,
	ExportPlatform,
	ExportSettings
} from './export-platform.ts';
import { withTitles } from './held-titles.ts';
import { journalledRun } from './journalled-run.ts';

/** `idle` before counting, `ready` when it is known what goes. */
export type ExportPhase =
	'idle' | 'counting' | 'ready' | 'running' | 'done' | 'cancelled' | 'failed';

/** Records of the preview. */
const sampleSize = 10;

const noProgress: ExportProgress = { done: 0, total: 0, bytes: 0 };

/** Chosen when the screen opens: what most offices take. */
const firstChoice = ['csv', 'xlsx'];

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
	/** Files of which a chosen format could not say everything; a report in the package lists what. */
	get leftOut(): number {
		return this.#answer?.outcome.leftOut ?? 0;
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
		await this.#lookBack();
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
		const command = {
			...{ formats, folder, policy: this.#policy, base: this.#base?.index ?? null },
			options: profileOptions(labels, profile),
			quality: profile?.pictures ?? 'small'
		} as const;
		const said = { formats, restricted: this.#policy.includeRestricted };
		const answer = await this.#work('running', async (options) => {
			await this.#discarding;
			return journalledRun(this.#platform, said, this.#plan ?? { files: 0, persons: 0 }, () =>
				this.#platform.runner.run(command, options)
			);
		});
		await this.#lookBack();
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

	async #lookBack(): Promise<void> {
		const earlier = await this.#platform.earlier();
		if (earlier.ok) this.#earlier = earlier.value;
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
