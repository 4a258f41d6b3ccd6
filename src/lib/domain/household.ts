// The household as assembled from all pages of its file: what review looks at and export writes.
import type { EventType } from './codes/event-types.ts';
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

/** `personId` is the `relation` of `toPersonId`, as a page says; the term is the paper's. */
export interface FamilyLink {
	readonly personId: string;
	readonly toPersonId: string;
	/** Canonical paper term: Con, Vợ, Mẹ đẻ, … */
	readonly relation: string;
	readonly key: FieldKey;
}

/** What happened to the household or its members, as one page tells it. */
export interface RegistryEvent {
	/** The summary as written (Nội dung thay đổi). */
	readonly text: string;
	readonly types: readonly EventType[];
	/** Date of the paper, canonical text of the date kind; empty when not known. */
	readonly date: string;
	/** The person the paper is about and those who change together. */
	readonly personIds: readonly string[];
	readonly pageId: PageId;
	readonly key: FieldKey;
}

/** Hộ. */
export interface Household {
	readonly fileId: RegistryFileId;
	readonly facts: Readonly<Partial<Record<HouseholdFactId, FactValue>>>;
	/** Person id of the household head (chủ hộ), null when not found among the persons. */
	readonly headId: string | null;
	readonly persons: readonly Person[];
	readonly links: readonly FamilyLink[];
	/** By date of their papers, undated ones last. */
	readonly events: readonly RegistryEvent[];
	readonly issues: readonly HouseholdIssue[];
}

/** An issue with what it is about. */
export interface HouseholdIssue extends Issue {
	/** `code@subject`, the key an override is stored under. */
	readonly id: string;
	readonly personIds: readonly string[];
	readonly keys: readonly FieldKey[];
}
