// Carpets and field columns over all open files: gathers the cells, lays sheets, settles a sheet in one go and takes
// the whole of it back in one go. What a person has typed anywhere is never written over.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets here are looked up, never rendered */
import { type Carpet, fieldColumns, valueCarpets } from '#lib/domain/carpet/carpets.ts';
import type { CarpetCell, KnownCell } from '#lib/domain/carpet/cell.ts';
import { laySheet } from '#lib/domain/carpet/seeds.ts';
import type { PageId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Failure } from '#lib/domain/result.ts';
import { seeded } from '#lib/pipeline/review/seeded.ts';
import { type EditContext, takeBackEdits, type Written } from '../batch-writes.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { gatherFile, isOpenFile } from './gather-cells.ts';
import { OpenSheet, type SeedSeen } from './open-sheet.svelte.ts';
import { settleCells } from './settle-cells.ts';

export interface CarpetDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'forms'>;
	files(): readonly RegistryFile[];
	worker(): OfficeWorker | null;
}

export interface CarpetOutcome {
	readonly right: number;
	readonly typed: number;
	readonly doubt: number;
	/** Asked for, but changed meanwhile, or in a file that may not be changed now. */
	readonly left: number;
	readonly seeds: readonly SeedSeen[];
}

export class CarpetSession {
	readonly #deps: CarpetDeps;
	readonly #next: () => number;
	readonly #sheets = new Map<string, OpenSheet>();
	#isStopped = false;
	#pages = new Map<PageId, Page>();
	#known: readonly KnownCell[] = [];
	#cells = $state.raw<readonly CarpetCell[]>([]);
	#progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
	#isSettling = $state(false);
	#failure = $state.raw<Failure | null>(null);
	#outcome = $state.raw<CarpetOutcome | null>(null);
	#attention = $state.raw({ shown: 0, caught: 0 });
	#last = $state.raw<{ readonly written: readonly Written[]; readonly cells: CarpetCell[] } | null>(
		null
	);
	readonly #carpets = $derived(valueCarpets(this.#cells));
	readonly #columns = $derived(fieldColumns(this.#cells));

	constructor(deps: CarpetDeps) {
		this.#deps = deps;
		this.#next = seeded(deps.ports.newId());
	}

	get carpets(): readonly Carpet[] {
		return this.#carpets;
	}
	get columns(): readonly Carpet[] {
		return this.#columns;
	}
	/** Files looked through; null while nothing is gathered. */
	get progress(): { readonly done: number; readonly total: number } | null {
		return this.#progress;
	}
	get isSettling(): boolean {
		return this.#isSettling;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	/** What the last sheet came to. */
	get outcome(): CarpetOutcome | null {
		return this.#outcome;
	}
	/** Seeds shown and noticed since this session began; never stored. */
	get attention(): { readonly shown: number; readonly caught: number } {
		return this.#attention;
	}
	get canTakeBack(): boolean {
		return this.#last !== null && !this.#isSettling;
	}

	page(id: PageId): Page | null {
		return this.#pages.get(id) ?? null;
	}

	/** Looks through the open files anew; stopping keeps what was found. */
	async gather(): Promise<void> {
		const worker = this.#deps.worker();
		this.#failure = worker ? null : { code: 'no-worker' };
		if (!worker || this.#progress) return;
		const files = this.#deps.files().filter((file) => isOpenFile(file, worker));
		const cells: CarpetCell[] = [];
		const known: KnownCell[] = [];
		this.#isStopped = false;
		this.#sheets.clear();
		for (const [done, { id }] of files.entries()) {
			this.#progress = { done, total: files.length };
			const found = await gatherFile(this.#deps.ports, id);
			if (!found.ok) this.#failure = found.failure;
			if (!found.ok || this.#isStopped) break;
			cells.push(...found.value.cells);
			known.push(...found.value.known);
			for (const [pageId, page] of found.value.pages) this.#pages.set(pageId, page);
		}
		this.#known = known;
		this.#cells = cells;
		this.#progress = null;
	}

	stop(): void {
		this.#isStopped = true;
	}

	/** The next sheet of a carpet: the same again until it is settled. */
	sheet(carpet: Carpet): OpenSheet {
		const known = this.#sheets.get(carpet.id);
		if (known) return known;
		const laid = new OpenSheet(carpet, laySheet(carpet, this.#known, this.#next));
		this.#sheets.set(carpet.id, laid);
		return laid;
	}

	/** Where to go on: more of the same carpet, else the one that now settles most. */
	following({ id, of }: Carpet): Carpet | null {
		const list = of === 'value' ? this.#carpets : this.#columns;
		return list.find((one) => one.id === id) ?? list[0] ?? null;
	}

	/** Accepts every cell of the sheet as it stands. `reason` is kept with each line of the journal. */
	async settle(sheet: OpenSheet, reason: string): Promise<boolean> {
		const context = this.#context(reason);
		if (!context) return false;
		const { decided, seeds } = sheet;
		const written: Written[] = [];
		this.#isSettling = true;
		for (const [fileId, own] of Map.groupBy(decided, (one) => one.fileId)) {
			const done = await settleCells(fileId, own, context);
			if (done.ok) written.push(...done.value);
			else this.#failure = done.failure;
			if (!done.ok) break;
		}
		this.#isSettling = false;
		this.#settled(sheet, written, seeds);
		return this.#failure === null;
	}

	/** Takes back all that the last sheet wrote and that still stands as it was written. */
	async takeBack(reason: string): Promise<void> {
		const last = this.#last;
		const context = this.#context(reason);
		if (!last || !context) return;
		this.#isSettling = true;
		for (const [fileId, own] of Map.groupBy(last.written, (one) => one.fileId)) {
			const done = await takeBackEdits(fileId, own, context);
			if (!done.ok) this.#failure = done.failure;
		}
		this.#isSettling = false;
		this.#sheets.clear();
		this.#cells = [...this.#cells, ...last.cells];
		this.#last = null;
		this.#outcome = null;
	}

	#context(reason: string): EditContext | null {
		const worker = this.#deps.worker();
		this.#failure = worker ? null : { code: 'no-worker' };
		return worker && !this.#isSettling ? { ports: this.#deps.ports, worker, reason } : null;
	}

	#settled(sheet: OpenSheet, written: readonly Written[], seeds: readonly SeedSeen[]): void {
		const { decided } = sheet;
		const keys = new Set(written.map((one) => one.key));
		const count = (says: string) =>
			decided.filter((one) => one.says === says && keys.has(one.key)).length;
		this.#outcome = {
			right: count('right'),
			typed: count('typed'),
			doubt: count('doubt'),
			left: decided.length - written.length,
			seeds
		};
		const caught = seeds.filter((seed) => seed.isCaught).length;
		const { attention } = this;
		this.#attention = {
			shown: attention.shown + seeds.length,
			caught: attention.caught + caught
		};
		// What could not be written has moved on, unless writing failed: then it is offered again.
		const gone = this.#failure ? keys : new Set(decided.map((one) => one.key));
		const isWritten = (cell: CarpetCell) => keys.has(cell.key);
		this.#last = written.length > 0 ? { written, cells: this.#cells.filter(isWritten) } : null;
		this.#cells = this.#cells.filter((cell) => !gone.has(cell.key));
		// Other sheets may hold the same cells: they are laid anew.
		this.#sheets.clear();
	}
}
