// One field, one table, as the desk shows them, and whether they are safe.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { RowId } from '#lib/domain/ids.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { CurrentValue } from '#lib/domain/record.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { FieldSlot } from '../correction/field-slots.ts';

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'failed';

/** `saved` is only ever said after a strict commit. */
export interface SaveState {
	readonly status: SaveStatus;
	/** Acts typed but not yet committed. */
	readonly unsaved: number;
	/** Why the last try failed; the text is kept and tried again. */
	readonly failure: Failure | null;
	/** UTC, ISO 8601; null before the first commit of this session. */
	readonly savedAt: string | null;
}

/** How a field is marked: each has its own shape, word and colour in ui/. */
export type FieldMark =
	| 'sure' // ✓ read with enough certainty
	| 'agreed' // ✓✓ a doubt that another paper of the file settles
	| 'doubt' // ● needs a look
	| 'rule' // ▲ a rule is broken
	| 'empty' // nothing read, nothing typed
	| 'blank' // ∅ blank on paper
	| 'illegible' // ?
	| 'struck-out'
	| 'edited' // ✎ a person's draft or changed value
	| 'confirmed' // ✓✓ a person has confirmed it
	| 'inherited' // ⇡ ditto
	| 'parked'; // left for the supervisor

/** One field as the desk shows it. Replaced whole when anything about it changes. */
export interface FieldView extends FieldSlot {
	/** What the input holds: the draft, else the person's entry as typed, else the reading where it may prefill. */
	readonly text: string;
	/** Where its ink is on the upright page: as a person drew it, else as it was read; null where neither is known. */
	readonly box: Quad<Px> | null;
	readonly current: CurrentValue;
	readonly mark: FieldMark;
	readonly needsPerson: boolean;
	/** From the field's own kind, on the text as it stands. */
	readonly issues: readonly Issue[];
	/** True once the text shown is durably stored. */
	readonly isSaved: boolean;
}

/** Rows of one table of the current page, for drawing it as a table. */
export interface TableView {
	readonly tableId: string;
	readonly label: string;
	readonly columns: readonly { readonly id: string; readonly label: string }[];
	readonly rows: readonly {
		readonly rowId: RowId;
		/** In the order of the columns. */
		readonly cells: readonly FieldView[];
	}[];
}

export type ReadOnlyReason = 'other-tab' | 'sent' | 'approved' | 'away' | 'no-worker';

/** How a person looks at the page: kept with every act, so that undo brings back the view too. */
export interface Stance {
	readonly zoom: 'fit' | 'read';
	/** Quarter turns clockwise, 0…3. */
	readonly turns: number;
}

export interface StanceKeeper {
	now(): Stance;
	restore(stance: Stance): void;
}
