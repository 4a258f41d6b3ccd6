// A correction session over plain fields, for component tests: it keeps what it is told and calls nothing.
import { meantBy } from '#lib/app/aids/meant.ts';
import type { CorrectionSurface, FieldMark, FieldView } from '#lib/app/surface.ts';
import { rectToQuad } from '#lib/domain/geometry.ts';
import { fieldKey, type FieldKey, type PageId, type RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { ReadSymbol } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';

const pageId = 'p1' as PageId;

export function fieldOf(
	id: string,
	text: string,
	more: Partial<FieldView> & { weak?: readonly number[]; alternatives?: readonly string[] } = {}
): FieldView {
	const key = fieldKey(pageId, id);
	const { weak = [], alternatives = [], ...view } = more;
	const symbols: ReadSymbol[] = [...text].map((letter, index) => ({
		text: letter,
		confidence: weak.includes(index) ? 0.3 : 0.99
	}));
	const kind = view.kind ?? 'person-name';
	const mark: FieldMark = view.mark ?? 'sure';
	return {
		key,
		pageId,
		fieldId: id,
		label: view.label ?? `Nhãn ${id}`,
		kind,
		fact: null,
		cell: null,
		optional: false,
		restricted: false,
		text,
		box: rectToQuad({ x: 100, y: 100, width: 300, height: 60 }),
		mark,
		needsPerson: mark === 'doubt' || mark === 'empty' || mark === 'rule',
		issues: [],
		isSaved: true,
		current: {
			key,
			pageId,
			raw: text,
			value: text,
			status: 'read',
			source: 'ocr',
			confidence: 0.9,
			entry: null,
			reading: {
				key,
				fieldId: id,
				label: `Nhãn ${id}`,
				kind,
				raw: text,
				value: text,
				status: 'read',
				confidence: 0.9,
				alternatives: alternatives.map((value) => ({ value, source: 'test', probability: 0.1 })),
				symbols,
				box: rectToQuad({ x: 100, y: 100, width: 300, height: 60 }),
				issues: [],
				engines: []
			}
		},
		...view
	};
}

const page: Page = {
	id: pageId,
	fileId: 'f1' as RegistryFileId,
	index: 0,
	source: { id: 'a'.repeat(64) as Page['source']['id'], fileName: 'a.pdf', pageIndex: 0 },
	widthPx: 800,
	heightPx: 1100,
	dpi: 100,
	state: 'read',
	form: null,
	nature: 'form'
};

export class FakeCorrection implements CorrectionSurface {
	/** Every verb called, as `verb key argument`. */
	readonly calls: string[] = [];
	#fields = $state.raw<readonly FieldView[]>([]);
	#cursor = $state<FieldKey | null>(null);
	readonly pages = [page];
	readonly page = page;
	readonly pageReading = null;
	readonly issues = [];
	readonly save = { status: 'saved', unsaved: 0, failure: null, savedAt: null } as const;
	readonly readOnly = null;
	readonly canUndo = true;
	readonly canRedo = true;
	readonly tables = [];
	readonly file = {
		id: 'f1' as RegistryFileId,
		title: 'Hồ sơ thử',
		batch: '',
		pageIds: [pageId],
		state: 'keying',
		version: 1,
		importedAt: '2026-11-22T00:00:00Z',
		sentBy: null,
		approvedBy: null,
		approvedAt: null,
		returnReason: null,
		counts: { pages: 1, pagesRead: 1, pagesFailed: 0, fields: 3, open: 2 }
	} as const;

	constructor(fields: readonly FieldView[]) {
		this.#fields = fields;
		this.#cursor = fields.find((field) => field.needsPerson)?.key ?? fields[0]?.key ?? null;
	}

	get fields() {
		return this.#fields;
	}
	get headerFields() {
		return this.#fields;
	}
	get cursor() {
		return this.#cursor;
	}
	get field() {
		return this.#fields.find((field) => field.key === this.#cursor) ?? null;
	}
	get openOnPage() {
		return this.#fields.filter((field) => field.needsPerson).length;
	}
	get openInFile() {
		return this.openOnPage;
	}

	/** What a late reading or another tab would do. */
	change(key: FieldKey, change: Partial<FieldView>): void {
		this.#fields = this.#fields.map((field) =>
			field.key === key ? { ...field, ...change } : field
		);
	}
	view(key: FieldKey) {
		return this.#fields.find((field) => field.key === key) ?? null;
	}
	focus(key: FieldKey) {
		this.#cursor = key;
	}
	openPage(index: number) {
		this.calls.push(`openPage ${index}`);
	}
	next() {
		const rest = this.#after(1).find((field) => field.needsPerson);
		if (rest) this.#cursor = rest.key;
		return rest?.key ?? null;
	}
	previous() {
		const rest = this.#after(-1).find((field) => field.needsPerson);
		if (rest) this.#cursor = rest.key;
		return rest?.key ?? null;
	}
	nextInOrder() {
		this.#cursor = this.#after(1)[0]?.key ?? this.#cursor;
		return this.#cursor;
	}
	previousInOrder() {
		this.#cursor = this.#after(-1)[0]?.key ?? this.#cursor;
		return this.#cursor;
	}
	nextRow() {
		return null;
	}
	previousRow() {
		return null;
	}
	type(key: FieldKey, text: string) {
		this.calls.push(`type ${text}`);
		this.change(key, { text, mark: 'edited' });
	}
	confirm(key: FieldKey) {
		this.calls.push(`confirm ${this.view(key)?.text}`);
		this.change(key, { mark: 'confirmed', needsPerson: false });
	}
	setStatus(key: FieldKey, status: string, text = '') {
		this.calls.push(`status ${status} ${text}`.trim());
		this.change(key, { needsPerson: false, mark: 'blank' });
	}
	park(key: FieldKey, reason: string) {
		this.calls.push(`park ${reason}`);
		this.change(key, { needsPerson: false, mark: 'parked' });
	}
	takeAlternative(key: FieldKey, index: number) {
		const value = this.view(key)?.current.reading?.alternatives[index]?.value;
		if (value !== undefined) this.change(key, { text: value });
		return value !== undefined;
	}
	meant(key: FieldKey) {
		const field = this.view(key);
		return field?.current.entry?.confirmed === false
			? meantBy(field.kind, field.text, undefined)
			: null;
	}
	offers(key: FieldKey) {
		const field = this.view(key);
		const values = field?.current.reading?.alternatives.map(({ value }) => value) ?? [];
		return values.map((value) => ({ value, source: 'read' as const }));
	}
	takeOffer(key: FieldKey, index: number) {
		const value = this.offers(key)[index]?.value;
		if (value !== undefined) this.change(key, { text: value, needsPerson: false });
		return value !== undefined;
	}
	ditto() {
		this.calls.push('ditto');
		return true;
	}
	dittoChief() {
		this.calls.push('dittoChief');
		return true;
	}
	dittoShared() {
		this.calls.push('dittoShared');
		return true;
	}
	strikeMember() {
		this.calls.push('strikeMember');
		return true;
	}
	readonly resumeAt = null;
	keepPlace() {
		// Nothing is kept here.
	}
	keepStance() {
		// Nothing is looked at here.
	}
	override(issueId: string, reason: string) {
		this.calls.push(`override ${issueId} ${reason}`);
	}
	undo() {
		this.calls.push('undo');
		return true;
	}
	redo() {
		this.calls.push('redo');
		return true;
	}
	markOther() {
		this.calls.push('markOther');
	}
	turnPage() {
		this.calls.push('turnPage');
		return true;
	}
	setForm(_page: PageId, form: string, side = '') {
		this.calls.push(`setForm ${form} ${side}`);
	}
	addRow() {
		return null;
	}
	deleteRow() {
		this.calls.push('deleteRow');
		return true;
	}
	moveRow() {
		return false;
	}
	mergeRowBelow() {
		return false;
	}
	splitRow() {
		return null;
	}
	readBox() {
		this.calls.push('readBox');
		return Promise.resolve(ok(undefined));
	}
	flush() {
		return Promise.resolve(this.save);
	}
	send() {
		this.calls.push('send');
		return Promise.resolve(ok(this.file));
	}
	close() {
		return Promise.resolve();
	}

	#after(step: 1 | -1): readonly FieldView[] {
		const at = this.#fields.findIndex((field) => field.key === this.#cursor);
		return step === 1 ? this.#fields.slice(at + 1) : this.#fields.slice(0, at).toReversed();
	}
}
