// What a trial must come to: pages, or one named reason, in time, with the app alive.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { Trial } from './bench/page.ts';

export const MAX_SECONDS = 20;
export const MAX_MEMORY_MB = 1500;
/** A renderer that died answers nobody; this is when the runner stops waiting for it. */
const GIVE_UP_SECONDS = 90;

export interface Outcome {
	readonly file: string;
	readonly trial: Trial | null;
	readonly complaint: string | null;
}

/** Where the hard files lie; they are too varied in licence to be part of the project. */
export function badFilesFolder(): string {
	const data = process.env.TANG_THU_DATA ?? join(import.meta.dirname, '../../../shared/data');
	return join(data, 'bad-files');
}

export async function filesUnder(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** `maxPages`: how many pages to decode; all where not given. */
export async function judge(bench: Bench, file: string, maxPages?: number): Promise<Outcome> {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), GIVE_UP_SECONDS * 1000);
	});
	const trial = await Promise.race([bench.tryFile(file, maxPages).catch(() => null), tooLate]);
	clearTimeout(timer);
	if (!trial) return { file, trial, complaint: 'the app died or hung' };
	return { file, trial, complaint: complaintAbout(trial, maxPages) };
}

function complaintAbout(
	{ decoded, failures, totalMs, pages }: Trial,
	maxPages = Infinity
): string | null {
	if (totalMs > MAX_SECONDS * 1000) return `took ${(totalMs / 1000).toFixed(1)} s`;
	if (decoded === 0 && failures.length !== 1) return `${failures.length} reasons for no page`;
	if (decoded < Math.min(pages, maxPages) && failures.length === 0)
		return 'pages lost without a reason';
	return null;
}
