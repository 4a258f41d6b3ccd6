// Writes the files of one package and hashes them on the way. Files are closed only when all are written, the
// manifest last: a package without it is not whole, and a failed one leaves nothing behind.
import { FileDigest } from './digest.ts';
import {
	manifestFileName,
	manifestFormat,
	manifestText,
	type Manifest,
	type ManifestFile
} from './manifest.ts';

/** One file being written: nothing of it may look whole before `close`. */
export interface ExportFileWriter {
	write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
	close(): Promise<void>;
	/** Removes what was written. Never throws. */
	discard(): Promise<void>;
}

export interface ExportDestination {
	create(name: string, mediaType: string): Promise<ExportFileWriter>;
}

type FilePlan = Pick<ManifestFile, 'name' | 'format' | 'mediaType'>;

export class PackageWriter {
	readonly #destination: ExportDestination;
	readonly #onBytes: (count: number) => void;
	readonly #writers: ExportFileWriter[] = [];

	constructor(destination: ExportDestination, onBytes: (count: number) => void) {
		this.#destination = destination;
		this.#onBytes = onBytes;
	}

	/** Opens the file at once, so that a folder that cannot be written fails before any work is done. */
	async open({ name, mediaType }: FilePlan): Promise<ExportFileWriter> {
		const writer = await this.#destination.create(name, mediaType);
		this.#writers.push(writer);
		return writer;
	}

	async fill(
		writer: ExportFileWriter,
		{ name, format, mediaType }: FilePlan,
		chunks: AsyncIterable<Uint8Array<ArrayBuffer>>
	): Promise<ManifestFile> {
		const digest = new FileDigest();
		for await (const chunk of chunks) {
			digest.update(chunk);
			await writer.write(chunk);
			this.#onBytes(chunk.length);
		}
		return { name, format, mediaType, bytes: digest.bytes, sha256: digest.finish() };
	}

	async write(
		plan: FilePlan,
		chunks: AsyncIterable<Uint8Array<ArrayBuffer>>
	): Promise<ManifestFile> {
		return this.fill(await this.open(plan), plan, chunks);
	}

	/** Writes the manifest and closes everything. */
	async seal(content: Omit<Manifest, 'format' | 'version'>): Promise<ManifestFile> {
		const { name, version } = manifestFormat;
		const bytes = new TextEncoder().encode(manifestText({ format: name, version, ...content }));
		async function* chunks() {
			yield await Promise.resolve(bytes);
		}
		const plan = { name: manifestFileName, format: 'manifest', mediaType: 'application/json' };
		const manifest = await this.write(plan, chunks());
		for (const writer of this.#writers) await writer.close();
		return manifest;
	}

	async discard(): Promise<void> {
		await Promise.all(this.#writers.map((writer) => writer.discard()));
	}
}
