// Turns what a person does into acts: laid over the file at once, put on the undo stack, handed to the saver.
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { JournalAct } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { FieldView, OfficeWorker, Stance } from '../surface.ts';
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

/** One patch with the line the journal keeps of it. */
interface Step {
	readonly patch: Patch;
	readonly words: JournalWords;
}

/** A person's word on one field, as part of an act. */
export interface Saying {
	readonly field: FieldView;
	readonly act: JournalAct;
	readonly words: EntryWords;
	readonly reason?: string;
}

/** Rows of a table as they are and as they shall be. */
export interface RowChange {
	readonly pageId: PageId;
	readonly tableId: string;
	readonly now: readonly RowId[];
	readonly after: readonly RowId[];
}

export interface ActingOptions {
	readonly work: WorkingFile;
	readonly saver: Saver;
	readonly clock: Clock;
	/** Who acts; null = nobody may (read-only). */
	readonly actor: () => OfficeWorker | null;
	readonly cursor: () => FieldKey | null;
	/** How the page is looked at: kept with each act, restored with its undo. */
	readonly stance: { now(): Stance | null; restore(stance: Stance): void };
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
		this.sayAll([{ field, act, words, ...(reason !== undefined && { reason }) }]);
	}

	/** One act over several fields: one undo takes it back, each field has its own line in the journal. */
	sayAll(sayings: readonly Saying[], rows?: RowChange): boolean {
		const { actor, clock } = this.#options;
		const worker = actor();
		const pageId = rows?.pageId ?? sayings[0]?.field.pageId;
		if (!worker || pageId === undefined) return false;
		const steps = sayings.map(({ field, act, words, reason }): Step => {
			const after = makeEntry(field, worker, clock.now(), words);
			const patch: Patch = { of: 'entry', key: field.key, before: field.current.entry, after };
			const texts = { key: field.key, old: shownText(field), new: entryText(after) };
			return { patch, words: { act, ...texts, ...(reason && { reason }) } };
		});
		return this.#do(rows ? [...steps, this.#rowStep(rows)] : steps, pageId);
	}

	override(issueId: string, pageId: PageId, reason: string): void {
		const before = this.#options.work.record.overrides[issueId] ?? null;
		const patch: Patch = { of: 'override', key: issueId, before, after: reason };
		this.#do([{ patch, words: { act: 'override', old: issueId, new: reason, reason } }], pageId);
	}

	/** False: nobody may act. */
	setFace(page: Page, face: PageFace): boolean {
		const { form, nature, state, turns = 0 } = page;
		const before = { form, nature, state, turns };
		const after = { turns, ...face };
		const patch: Patch = { of: 'page', key: page.id, before, after };
		const words = { act: 'page-form', old: faceText(before), new: faceText(after) } as const;
		return this.#do([{ patch, words }], page.id);
	}

	setRows(rows: RowChange): boolean {
		return this.#do([this.#rowStep(rows)], rows.pageId);
	}

	/** The act taken back or done again; null where there is none. */
	takeBack(direction: 'undo' | 'redo'): Act | null {
		const { actor, stance } = this.#options;
		if (!actor()) return null;
		const act = this.#history[direction]();
		if (!act) return null;
		const patches = direction === 'undo' ? invert(act.patches) : act.patches;
		const steps = patches.map((patch): Step => ({
			patch,
			words: { act: direction, ...textsOf(patch) }
		}));
		this.#apply(steps, act.pageId);
		if (act.stance) stance.restore(act.stance);
		return act;
	}

	#rowStep({ pageId, tableId, now, after }: RowChange): Step {
		const key = `${pageId}#${tableId}`;
		const before = this.#options.work.record.rows[key] ?? null;
		const texts = { old: JSON.stringify(now), new: JSON.stringify(after) };
		return { patch: { of: 'rows', key, before, after }, words: { act: 'rows', ...texts } };
	}

	#do(steps: readonly Step[], pageId: PageId): boolean {
		const { actor, cursor, stance } = this.#options;
		if (!actor() || steps.length === 0) return false;
		this.#history.add({
			patches: steps.map(({ patch }) => patch),
			pageId,
			cursor: cursor(),
			stance: stance.now(),
			isTyping: steps.length === 1 && steps[0]?.words.act === 'edit'
		});
		this.#apply(steps, pageId);
		return true;
	}

	#apply(steps: readonly Step[], pageId: PageId): void {
		const { work, saver, clock, actor } = this.#options;
		const worker = actor();
		if (!worker) return;
		work.apply(
			steps.map(({ patch }) => patch),
			[pageId]
		);
		this.#stack = { canUndo: this.#history.canUndo, canRedo: this.#history.canRedo };
		const { id: who, role } = worker;
		const common = { fileId: work.file.id, pageId, at: clock.now(), who, role, source: role };
		for (const { patch, words } of steps) saver.add([patch], pageId, { ...common, ...words });
	}
}

const faceText = (face: PageFace): string =>
	JSON.stringify({
		nature: face.nature,
		formId: face.form?.formId,
		side: face.form?.side,
		...(face.turns ? { turns: face.turns } : {})
	});

/** Texts of the field a patch changes; of any other patch, what kind it is. */
function textsOf(patch: Patch) {
	if (patch.of !== 'entry') return { old: '', new: patch.of };
	const text = (entry: FieldEntry | null) => (entry ? entryText(entry) : '');
	return { key: patch.key, old: text(patch.before), new: text(patch.after) };
}
