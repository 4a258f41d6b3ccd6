// What a person has done and the disk does not have yet, gathered into one batch for one transaction.
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { PageFace, Patch } from './acts.ts';

export class PendingBatch {
	readonly entries = new Map<FieldKey, FieldEntry | null>();
	/** What the disk had before, to see whether someone else has changed the same field. */
	readonly stored = new Map<FieldKey, FieldEntry | null>();
	readonly rows = new Map<string, readonly RowId[] | null>();
	readonly overrides = new Map<string, string | null>();
	readonly pages = new Map<PageId, PageFace>();
	/** Pages whose counters change. */
	readonly touched = new Set<PageId>();
	#journal: JournalDraft[] = [];

	get isEmpty(): boolean {
		return this.#journal.length === 0;
	}

	get acts(): number {
		return this.#journal.length;
	}

	get journal(): readonly JournalDraft[] {
		return this.#journal;
	}

	add(patches: readonly Patch[], pageId: PageId, draft: JournalDraft): void {
		this.touched.add(pageId);
		for (const patch of patches) this.#patch(patch);
		this.#log(draft);
	}

	/** The field was changed by someone else meanwhile: `mine` becomes a question, and the journal says so. */
	question(key: FieldKey, mine: FieldEntry, theirs: FieldEntry | null): void {
		this.entries.set(key, {
			...mine,
			status: 'conflict',
			confirmed: false,
			parked: true,
			note: theirs?.raw ?? ''
		});
		const act = this.#journal.find((draft) => draft.key === key);
		if (!act) return;
		const texts = { old: theirs?.raw ?? '', new: mine.raw };
		this.#journal.push({ ...act, ...texts, act: 'park', reason: 'conflict' });
	}

	#patch(patch: Patch): void {
		switch (patch.of) {
			case 'entry':
				if (!this.stored.has(patch.key)) this.stored.set(patch.key, patch.before);
				this.entries.set(patch.key, patch.after);
				return;
			case 'rows':
				this.rows.set(patch.key, patch.after);
				return;
			case 'override':
				this.overrides.set(patch.key, patch.after);
				return;
			case 'page':
				this.pages.set(patch.key, patch.after);
		}
	}

	/** Key presses of one field within one batch are one line: what it was, what it is. */
	#log(draft: JournalDraft): void {
		const last = this.#journal.at(-1);
		const isSame = last?.act === 'edit' && last.key === draft.key && draft.key !== undefined;
		const follows = isSame && (draft.act === 'edit' || draft.act === 'confirm');
		if (follows) this.#journal[this.#journal.length - 1] = { ...draft, old: last.old };
		else this.#journal.push(draft);
	}
}
