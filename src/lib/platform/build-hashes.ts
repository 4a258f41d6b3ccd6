// The build's own list of file hashes, as served or as kept for offline work. Its hash names the delivery.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Sha256 } from '#lib/domain/ids.ts';
import { sha256Of } from './hash.ts';

export interface BuildHashes {
	/** SHA-256 of the list itself. */
	readonly digest: Sha256;
	readonly files: number;
}

/** `build-unlisted`: this is no finished build (development), or the list cannot be had. */
export async function readBuildHashes(): Promise<Result<BuildHashes, 'build-unlisted'>> {
	try {
		const response = await fetch('/hashes.txt');
		if (!response.ok) return fail('build-unlisted');
		const list = await response.blob();
		const files = (await list.text()).match(/^[0-9a-f]{64} {2}\S/gm)?.length ?? 0;
		return files > 0 ? ok({ digest: await sha256Of(list), files }) : fail('build-unlisted');
	} catch {
		return fail('build-unlisted');
	}
}
