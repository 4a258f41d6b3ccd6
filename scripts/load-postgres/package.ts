// Opens a package, a folder or a ZIP of it, and proves it against its manifest before anything is believed.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { manifestFileName, type ManifestFile } from '../../src/lib/pipeline/export/manifest.ts';
import { readManifest, type LoadedManifest } from '../../src/lib/pipeline/export/read-manifest.ts';
import { fail, ok, type Result } from '../../src/lib/domain/result.ts';
import { NoZip, zipMember, zipMembers } from './zip-file.ts';

export type { LoadedManifest };

export type PackageFailure =
	| 'package-missing'
	| 'package-no-zip'
	| 'manifest-missing'
	| 'manifest-broken'
	| 'manifest-too-new'
	| 'file-missing'
	| 'file-damaged'
	| 'no-jsonl';

export interface OpenedPackage {
	readonly manifest: LoadedManifest;
	/** Bytes of the JSON Lines file that is loaded. */
	readonly records: () => AsyncIterable<Buffer>;
	readonly recordsName: string;
}

/** Where the files of a package lie: a folder, or a ZIP of it. */
interface PackageFiles {
	/** Null: it is not there. */
	read(name: string): AsyncIterable<Buffer> | null;
}

function folderFiles(folder: string): PackageFiles {
	return {
		read: (name) => {
			const path = join(folder, name);
			return existsSync(path) ? createReadStream(path, { highWaterMark: 1 << 20 }) : null;
		}
	};
}

/** The files may lie in one folder inside the ZIP, as they do when a folder was packed. */
async function zipFiles(path: string): Promise<PackageFiles> {
	const members = await zipMembers(path);
	const manifest = members.find(({ name }) => /^(?:[^/]+\/)?manifest\.json$/.test(name));
	const prefix = manifest?.name.slice(0, -manifestFileName.length) ?? '';
	return {
		read: (name) => {
			const member = members.find((each) => each.name === prefix + name);
			return member ? zipMember(path, member) : null;
		}
	};
}

/** Hash and size; reading stops where a file is longer than its manifest says. Null: its bytes cannot be unpacked. */
async function proofOf(chunks: AsyncIterable<Buffer>, limit: number) {
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > limit) return null;
			hash.update(chunk);
		}
	} catch {
		return null;
	}
	return { bytes, sha256: hash.digest('hex') };
}

async function checkFile(
	files: PackageFiles,
	{ name, bytes, sha256 }: ManifestFile
): Promise<Result<void, PackageFailure>> {
	const chunks = files.read(name);
	if (!chunks) return fail('file-missing', { name });
	const proof = await proofOf(chunks, bytes);
	if (proof?.bytes !== bytes || proof.sha256 !== sha256) return fail('file-damaged', { name });
	return ok(undefined);
}

/** Bytes: a manifest of a hundred files stays far below. */
const manifestLimit = 64 * 1024 * 1024;

/** Null where it cannot be read whole. */
async function textOf(chunks: AsyncIterable<Buffer>): Promise<string | null> {
	const parts: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > manifestLimit) return null;
			parts.push(chunk);
		}
	} catch {
		return null;
	}
	return Buffer.concat(parts).toString('utf8');
}

async function filesOf(path: string): Promise<Result<PackageFiles, PackageFailure>> {
	if (!existsSync(path)) return fail('package-missing', { path });
	if ((await stat(path)).isDirectory()) return ok(folderFiles(path));
	try {
		return ok(await zipFiles(path));
	} catch (error) {
		if (error instanceof NoZip) return fail('package-no-zip', { path });
		throw error;
	}
}

/** Every file of the package is as its manifest says, or the first that is not is named. */
export async function openPackage(path: string): Promise<Result<OpenedPackage, PackageFailure>> {
	const files = await filesOf(path);
	if (!files.ok) return files;
	const found = files.value.read(manifestFileName);
	if (!found) return fail('manifest-missing');
	const manifest = readManifest((await textOf(found)) ?? '');
	if (!manifest.ok) return manifest;
	for (const file of manifest.value.files) {
		const checked = await checkFile(files.value, file);
		if (!checked.ok) return checked;
	}
	const records = manifest.value.files.find(({ format }) => format === 'jsonl');
	if (!records) return fail('no-jsonl');
	return ok({
		manifest: manifest.value,
		records: () => files.value.read(records.name) ?? Readable.from([]),
		recordsName: records.name
	});
}
