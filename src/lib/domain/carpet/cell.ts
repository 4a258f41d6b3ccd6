// One cell of a carpet (thảm ô): a value the machine believes, and where its ink is on the page.
import type { FieldKindId } from '../fields/field-kind.ts';
import type { FieldKey, PageId, RegistryFileId } from '../ids.ts';
import type { Reading } from '../reading.ts';
import type { Part } from './parts.ts';

export interface CarpetCell {
	readonly key: FieldKey;
	readonly fileId: RegistryFileId;
	readonly pageId: PageId;
	readonly kind: FieldKindId;
	/** Fact the field states, null where it states none. */
	readonly fact: string | null;
	readonly label: string;
	/** What the ink is believed to say: the canonical value as read, or the part of it that is asked for. */
	readonly value: string;
	/** Where only a part of the field is asked for: what surrounds it. */
	readonly part?: Part;
	/** What the input holds: the value, or nothing where the machine had better stay silent. */
	readonly text: string;
	/** Calibrated probability that `value` is exactly right, 0…1. */
	readonly probability: number;
	/** Asks for a person: what a machine is sure of may lie in a carpet, but makes none. */
	readonly isOpen: boolean;
	readonly ink: Pick<Reading, 'box' | 'symbols'>;
}

/** What makes cells comparable: the part asked for, else the field kind. */
export const sortOf = ({ part, kind }: Pick<CarpetCell, 'part' | 'kind'>): string =>
	part?.of ?? kind;

/** The whole field with `text` where the cell stands. */
export const wholeWith = ({ part }: Pick<CarpetCell, 'part'>, text: string): string =>
	part ? part.before + text + part.after : text;

/** A cell whose true value is known, so that it can be laid where it is wrong. */
export type KnownCell = Omit<CarpetCell, 'text' | 'isOpen' | 'probability'>;
