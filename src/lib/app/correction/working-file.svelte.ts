// A household file as it is being worked on: what is stored with the acts that are not stored yet laid over it.
// Everything is replaced whole, never mutated, so that undo is exact and the stores get plain values.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets here are replaced whole, never mutated */
import type { FieldKey, PageId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FileRecord } from '#lib/domain/record.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { OpenedFile } from '#lib/platform/db/records-store.ts';
import type { PageCounts } from '#lib/platform/db/schema.ts';
import type { AppPorts } from '../ports.ts';
import type { FieldView, TableView } from '../surface.ts';
import { applyPatch, type Patch } from './acts.ts';
import { AgreeingPapers } from './agreeing-papers.ts';
import { pageTables } from './field-slots.ts';
import { householdIssues } from './household-issues.ts';
import { IssueWatch } from './issue-watch.svelte.ts';
import { countOpen, FieldViews } from './field-views.ts';
import type { ListDoubts } from './list-doubts.ts';
import type { PendingBatch } from './pending-batch.ts';

export type Readings = ReadonlyMap<PageId, PageReading>;

export class WorkingFile {
	readonly #ports: Pick<AppPorts, 'forms' | 'clock'>;
	readonly #views = new FieldViews();
	readonly #papers = new AgreeingPapers();
	/** Pages whose doubts another page or a list has changed since the file was opened. */
	readonly #recounted = new Set<PageId>();
	#file = $state.raw() as RegistryFile;
	#pages = $state.raw<readonly Page[]>([]);
	#record = $state.raw() as FileRecord;
	#readings = $state.raw<Readings>(new Map());
	#counts = $state.raw<ReadonlyMap<PageId, PageCounts>>(new Map());
	#unsaved = $state.raw<ReadonlySet<FieldKey>>(new Set());
	#decidesParked = $state(false);
	#lists = $state.raw<ListDoubts | null>(null);
	readonly #watch: IssueWatch;

	constructor(ports: Pick<AppPorts, 'forms' | 'clock'>, opened: OpenedFile, readings: Readings) {
		this.#ports = ports;
		this.#watch = new IssueWatch(ports.clock, () => this.#findIssues());
		this.#readings = readings;
		this.load(opened);
	}

	get file(): RegistryFile {
		return this.#file;
	}

	get pages(): readonly Page[] {
		return this.#pages;
	}

	get record(): FileRecord {
		return this.#record;
	}

	get openInFile(): number {
		return [...this.#counts.values()].reduce((sum, page) => sum + page.open, 0);
	}

	/** Rules broken across the file, less those a person has let stand. */
	get issues(): readonly HouseholdIssue[] {
		return this.#watch.issues;
	}

	/** The same, looked at now: what holds the file back. */
	errorsNow(): readonly HouseholdIssue[] {
		this.#watch.look();
		return this.issues.filter((issue) => issue.severity === 'error');
	}

	close(): void {
		this.#watch.stop();
	}

	/** Takes what the disk has; `mine` = batches it does not have yet. */
	load(opened: OpenedFile, mine: readonly PendingBatch[] = []): void {
		this.#file = opened.file;
		this.#pages = opened.pages;
		this.#record = opened.record;
		this.#counts = opened.counts;
		this.#recount(this.#pages.map(({ id }) => id));
		for (const batch of mine) this.#lay(batch);
	}

	#lay(batch: PendingBatch): void {
		const patches: Patch[] = [];
		for (const [key, after] of batch.entries)
			patches.push({ of: 'entry', key, before: null, after });
		for (const [key, after] of batch.rows) patches.push({ of: 'rows', key, before: null, after });
		for (const [key, after] of batch.overrides)
			patches.push({ of: 'override', key, before: null, after });
		for (const [key, after] of batch.pages) patches.push({ of: 'page', key, before: after, after });
		this.apply(patches, batch.touched);
	}

	stored(file: RegistryFile): void {
		this.#file = file;
	}

	/** A page as the machine has left it; a form that a person has named meanwhile stays. */
	takePage(stored: Page, reading: PageReading | null): void {
		const mine = this.#pages.find((one) => one.id === stored.id);
		const isNamed = mine?.form?.by === 'person' && stored.form?.by !== 'person';
		const page = {
			...stored,
			...(isNamed && { form: mine.form, nature: mine.nature }),
			...(mine?.turns !== undefined && { turns: mine.turns })
		};
		this.#pages = this.#pages.map((one) => (one.id === page.id ? page : one));
		if (reading) this.#readings = new Map([...this.#readings, [page.id, reading]]);
		this.#recount([page.id]);
	}

	markUnsaved(keys: ReadonlySet<FieldKey>): void {
		// Said with every key press: the same keys must not make the views anew.
		const known = this.#unsaved;
		const isSame = keys.size === known.size && [...keys].every((key) => known.has(key));
		if (!isSame) this.#unsaved = keys;
	}

	/** Lists of the office to check the readings against; null where there are none. */
	get lists(): ListDoubts | null {
		return this.#lists;
	}

	takeLists(lists: ListDoubts): void {
		this.#lists = lists;
		this.#recount(this.#pages.map(({ id }) => id));
	}

	/** The person at the desk decides what others have parked. */
	decideParked(decides: boolean): void {
		this.#decidesParked = decides;
	}

	apply(patches: readonly Patch[], touched: Iterable<PageId>): void {
		let work = { record: this.#record, pages: this.#pages };
		for (const patch of patches) work = applyPatch(work, patch);
		this.#record = work.record;
		this.#pages = work.pages;
		this.#recount(touched);
	}

	reading(pageId: PageId): PageReading | null {
		return this.#readings.get(pageId) ?? null;
	}

	fields(page: Page): readonly FieldView[] {
		const alone = { id: page.id, fields: this.#alone(page) };
		const settled = this.#papers.over(
			alone,
			this.#pages.map(({ id }) => id)
		);
		return this.#lists?.over(settled) ?? settled;
	}

	/** What the page says by itself. */
	#alone(page: Page): readonly FieldView[] {
		const { unsaved, decidesParked } = {
			unsaved: this.#unsaved,
			decidesParked: this.#decidesParked
		};
		return this.#views.ofPage({ ...this.#sources(page), unsaved, decidesParked });
	}

	tables(page: Page, fields: readonly FieldView[]): readonly TableView[] {
		return pageTables(page, this.#form(page)).map((table) => {
			const cells = fields.filter((field) => field.cell?.tableId === table.id);
			const rowIds = [...new Set(cells.flatMap((field) => field.cell?.rowId ?? []))];
			return {
				tableId: table.id,
				label: table.label,
				columns: table.columns.map(({ id, label }) => ({ id, label })),
				rows: rowIds.map((rowId) => ({
					rowId,
					cells: cells.filter((field) => field.cell?.rowId === rowId)
				}))
			};
		});
	}

	/** Counters of these pages, and of those that changed with them. */
	counts(pageIds: Iterable<PageId>): ReadonlyMap<PageId, PageCounts> {
		const none: PageCounts = { fields: 0, open: 0 };
		const ids = new Set([...pageIds, ...this.#recounted]);
		return new Map([...ids].map((id) => [id, this.#counts.get(id) ?? none]));
	}

	#findIssues(): readonly HouseholdIssue[] {
		const pages = this.#pages.map((page) => ({
			page,
			values: this.fields(page).map((field) => field.current)
		}));
		return householdIssues(this.#ports, this.#file.id, pages, this.#record.overrides);
	}

	#form(page: Page) {
		return page.form ? this.#ports.forms.byId(page.form.formId) : null;
	}

	#sources(page: Page) {
		const reading = this.reading(page.id);
		return { page, form: this.#form(page), reading, record: this.#record };
	}

	/** Counts these pages anew; all of them where what these say settles doubts elsewhere. */
	#recount(pageIds: Iterable<PageId>): void {
		const counts = new Map(this.#counts);
		const touched = new Set(pageIds);
		const pages = this.#pages.filter(({ id }) => touched.has(id));
		const said = pages.filter((page) =>
			this.#papers.take({ id: page.id, fields: this.#alone(page) })
		);
		for (const page of said.length > 0 ? this.#pages : pages) {
			const now = countOpen(this.fields(page));
			const before = counts.get(page.id);
			if (before && before.open !== now.open) this.#recounted.add(page.id);
			counts.set(page.id, now);
		}
		this.#counts = counts;
		this.#watch.stale();
	}
}
