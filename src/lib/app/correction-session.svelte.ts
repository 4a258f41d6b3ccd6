// One household file at the desk. This class turns verbs into acts; what the file is lies in correction/working-file,
// where the caret is in correction/caret, how acts reach the disk in correction/saver.
import type { FieldKey, PageId, RegistryFileId, RowId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import type { Change } from '#lib/platform/changes.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import type { HeldLock } from '#lib/platform/locks.ts';
import { Acting } from './correction/acting.svelte.ts';
import { namedFace, type PageFace } from './correction/acts.ts';
import type { CorrectionDeps } from './correction/deps.ts';
import { Caret } from './correction/caret.svelte.ts';
import { dittoSource } from './correction/ditto.ts';
import { confirmation, parkWords, statusWords } from './correction/entries.ts';
import { newRowId, tableRows } from './correction/field-slots.ts';
import { onLeaving } from './correction/leaving.ts';
import { reload, takePage } from './correction/refresh.ts';
import { Saver } from './correction/saver.ts';
import { type Readings, WorkingFile } from './correction/working-file.svelte.ts';
import type { CorrectionSurface, FieldView, ReadOnlyReason, SaveState } from './surface.ts';
import { missingForSending, moveFile } from './transitions.ts';

export class CorrectionSession implements CorrectionSurface {
	readonly #deps: CorrectionDeps;
	readonly #id: RegistryFileId;
	readonly #work: WorkingFile;
	readonly #saver: Saver;
	readonly #caret: Caret;
	readonly #acting: Acting;
	readonly #lock: HeldLock;
	readonly #lockKnown: Promise<void>;
	readonly #ends: readonly (() => void)[];
	#isClosing = false;
	#lockState = $state<'held' | 'queued'>('queued');
	#save = $state.raw<SaveState>({ status: 'saved', unsaved: 0, failure: null, savedAt: null });

	private constructor(deps: CorrectionDeps, work: WorkingFile) {
		const { connection, clock, newId, locks, changes } = deps.ports;
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
		this.#caret = new Caret(work, {
			onLeave: () => this.#left(),
			onShow: (pageIds) => deps.prioritise(pageIds)
		});
		this.#acting = new Acting({
			work,
			saver: this.#saver,
			clock,
			actor: () => (this.readOnly ? null : deps.worker()),
			cursor: () => this.#caret.key
		});
		let known: () => void = () => undefined;
		this.#lockKnown = new Promise<void>((resolve) => (known = resolve));
		this.#lock = locks.hold(`tang-thu:file:${this.#id}`, (state) => this.#locked(state, known));
		this.#ends = [
			changes.listen((change, isForeign) => void this.#changed(change, isForeign)),
			connection.beforeClosing(() => this.flush()),
			onLeaving(() => void this.flush())
		];
	}

	static async open(deps: CorrectionDeps, id: RegistryFileId): Promise<Result<CorrectionSession>> {
		const opened = await openFile(deps.ports.connection, id);
		if (!opened.ok) return opened;
		const ids = opened.value.pages.map((page) => page.id);
		const readings: Result<Readings> = await getReadings(deps.ports.connection, ids);
		if (!readings.ok) return readings;
		const work = new WorkingFile(deps.ports, opened.value, readings.value);
		const session = new CorrectionSession(deps, work);
		await session.#lockKnown;
		return { ok: true, value: session };
	}

	get file() {
		return this.#work.file;
	}
	get pages() {
		return this.#work.pages;
	}
	get page() {
		return this.#caret.page;
	}
	get pageReading() {
		return this.page ? this.#work.reading(this.page.id) : null;
	}
	get fields() {
		return this.#caret.fields;
	}
	get headerFields() {
		return this.fields.filter((field) => field.cell === null);
	}
	get tables() {
		return this.page ? this.#work.tables(this.page, this.fields) : [];
	}
	get cursor() {
		return this.#caret.key;
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
		if (this.#lockState === 'queued') return 'other-tab';
		if (this.file.state === 'approved') return 'approved';
		return this.file.state === 'sent' && worker.role === 'clerk' ? 'sent' : null;
	}

	view(key: FieldKey): FieldView | null {
		return this.#caret.view(key);
	}
	focus(key: FieldKey): void {
		this.#caret.focus(key);
	}
	openPage(index: number): void {
		this.#caret.openPage(index);
	}
	next = () => this.#caret.walk(1, (field) => field.needsPerson);
	previous = () => this.#caret.walk(-1, (field) => field.needsPerson);
	nextInOrder = () => this.#caret.walk(1, () => true);
	previousInOrder = () => this.#caret.walk(-1, () => true);
	nextRow = () => this.#caret.walkColumn(1);
	previousRow = () => this.#caret.walkColumn(-1);

	type(key: FieldKey, text: string): void {
		const field = this.view(key);
		if (!field || field.text === text.normalize('NFC')) return;
		this.#acting.say(field, 'edit', { raw: text });
	}

	confirm(key: FieldKey): void {
		const field = this.view(key);
		const words = field && confirmation(field);
		if (!field || !words) return;
		const { entry } = field.current;
		if (!entry?.confirmed || entry.parked) this.#acting.say(field, 'confirm', words);
		void this.flush();
	}

	setStatus(key: FieldKey, status: 'blank' | 'illegible' | 'struck-out', partial?: string): void {
		const field = this.view(key);
		if (!field) return;
		this.#acting.say(field, 'status', statusWords(field, status, partial));
		void this.flush();
	}

	park(key: FieldKey, reason: string): void {
		const field = this.view(key);
		if (!field) return;
		this.#acting.say(field, 'park', parkWords(field, reason), reason);
		void this.flush();
	}

	takeAlternative(key: FieldKey, index: number): boolean {
		const field = this.view(key);
		const alternative = field?.current.reading?.alternatives[index];
		if (!field || !alternative || this.readOnly) return false;
		this.#acting.say(field, 'confirm', { raw: alternative.value, confirmed: true });
		void this.flush();
		return true;
	}

	ditto(key: FieldKey): boolean {
		const field = this.view(key);
		const page = this.#caret.pageOf(key);
		if (!field || !page || this.readOnly) return false;
		const before = this.pages.slice(0, this.pages.indexOf(page)).reverse();
		const fields = (one: Page) => this.#work.fields(one);
		const source = dittoSource(field, fields(page), before.map(fields));
		if (!source) return false;
		const words = { raw: source.text, source: 'inherited', confirmed: true } as const;
		this.#acting.say(field, 'confirm', words, source.key);
		void this.flush();
		return true;
	}

	override(issueId: string, reason: string): void {
		const key = issueId.slice(issueId.indexOf('@') + 1) as FieldKey;
		const page = this.#caret.pageOf(key) ?? this.page;
		if (!page || reason.trim() === '') return;
		this.#acting.override(issueId, page.id, reason);
		void this.flush();
	}

	markOther(pageId: PageId): void {
		const page = this.pages.find((one) => one.id === pageId);
		if (page) this.#setFace(pageId, { form: page.form, nature: 'other', state: page.state });
	}

	setForm(pageId: PageId, formId: string, side?: string): void {
		const face = namedFace(this.#deps.ports.forms.byId(formId), side);
		if (!face || !this.#setFace(pageId, face)) return;
		void this.flush().then(() => this.#deps.readAgain(pageId));
	}

	addRow(tableId: string, after?: RowId): RowId | null {
		const { page } = this;
		if (!page || this.readOnly) return null;
		const rowIds = this.#rows(tableId);
		const rowId = newRowId(page.id, tableId, rowIds, this.#work.record);
		const at = after ? rowIds.indexOf(after) + 1 : rowIds.length;
		const next = rowIds.toSpliced(at, 0, rowId);
		this.#acting.setRows(page.id, tableId, rowIds, next);
		void this.flush();
		return rowId;
	}

	deleteRow(tableId: string, rowId: RowId): void {
		const rowIds = this.#rows(tableId);
		if (!this.page || !rowIds.includes(rowId)) return;
		const next = rowIds.filter((one) => one !== rowId);
		this.#acting.setRows(this.page.id, tableId, rowIds, next);
		this.#caret.settle();
		void this.flush();
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
		this.#lock.release();
	}

	#rows(tableId: string): readonly RowId[] {
		if (!this.page) return [];
		return tableRows(this.page.id, tableId, this.pageReading, this.#work.record.rows);
	}

	#setFace(pageId: PageId, face: PageFace): boolean {
		const page = this.pages.find((one) => one.id === pageId);
		if (!page || !this.#acting.setFace(page, face)) return false;
		if (pageId === this.page?.id) this.#caret.settle();
		void this.flush();
		return true;
	}

	undo = (): boolean => this.#takeBack('undo');
	redo = (): boolean => this.#takeBack('redo');

	#takeBack(direction: 'undo' | 'redo'): boolean {
		const act = this.#acting.takeBack(direction);
		if (!act) return false;
		const [patch] = act.patches;
		const key = patch?.of === 'entry' ? patch.key : act.cursor;
		if (key) this.focus(key);
		this.#caret.settle();
		void this.flush();
		return true;
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
		this.#deps.ports.changes.announce({ kind: 'file', fileId: this.#id });
	}

	/** With the lock comes what another tab may have stored before it let go. */
	#locked(state: 'held' | 'queued', known: () => void): void {
		this.#lockState = state;
		if (state === 'held') void this.#reload().then(known);
		else known();
	}

	async #changed(change: Change, isForeign: boolean): Promise<void> {
		if (change.kind === 'settings' || change.fileId !== this.#id) return;
		if (change.kind === 'page') await this.#takePage(change.pageId);
		else if (isForeign || this.#save.unsaved === 0) await this.#reload();
	}

	async #takePage(pageId: PageId): Promise<void> {
		await takePage(this.#deps.ports.connection, this.#work, pageId);
		if (pageId === this.page?.id) this.#caret.settle();
	}

	async #reload(): Promise<void> {
		const isNews = await reload(this.#deps.ports.connection, this.#work, this.#saver);
		if (isNews) this.#caret.settle();
	}
}
