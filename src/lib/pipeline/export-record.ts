// What passes from the files through review to the exporters: one household file, approved, with its proof.
import type { PersonFactId } from '../domain/facts.ts';
import type { Household } from '../domain/household.ts';
import type { Issue } from '../domain/issue.ts';
import type { RegistryFile } from '../domain/registry-file.ts';
import type { RegistryFileId, UserId } from '../domain/ids.ts';
import type { AddressLayers } from '../domain/places/address-layers.ts';

/** Facts of a person that name a place. */
export const addressFactIds = [
	'birth-place',
	'home-town',
	'permanent-address',
	'current-address'
] as const satisfies readonly PersonFactId[];
export type AddressFactId = (typeof addressFactIds)[number];

/** As the paper has it, the unit of the paper's day, or the unit of today. */
export const addressLayerIds = ['written', 'then', 'now'] as const;
export type AddressLayerId = (typeof addressLayerIds)[number];

/** Units that the addresses of one record name. A family shares its addresses, so each is kept once. */
export interface RecordPlaces {
	readonly addresses: readonly AddressLayers[];
	/** Person id → fact → place in `addresses`. */
	readonly of: Readonly<Record<string, Readonly<Partial<Record<AddressFactId, number>>>>>;
}

/** One household file as it may leave the archive. Restricted facts are already taken off. */
export interface ExportRecord {
	readonly file: RegistryFile;
	readonly household: Household;
	readonly approvedBy: UserId;
	/** UTC, ISO 8601. */
	readonly approvedAt: string;
	/** Versions of the form data the pages were read with: form id → versions, ascending. */
	readonly formVersions: Readonly<Record<string, readonly number[]>>;
	/** Version of the app that wrote the record. */
	readonly appVersion: string;
	/** Absent where no gazetteer was at hand. */
	readonly places?: RecordPlaces;
}

/** One household file that somebody might want to export, approved or not. */
export interface ExportCandidate {
	readonly file: RegistryFile;
	/** Null where it need not be assembled: a file that is not approved is held back unseen. */
	readonly household: Household | null;
	readonly formVersions: Readonly<Record<string, readonly number[]>>;
	readonly appVersion: string;
}

/** A file that stays, and every reason why. */
export interface HeldBack {
	readonly fileId: RegistryFileId;
	readonly title: string;
	readonly reasons: readonly Issue[];
}

/** The last act of the journal that changed a record; acts of export are passed over, so that exporting
 * twice states the same head. */
export interface JournalHead {
	readonly seq: number;
	readonly hash: string;
}

/** Where candidates come from: the database in the app, an array in tests and tools. */
export interface ExportSource {
	/** Number of household files, whatever their state. */
	count(): Promise<number>;
	/** Every household file in the order of its id, so that the same records give the same bytes. */
	candidates(options?: { readonly signal?: AbortSignal }): AsyncIterable<ExportCandidate>;
	/** Null for an empty journal. */
	journalHead(): Promise<JournalHead | null>;
}
