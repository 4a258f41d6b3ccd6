// One household file at the desk, from opening to sending: what is shown of it, whether it is safe, who may act. What a
// person says is handed on by correction/desk-verbs; what the file is lies in correction/working-file, how acts reach the
// disk in correction/saver, what others do meanwhile in correction/file-watch.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { Acting } from './correction/acting.svelte.ts';
import { Caret } from './correction/caret.svelte.ts';
import type { CorrectionDeps } from './correction/deps.ts';
import { DeskVerbs } from './correction/desk-verbs.ts';
import { FieldVerbs } from './correction/field-verbs.ts';
import { FileWatch } from './correction/file-watch.svelte.ts';
import { onLeaving } from './correction/leaving.ts';
import { InkVerbs } from './correction/ink-verbs.ts';
import { PageVerbs } from './correction/page-verbs.ts';
import { RowVerbs } from './correction/row-verbs.ts';
import { Saver } from './correction/saver.ts';
import { type Readings, WorkingFile } from './correction/working-file.svelte.ts';
import { type CaretInText, keepPlace, lastPlace } from './last-place.ts';
import type {
	CorrectionSurface,
	FieldView,
	ReadOnlyReason,
	SaveState,
	StanceKeeper
} from './surface.ts';
import { missingForSending, moveFile } from './transitions.ts';

export class CorrectionSession extends DeskVerbs implements CorrectionSurface {
	readonly #deps: CorrectionDeps;
	readonly #id: RegistryFileId;
	readonly #work: WorkingFile;
	readonly #saver: Saver;
	protected readonly caret: Caret;
	readonly #acting: Acting;
	readonly #watch: FileWatch;
	protected readonly onField: FieldVerbs;
	protected readonly onPage: PageVerbs;
	protected readonly onRows: RowVerbs;
	protected readonly onInk: InkVerbs;
	readonly #ends: readonly (() => void)[];
	#resumeAt: CaretInText | null = null;
	#isClosing = false;
	#stance: StanceKeeper | null = null;
	#save = $state.raw<SaveState>({ status: 'saved', unsaved: 0, failure: null, savedAt: null });

	private constructor(deps: CorrectionDeps, work: WorkingFile) {
		super();
		const { connection, clock, newId } = deps.ports;
		this.#deps = deps;
		this.#id = work.file.id;
		this.#work = work;
		work.decideParked(deps.worker()?.role === 'supervisor');
		this.#saver = new Saver({
			connection,
			clock,
			newId,
			fileId: this.#id,
			version: work.record.version,
			count: (ids) => work.counts(ids),
			onState: (state) => this.#saved(state),
			onCommitted: (file) => this.#committed(file),
			onRebased: (fresh, mine) => work.load(fresh, mine)
		});
		this.caret = new Caret(work, {
			onLeave: () => this.#left(),
			onShow: (pageIds) => deps.prioritise(pageIds)
		});
		this.#acting = new Acting({
			work,
			saver: this.#saver,
			clock,
			actor: () => (this.readOnly ? null : deps.worker()),
			cursor: () => this.caret.key,
			stance: {
				now: () => this.#stance?.now() ?? null,
				restore: (one) => this.#stance?.restore(one)
			}
		});
		this.#resume();
		const parts = {
			work,
			caret: this.caret,
			acting: this.#acting,
			readOnly: () => this.readOnly,
			flush: () => this.flush()
		};
		this.onField = new FieldVerbs(parts, deps.decisions);
		this.onRows = new RowVerbs(parts);
		this.onInk = new InkVerbs(parts, deps.ports);
		this.onPage = new PageVerbs(parts, deps.ports.forms, (pageId) => deps.readAgain(pageId));
		this.#watch = new FileWatch({
			ports: deps.ports,
			fileId: this.#id,
			work,
			saver: this.#saver,
			caret: this.caret
		});
		this.#ends = [connection.beforeClosing(() => this.flush()), onLeaving(() => void this.flush())];
	}

	static async open(deps: CorrectionDeps, id: RegistryFileId): Promise<Result<CorrectionSession>> {
		const opened = await openFile(deps.ports.connection, id);
		if (!opened.ok) return opened;
		const ids = opened.value.pages.map((page) => page.id);
		const readings: Result<Readings> = await getReadings(deps.ports.connection, ids);
		if (!readings.ok) return readings;
		const work = new WorkingFile(deps.ports, opened.value, readings.value);
		const session = new CorrectionSession(deps, work);
		// The desk does not wait for the lists.
		void deps.lists?.then((lists) => lists && work.takeLists(lists));
		await session.#watch.known;
		return { ok: true, value: session };
	}

	get file() {
		return this.#work.file;
	}
	get pages() {
		return this.#work.pages;
	}
	get page() {
		return this.caret.page;
	}
	get pageReading() {
		return this.page ? this.#work.reading(this.page.id) : null;
	}
	get fields() {
		return this.caret.fields;
	}
	get headerFields() {
		return this.fields.filter((field) => field.cell === null);
	}
	get tables() {
		return this.page ? this.#work.tables(this.page, this.fields) : [];
	}
	get cursor() {
		return this.caret.key;
	}
	get field(): FieldView | null {
		return this.cursor ? this.view(this.cursor) : null;
	}
	get openOnPage() {
		return this.fields.filter((field) => field.needsPerson).length;
	}
	get openInFile() {
		return this.#work.openInFile;
	}
	get issues() {
		return this.#work.issues;
	}
	get save() {
		return this.#save;
	}
	get canUndo() {
		return this.#acting.canUndo && this.readOnly === null;
	}
	get canRedo() {
		return this.#acting.canRedo && this.readOnly === null;
	}
	get readOnly(): ReadOnlyReason | null {
		const worker = this.#deps.worker();
		if (!worker) return 'no-worker';
		if (!this.#watch.isHeld) return 'other-tab';
		if (this.file.away) return 'away';
		if (this.file.state === 'approved') return 'approved';
		return this.file.state === 'sent' && worker.role === 'clerk' ? 'sent' : null;
	}

	get resumeAt(): CaretInText | null {
		return this.#resumeAt;
	}

	keepPlace(start: number, end: number): void {
		const worker = this.#deps.worker();
		const { key } = this.caret;
		if (worker && key) keepPlace(worker.id, { file: this.#id, key, start, end });
	}

	keepStance(keeper: StanceKeeper): void {
		this.#stance = keeper;
	}

	flush(): Promise<SaveState> {
		return this.#saver.flush();
	}

	async send(): Promise<Result<RegistryFile>> {
		const worker = this.#deps.worker();
		if (!worker || this.readOnly) return fail(worker ? 'read-only' : 'no-worker');
		const saved = await this.flush();
		if (saved.failure) return { ok: false, failure: saved.failure };
		const missing = missingForSending(this.pages, this.openInFile, this.#work.errorsNow());
		if (missing) return { ok: false, failure: missing };
		const sent = await moveFile(this.#deps.ports, worker, this.file, 'send', '');
		if (sent.ok) {
			this.#saver.restart(sent.value.version);
			this.#work.stored(sent.value);
		}
		return sent;
	}

	async close(): Promise<void> {
		const { unsaved } = await this.flush();
		this.#work.close();
		this.#isClosing = true;
		// What could not be stored yet is still tried, under the lock, after the screen is gone.
		if (unsaved === 0) this.#end();
	}

	#end(): void {
		for (const end of this.#ends) end();
		this.#saver.dispose();
		this.#watch.end();
	}

	undo = (): boolean => this.#takeBack('undo');
	redo = (): boolean => this.#takeBack('redo');

	#takeBack(direction: 'undo' | 'redo'): boolean {
		const act = this.#acting.takeBack(direction);
		if (!act) return false;
		const [patch] = act.patches;
		const key = act.cursor ?? (patch?.of === 'entry' ? patch.key : null);
		if (key) this.focus(key);
		this.caret.settle();
		void this.flush();
		return true;
	}

	/** Back to the same letter, unless nothing is left to do there. */
	#resume(): void {
		const worker = this.#deps.worker();
		const place = worker && lastPlace(worker.id);
		if (place?.file !== this.#id || !this.view(place.key)?.needsPerson) return;
		this.caret.focus(place.key);
		this.#resumeAt = place;
	}

	#left(): void {
		this.#acting?.seal();
		if (this.#save.unsaved > 0) void this.flush();
	}

	#saved(state: SaveState): void {
		this.#save = state;
		this.#work.markUnsaved(this.#saver.unsavedKeys);
		if (this.#isClosing && state.status === 'saved') this.#end();
	}

	#committed(file: RegistryFile): void {
		this.#work.stored(file);
		const { version } = file;
		this.#deps.ports.changes.announce({ kind: 'file', fileId: this.#id, version });
	}
}
