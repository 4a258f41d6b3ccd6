// What the page and the search worker say to each other. The page alone opens stored rows; it hands over the stored
// shards, then files whose text is new, and stores the shards that changed by it.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { FileToCheck } from '#lib/pipeline/archive-check.ts';
import type { SearchAnswer } from '#lib/pipeline/search/search-index.ts';

export interface FileToSearch extends FileToCheck {
	readonly title: string;
}

/** A shard as it lies in the database. */
export interface PackedShard {
	readonly number: number;
	readonly text: Uint8Array<ArrayBuffer>;
}

export type SearchCommand =
	| { readonly do: 'begin'; readonly forms: readonly FormDefinition[] }
	| { readonly do: 'load'; readonly shard: PackedShard }
	| { readonly do: 'put'; readonly files: readonly FileToSearch[] }
	| { readonly do: 'drop'; readonly fileIds: readonly RegistryFileId[] }
	| { readonly do: 'pack'; readonly number: number }
	| { readonly do: 'find'; readonly query: string };

export type SearchMessage =
	| { readonly is: 'done' }
	/** Null: the stored bytes are no shard and must be made again. */
	| { readonly is: 'loaded'; readonly fileIds: readonly RegistryFileId[] | null }
	| { readonly is: 'packed'; readonly shard: PackedShard }
	| { readonly is: 'found'; readonly answer: SearchAnswer };
