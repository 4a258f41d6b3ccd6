// The household as assembled from all pages of its file: what review looks at and export writes.
import type { Fact, HouseholdFactId, PersonFactId } from './facts.ts';
import type { FieldKey, PageId, RegistryFileId } from './ids.ts';
import type { Issue } from './issue.ts';
import type { FieldStatus, ValueSource } from './reading.ts';

/** One place a fact was read from. */
export interface Evidence {
	readonly key: FieldKey;
	readonly pageId: PageId;
	readonly formId: string;
	readonly raw: string;
	readonly value: string;
	readonly status: FieldStatus;
	readonly source: ValueSource;
	readonly confidence: number;
}

/** A fact with every place that states it; `conflict` when they disagree. */
export interface FactValue {
	readonly value: string;
	readonly raw: string;
	readonly status: FieldStatus;
	readonly source: ValueSource;
	readonly confidence: number;
	readonly evidence: readonly Evidence[];
}

/** Thành viên hộ. */
export interface Person {
	/** Stable inside the file: the key of the name field first seen. */
	readonly id: string;
	/** Roles under which the pages mention this person. */
	readonly roles: readonly Fact['of'][];
	readonly facts: Readonly<Partial<Record<PersonFactId, FactValue>>>;
}

/** Hộ. */
export interface Household {
	readonly fileId: RegistryFileId;
	readonly facts: Readonly<Partial<Record<HouseholdFactId, FactValue>>>;
	/** Person id of the household head (chủ hộ), null when not found among the persons. */
	readonly headId: string | null;
	readonly persons: readonly Person[];
	readonly issues: readonly HouseholdIssue[];
}

/** An issue with what it is about. */
export interface HouseholdIssue extends Issue {
	/** `code@subject`, the key an override is stored under. */
	readonly id: string;
	readonly personIds: readonly string[];
	readonly keys: readonly FieldKey[];
}
