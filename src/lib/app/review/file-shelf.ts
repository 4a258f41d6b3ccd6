// Files of a batch as the review needs them, kept while they are asked about: a sheet of cells opens each only once.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { loadReviewed, type ReviewedFile } from './reviewed-file.ts';

const keptFiles = 24;

export class FileShelf {
	readonly #ports: Parameters<typeof loadReviewed>[0];
	readonly #files = new Map<RegistryFileId, Promise<Result<ReviewedFile>>>();

	constructor(ports: Parameters<typeof loadReviewed>[0]) {
		this.#ports = ports;
	}

	get(id: RegistryFileId): Promise<Result<ReviewedFile>> {
		const known = this.#files.get(id);
		if (known) return known;
		const loading = loadReviewed(this.#ports, id);
		this.#files.set(id, loading);
		const oldest = this.#files.keys().next();
		if (this.#files.size > keptFiles && oldest.value) this.#files.delete(oldest.value);
		return loading;
	}

	/** What is kept of it is old. */
	forget(id: RegistryFileId): void {
		this.#files.delete(id);
	}
}
