// The manifest (bản kê) of a package: what is in it, proved by SHA-256, and what it was made with.
// It holds no time of export: the same records, exported twice, give the same manifest.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { JournalHead } from '../export-record.ts';
import type { Delta } from './record-index.ts';
import { canonicalJson } from './text/canonical-json.ts';

export const manifestFormat = { name: 'tang-thu/export-manifest', version: 1 } as const;
export const manifestFileName = 'manifest.json';

export interface ManifestFile {
	readonly name: string;
	/** Id of the exporter that wrote it. */
	readonly format: string;
	readonly mediaType: string;
	readonly bytes: number;
	/** Hex. */
	readonly sha256: string;
}

export interface Manifest {
	readonly format: typeof manifestFormat.name;
	readonly version: typeof manifestFormat.version;
	readonly app: { readonly name: string; readonly version: string };
	/** Form id → versions met, ascending. */
	readonly forms: Readonly<Record<string, readonly number[]>>;
	readonly counts: {
		readonly files: number;
		readonly persons: number;
		readonly heldBack: number;
	};
	/** Files held back, by the code of each reason. */
	readonly heldBackReasons: Readonly<Record<string, number>>;
	/** Against an earlier package; null for a full export. */
	readonly delta: Delta | null;
	readonly settings: Readonly<Record<string, string | number | boolean>>;
	readonly journal: JournalHead | null;
	readonly files: readonly ManifestFile[];
}

/**
 * The text with its own seal: the SHA-256 of all else it says. Not against a forger, who can seal anew (the journal keeps
 * the hash of the whole): against a byte that went wrong on the way, which could withdraw another record.
 */
export function sealedText(content: object): string {
	const seal = bytesToHex(sha256(new TextEncoder().encode(canonicalJson(content))));
	return `${canonicalJson({ ...content, seal })}\n`;
}

export const manifestText = (manifest: Manifest): string => sealedText(manifest);
