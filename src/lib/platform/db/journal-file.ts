// The journal as a file: one line of JSON says what it is, which keys signed it and where it ends, then an entry a
// line. It holds personal data and is made only when a person asks for it.
import type { UserId } from '#lib/domain/ids.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { ChainBreak } from './journal-chain.ts';
import { JournalVerifier, type SigningKey } from './journal-verify.ts';
import type { JournalHead } from './schema.ts';

interface FirstLine {
	readonly format: 'tang-thu-journal';
	readonly version: 1;
	readonly head: JournalHead;
	readonly keys: readonly { readonly user: string; readonly publicKey: readonly number[] }[];
}

export function firstLine(head: JournalHead, keys: readonly SigningKey[]): string {
	const first: FirstLine = {
		format: 'tang-thu-journal',
		version: 1,
		head,
		keys: keys.map(({ user, publicKey }) => ({ user, publicKey: [...publicKey] }))
	};
	return `${JSON.stringify(first)}\n`;
}

export interface FileVerdict {
	readonly entries: number;
	readonly head: JournalHead;
	readonly brokenAt: ChainBreak | null;
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}

function isFirstLine(value: unknown): value is FirstLine {
	if (typeof value !== 'object' || value === null || !('format' in value)) return false;
	return value.format === 'tang-thu-journal' && 'keys' in value && Array.isArray(value.keys);
}

const isEntry = (value: unknown): value is JournalEntry =>
	typeof value === 'object' && value !== null && 'seq' in value && 'hash' in value;

/**
 * @param expected hash of the last entry, from a sheet or an export: a cut end shows only against it
 * Code `journal-file`: not such a file.
 */
export async function verifyJournalFile(
	text: string,
	expected?: string
): Promise<Result<FileVerdict, 'journal-file'>> {
	const [start = '', ...lines] = text.split('\n').filter((line) => line !== '');
	const first = parse(start);
	if (!isFirstLine(first)) return fail('journal-file');
	const keys = first.keys.map(({ user, publicKey }) => ({
		user: user as UserId,
		publicKey: Uint8Array.from(publicKey)
	}));
	const verifier = await JournalVerifier.over(keys);
	let brokenAt: ChainBreak | null = null;
	for (const [at, line] of lines.entries()) {
		const entry = parse(line);
		brokenAt = isEntry(entry)
			? await verifier.follow([entry])
			: { seq: at + 1, why: 'changed' as const };
		if (brokenAt) break;
	}
	const { head } = verifier;
	const isEnd = head.hash === (expected ?? first.head.hash);
	if (!brokenAt && !isEnd) brokenAt = { seq: head.seq + 1, why: 'head' };
	return ok({ entries: head.seq, head, brokenAt });
}
