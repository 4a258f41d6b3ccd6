// What a machine read in one field: immutable, stored as it was, never overwritten and never overwriting a person.
import type { Px, Quad } from './geometry.ts';
import type { FieldKey, RowId } from './ids.ts';
import type { Issue } from './issue.ts';
import type { FieldKindId } from './fields/field-kind.ts';

/** What is known of the ink: a blank is not an illegible word, and neither is a field nobody keyed yet. */
export type FieldStatus = 'read' | 'blank' | 'illegible' | 'not-keyed' | 'struck-out' | 'conflict';

/** Below this probability of being exactly right a reading is shown, but a person must confirm it. */
export const sureFrom = 0.95;

/** Who or what a value comes from. */
export type ValueSource = 'ocr' | 'clerk' | 'supervisor' | 'inherited' | 'imported';

/** Another value the same ink may hold. */
export interface Alternative {
	readonly value: string;
	/** `tesseract`, `line-reader`, `gazetteer`, `ditto`, … */
	readonly source: string;
	/** Probability of being exactly right, 0…1. */
	readonly probability: number;
}

/** One character of the raw text and where its ink is, for underlining doubt. */
export interface ReadSymbol {
	readonly text: string;
	/** 0…1. */
	readonly confidence: number;
	/** Box on the original scan; absent where the engine gives none. */
	readonly box?: Quad<Px>;
}

/** What one engine said of the field before any rule touched it. */
export interface EngineReading {
	readonly engine: string;
	readonly version: string;
	readonly raw: string;
	/** The engine's own figure, 0…1, not calibrated. */
	readonly confidence: number;
}

export interface Reading {
	readonly key: FieldKey;
	readonly fieldId: string;
	readonly cell?: { readonly tableId: string; readonly rowId: RowId; readonly columnId: string };
	/** Printed label as the form's data gives it. */
	readonly label: string;
	readonly kind: FieldKindId;
	/** As read, before normalising. */
	readonly raw: string;
	/** Normalised by the field kind. */
	readonly value: string;
	readonly status: FieldStatus;
	/** Probability that `value` is exactly right, 0…1. */
	readonly confidence: number;
	/** The same before calibration: what newer weights are fitted on; absent in older readings. */
	readonly belief?: number;
	readonly alternatives: readonly Alternative[];
	readonly symbols: readonly ReadSymbol[];
	/** Where the ink is, in pixels of the page image as decoded. */
	readonly box: Quad<Px>;
	readonly issues: readonly Issue[];
	readonly engines: readonly EngineReading[];
}
