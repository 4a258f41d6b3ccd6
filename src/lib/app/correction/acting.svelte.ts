// Turns what a person does into acts: laid over the file at once, put on the undo stack, handed to the saver.
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { JournalAct } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { FieldView, OfficeWorker } from '../surface.ts';
import { type Act, invert, type PageFace, type Patch } from './acts.ts';
import { entryText, type EntryWords, makeEntry, shownText } from './entries.ts';
import { History } from './history.ts';
import type { Saver } from './saver.ts';
import type { WorkingFile } from './working-file.svelte.ts';

interface JournalWords {
	readonly act: JournalAct;
	readonly old: string;
	readonly new: string;
	readonly key?: FieldKey;
	readonly reason?: string;
}

export interface ActingOptions {
	readonly work: WorkingFile;
	readonly saver: Saver;
	readonly clock: Clock;
	/** Who acts; null = nobody may (read-only). */
	readonly actor: () => OfficeWorker | null;
	readonly cursor: () => FieldKey | null;
}

export class Acting {
	readonly #options: ActingOptions;
	readonly #history = new History();
	#stack = $state.raw({ canUndo: false, canRedo: false });

	constructor(options: ActingOptions) {
		this.#options = options;
	}

	get canUndo(): boolean {
		return this.#stack.canUndo;
	}

	get canRedo(): boolean {
		return this.#stack.canRedo;
	}

	/** The caret leaves a field: what is typed there later is an act of its own. */
	seal(): void {
		this.#history.seal();
	}

	/** A person's word on one field. */
	say(field: FieldView, act: JournalAct, words: EntryWords, reason?: string): void {
		const { actor, clock } = this.#options;
		const worker = actor();
		if (!worker) return;
		const after = makeEntry(field, worker, clock.now(), words);
		const patch: Patch = { of: 'entry', key: field.key, before: field.current.entry, after };
		const texts = { key: field.key, old: shownText(field), new: entryText(after) };
		this.#do([patch], field.pageId, { act, ...texts, ...(reason && { reason }) });
	}

	override(issueId: string, pageId: PageId, reason: string): void {
		const before = this.#options.work.record.overrides[issueId] ?? null;
		const patch: Patch = { of: 'override', key: issueId, before, after: reason };
		this.#do([patch], pageId, { act: 'override', old: issueId, new: reason, reason });
	}

	/** False: nobody may act. */
	setFace(page: Page, after: PageFace): boolean {
		const before = { form: page.form, nature: page.nature, state: page.state };
		const words = { act: 'page-form', old: faceText(before), new: faceText(after) } as const;
		return this.#do([{ of: 'page', key: page.id, before, after }], page.id, words);
	}

	setRows(pageId: PageId, tableId: string, now: readonly RowId[], after: readonly RowId[]): void {
		const key = `${pageId}#${tableId}`;
		const before = this.#options.work.record.rows[key] ?? null;
		const texts = { old: JSON.stringify(now), new: JSON.stringify(after) };
		this.#do([{ of: 'rows', key, before, after }], pageId, { act: 'rows', ...texts });
	}

	/** The act taken back or done again; null where there is none. */
	takeBack(direction: 'undo' | 'redo'): Act | null {
		if (!this.#options.actor()) return null;
		const act = this.#history[direction]();
		if (!act) return null;
		const patches = direction === 'undo' ? invert(act.patches) : act.patches;
		this.#apply(patches, act.pageId, { act: direction, ...textsOf(patches) });
		return act;
	}

	#do(patches: readonly Patch[], pageId: PageId, words: JournalWords): boolean {
		const { actor, cursor } = this.#options;
		if (!actor()) return false;
		this.#history.add({ patches, pageId, cursor: cursor(), isTyping: words.act === 'edit' });
		this.#apply(patches, pageId, words);
		return true;
	}

	#apply(patches: readonly Patch[], pageId: PageId, words: JournalWords): void {
		const { work, saver, clock, actor } = this.#options;
		const worker = actor();
		if (!worker) return;
		work.apply(patches, [pageId]);
		this.#stack = { canUndo: this.#history.canUndo, canRedo: this.#history.canRedo };
		const { id: who, role } = worker;
		const fileId = work.file.id;
		saver.add(patches, pageId, {
			fileId,
			pageId,
			at: clock.now(),
			who,
			role,
			source: role,
			...words
		});
	}
}

const faceText = (face: PageFace): string =>
	JSON.stringify({ nature: face.nature, formId: face.form?.formId, side: face.form?.side });

/** Texts of the one field an act changed; of any other act, what kind it was. */
function textsOf(patches: readonly Patch[]) {
	const [patch] = patches;
	if (patch?.of !== 'entry') return { old: '', new: patch?.of ?? '' };
	const text = (entry: FieldEntry | null) => (entry ? entryText(entry) : '');
	return { key: patch.key, old: text(patch.before), new: text(patch.after) };
}
