// One cell of a carpet (thảm ô): a value the machine believes, and where its ink is on the page.
import type { FieldKindId } from '../fields/field-kind.ts';
import type { FieldKey, PageId, RegistryFileId } from '../ids.ts';
import type { Reading } from '../reading.ts';

export interface CarpetCell {
	readonly key: FieldKey;
	readonly fileId: RegistryFileId;
	readonly pageId: PageId;
	readonly kind: FieldKindId;
	/** Fact the field states, null where it states none. */
	readonly fact: string | null;
	readonly label: string;
	/** Canonical value as read: what makes two cells one carpet, and what must still stand when it is written. */
	readonly value: string;
	/** What the input holds: the value, or nothing where the machine had better stay silent. */
	readonly text: string;
	/** Calibrated probability that `value` is exactly right, 0…1. */
	readonly probability: number;
	/** Asks for a person: what a machine is sure of may lie in a carpet, but makes none. */
	readonly isOpen: boolean;
	readonly ink: Pick<Reading, 'box' | 'symbols'>;
}

/** A cell whose true value is known, so that it can be laid where it is wrong. */
export type KnownCell = Omit<CarpetCell, 'text' | 'isOpen' | 'probability'>;
