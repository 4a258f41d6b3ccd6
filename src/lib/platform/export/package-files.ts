// Opens a package that somebody chose: its ZIP, its files together, or its records alone; everything that is there is
// proved against the manifest before one record is believed. Streams, so that gigabytes never lie in memory.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { reportNames } from '#lib/pipeline/export/held-report.ts';
import { manifestFileName } from '#lib/pipeline/export/manifest.ts';
import { readManifest, type LoadedManifest } from '#lib/pipeline/export/read-manifest.ts';
import {
	memberStart,
	NoZip,
	zipMembersIn,
	type ByteWindow
} from '#lib/pipeline/export/zip/zip-directory.ts';

export type PackageFailure =
	| 'back-no-zip'
	| 'back-no-records'
	| 'back-file-damaged'
	| 'back-manifest-broken'
	| 'back-manifest-too-new';

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Files of a package that are JSON Lines, too, but hold no records. */
const otherLines: readonly string[] = [
	'trang.jsonl',
	...Object.values(reportNames).map((name) => `${name}.jsonl`)
];

/** A part of a package, not yet read. */
interface Part {
	readonly name: string;
	/** As it lies there, packed or not. */
	readonly bytes: number;
	open(): Promise<Stream>;
}

export interface OpenedPackage {
	readonly records: AsyncIterable<Uint8Array>;
	/** Pages and pictures of the records; null where the package has none. */
	readonly pages: AsyncIterable<Uint8Array> | null;
	/** Files proved by the manifest; 0 where the records came without one. */
	readonly proved: number;
}

export interface PackageWatch {
	readonly signal: AbortSignal;
	/** Bytes read of all that must be. */
	readonly onBytes: (done: number, total: number) => void;
}

const plain = (file: File): Part => ({
	name: file.name,
	bytes: file.size,
	open: () => Promise.resolve(file.stream())
});

async function partsOfZip(file: File): Promise<Part[]> {
	const window: ByteWindow = {
		size: file.size,
		read: async (start, length) =>
			new Uint8Array(await file.slice(start, start + length).arrayBuffer())
	};
	const members = await zipMembersIn(window);
	return members.map((member) => ({
		name: member.name.split('/').at(-1) ?? '',
		bytes: member.compressed,
		async open() {
			const start = await memberStart(window, member);
			const stream = file.slice(start, start + member.compressed).stream();
			return member.method === 0
				? stream
				: stream.pipeThrough(new DecompressionStream('deflate-raw'));
		}
	}));
}

async function* chunksOf(part: Part, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	const reader = (await part.open()).getReader();
	try {
		for (;;) {
			signal.throwIfAborted();
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** Size and hash; null where it is longer than it may be, or its bytes cannot be unpacked. */
async function proofOf(chunks: AsyncIterable<Uint8Array>, limit: number, signal: AbortSignal) {
	const hash = sha256.create();
	let bytes = 0;
	try {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > limit) return null;
			hash.update(chunk);
		}
	} catch {
		signal.throwIfAborted();
		return null;
	}
	return { bytes, sha256: bytesToHex(hash.digest()) };
}

/** Bytes: a manifest of a hundred files stays far below. */
const manifestLimit = 64 * 1024 * 1024;

async function manifestIn(
	part: Part,
	signal: AbortSignal
): Promise<Result<LoadedManifest, PackageFailure>> {
	const decoder = new TextDecoder();
	let text = '';
	try {
		for await (const chunk of chunksOf(part, signal)) {
			text += decoder.decode(chunk, { stream: true });
			if (text.length > manifestLimit) return fail('back-manifest-broken');
		}
	} catch {
		signal.throwIfAborted();
		return fail('back-manifest-broken');
	}
	const read = readManifest(text);
	return read.ok ? read : fail(`back-${read.failure.code}`);
}

/** @throws the signal's reason when it is aborted */
export async function openPackageFiles(
	files: readonly File[],
	{ signal, onBytes }: PackageWatch
): Promise<Result<OpenedPackage, PackageFailure>> {
	const [only] = files;
	let parts: readonly Part[];
	try {
		parts =
			files.length === 1 && only && /\.zip$/i.test(only.name)
				? await partsOfZip(only)
				: files.map(plain);
	} catch (error) {
		if (error instanceof NoZip) return fail('back-no-zip', { name: only?.name ?? '' });
		throw error;
	}
	const named = new Map(parts.map((part) => [part.name, part]));
	const listing = named.get(manifestFileName);
	const manifest = listing ? await manifestIn(listing, signal) : null;
	if (manifest && !manifest.ok) return manifest;
	const listed = manifest?.value.files ?? [];
	const partOf = (format: string) =>
		named.get(listed.find((file) => file.format === format)?.name ?? '');
	const records = manifest
		? partOf('jsonl')
		: parts.find(({ name }) => name.endsWith('.jsonl') && !otherLines.includes(name));
	if (!records) return fail('back-no-records');
	const pages = (manifest ? partOf('pages') : named.get('trang.jsonl')) ?? null;
	const toProve = listed.flatMap((file) => {
		const part = named.get(file.name);
		return part ? [{ file, part }] : [];
	});
	const toRead = [records, ...(pages ? [pages] : [])];
	const total = [...toProve.map(({ part }) => part), ...toRead].reduce(
		(sum, { bytes }) => sum + bytes,
		0
	);
	let done = 0;
	const report = (bytes: number) => onBytes((done = Math.min(total, done + bytes)), total);
	for (const { file, part } of toProve) {
		const proof = await proofOf(chunksOf(part, signal), file.bytes, signal);
		if (proof?.bytes !== file.bytes || proof.sha256 !== file.sha256)
			return fail('back-file-damaged', { name: file.name });
		report(part.bytes);
	}
	async function* reported(from: Part) {
		for await (const chunk of chunksOf(from, signal)) {
			report(chunk.length);
			yield chunk;
		}
	}
	return ok({
		records: reported(records),
		pages: pages && reported(pages),
		proved: toProve.length
	});
}
