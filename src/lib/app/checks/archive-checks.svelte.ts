// The state of a check of the whole archive: run, cancelled, what was found, what a person lets stand. One run feeds
// three screens: broken rules, the same person twice, and bulk cleaning.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets here are replaced whole, never mutated */
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { type Failure, fail, type Result } from '#lib/domain/result.ts';
import type { ArchiveFindings } from '#lib/pipeline/archive-check.ts';
import type { CheckRunner } from '#lib/platform/archive-check/check-client.ts';
import { commitChange, openFile } from '#lib/platform/db/records-store.ts';
import type { Rulings } from '../linkage/rulings.svelte.ts';
import { homeNow } from '../home-now.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { filesToCheck } from './files-to-check.ts';
import { listIssues, type ListedIssue } from './listed-issues.ts';

export type CheckPhase = 'idle' | 'reading' | 'comparing' | 'done' | 'cancelled' | 'failed';

export interface CheckProgress {
	readonly done: number;
	readonly total: number;
}

export interface ChecksDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'forms'>;
	readonly runner: CheckRunner;
	readonly rulings: Rulings;
	files(): readonly RegistryFile[];
	worker(): OfficeWorker | null;
}

export class ArchiveChecks {
	readonly #deps: ChecksDeps;
	#abort: AbortController | null = null;
	#phase = $state<CheckPhase>('idle');
	#progress = $state.raw<CheckProgress>({ done: 0, total: 0 });
	#findings = $state.raw<ArchiveFindings | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#isStale = $state(false);
	/** Issues let stand since the run: `fileId|issueId`. */
	#letStand = $state.raw<ReadonlySet<string>>(new Set());
	readonly #issues = $derived.by(() => this.#listed());

	constructor(deps: ChecksDeps) {
		this.#deps = deps;
		deps.ports.changes.listen((change) => {
			if (change.kind === 'file' && this.#findings) this.#isStale = true;
		});
	}

	get phase(): CheckPhase {
		return this.#phase;
	}
	get isBusy(): boolean {
		return this.#phase === 'reading' || this.#phase === 'comparing';
	}
	/** Files while reading, hundredths while comparing. */
	get progress(): CheckProgress {
		return this.#progress;
	}
	/** Of the last finished run; null before. */
	get findings(): ArchiveFindings | null {
		return this.#findings;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	/** Files have changed since the run. */
	get isStale(): boolean {
		return this.#isStale;
	}
	/** What is still open, errors first, rule by rule. */
	get issues(): readonly ListedIssue[] {
		return this.#issues;
	}

	async run(): Promise<void> {
		if (this.isBusy) return;
		const { ports, runner, rulings } = this.#deps;
		const abort = new AbortController();
		this.#abort = abort;
		this.#phase = 'reading';
		this.#failure = null;
		const files = this.#deps.files();
		this.#progress = { done: 0, total: files.length };
		const known = await rulings.load();
		if (!known.ok) return this.#end(known.failure);
		const begin = {
			today: ports.clock.now().slice(0, 10),
			home: homeNow(),
			forms: ports.forms.all()
		};
		const found = await runner(begin, filesToCheck(ports.connection, files), {
			signal: abort.signal,
			onFiles: (done) => this.#read(done, files.length),
			onComparing: (share) => {
				this.#phase = 'comparing';
				this.#progress = { done: Math.round(share * 100), total: 100 };
			}
		});
		this.#abort = null;
		if (!found) this.#phase = 'cancelled';
		else if (!found.ok) this.#end(found.failure);
		else {
			this.#findings = found.value;
			this.#letStand = new Set();
			this.#isStale = false;
			this.#phase = 'done';
		}
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** Lets a broken rule stand because the paper says so. Codes: `no-worker`, `reason-missing`, those of a commit. */
	async letStand(item: ListedIssue, reason: string): Promise<Result<void>> {
		if (reason.trim() === '') return fail('reason-missing');
		if (item.of === 'between') {
			const { id: about, fileIds } = item;
			return this.#deps.rulings.rule({ of: 'issue', about, verdict: null, reason, fileIds });
		}
		const [fileId] = item.fileIds;
		const written = fileId ? await this.#override(fileId, item.id, reason) : fail('file-unknown');
		if (written.ok) this.#letStand = new Set([...this.#letStand, item.key]);
		return written;
	}

	#read(done: number, total: number): void {
		this.#progress = { done, total };
	}

	#end(failure: Failure): void {
		this.#abort = null;
		this.#failure = failure;
		this.#phase = 'failed';
	}

	#listed(): readonly ListedIssue[] {
		if (!this.#findings) return [];
		const { rulings } = this.#deps;
		return listIssues(this.#findings).filter((item) =>
			item.of === 'between' ? rulings.on(item.id) === null : !this.#letStand.has(item.key)
		);
	}

	async #override(fileId: RegistryFileId, issueId: string, reason: string): Promise<Result<void>> {
		const { ports } = this.#deps;
		const who = this.#deps.worker();
		if (!who) return fail('no-worker');
		const opened = await openFile(ports.connection, fileId);
		if (!opened.ok) return opened;
		const { id, role } = who;
		const line = { fileId, act: 'override', at: ports.clock.now(), who: id, role } as const;
		const written = await commitChange(ports.connection, {
			batch: ports.newId(),
			fileId,
			baseVersion: opened.value.record.version,
			overrides: new Map([[issueId, reason]]),
			journal: [{ ...line, source: role, old: issueId, new: reason, reason }]
		});
		if (!written.ok) return written;
		ports.changes.announce({ kind: 'file', fileId });
		return { ok: true, value: undefined };
	}
}
