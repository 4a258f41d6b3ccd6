// Which batches may be erased from this machine: every file approved, handed over as it stands now, and in a backup.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { parseIndex } from '#lib/pipeline/export/record-index.ts';

export interface ErasableBatch {
	/** As imported; empty where nobody has named it. */
	readonly name: string;
	readonly files: readonly RegistryFileId[];
	readonly pages: number;
	/** What is still missing; null: it may be erased. */
	readonly missing: 'approval' | 'hand-over' | 'backup' | null;
}

export interface Proofs {
	/** An export or a package has this file in this very version. */
	readonly isHandedOver: (file: RegistryFile) => boolean;
	/** When the last backup was made; null: never. Only a hint: erasing itself asks the journal. */
	readonly backedUpAt: string | null;
}

/** @param indexes of the exports made here: a file is handed over in the version they name, or while it is away */
export function handedOverBy(indexes: readonly string[]): Proofs['isHandedOver'] {
	const versions = new Set<string>();
	for (const text of indexes) {
		const read = parseIndex(text);
		if (!read.ok) continue;
		for (const [id, mark] of read.value) versions.add(`${id} ${mark.split('-')[0] ?? ''}`);
	}
	return ({ id, version, away }) => !!away || versions.has(`${id} ${version}`);
}

/** The last moment known of a file without opening its journal. */
const lastMoment = ({ approvedAt, away, importedAt }: RegistryFile): string =>
	[approvedAt ?? '', away?.since ?? '', importedAt].sort().at(-1) ?? '';

function missingOf(files: readonly RegistryFile[], proofs: Proofs): ErasableBatch['missing'] {
	if (files.some(({ state }) => state !== 'approved')) return 'approval';
	if (!files.every(proofs.isHandedOver)) return 'hand-over';
	const { backedUpAt } = proofs;
	return backedUpAt !== null && files.every((file) => lastMoment(file) <= backedUpAt)
		? null
		: 'backup';
}

/** In the order of the files. Batches with nothing approved yet are left out. */
export function erasableBatches(
	files: readonly RegistryFile[],
	proofs: Proofs
): readonly ErasableBatch[] {
	const batches = new Map<string, RegistryFile[]>();
	for (const file of files) {
		const known = batches.get(file.batch);
		if (known) known.push(file);
		else batches.set(file.batch, [file]);
	}
	return [...batches]
		.filter(([, inside]) => inside.some(({ state }) => state === 'approved'))
		.map(([name, inside]) => ({
			name,
			files: inside.map(({ id }) => id),
			pages: inside.reduce((sum, { counts }) => sum + counts.pages, 0),
			missing: missingOf(inside, proofs)
		}));
}

/** What a person types to say that they mean it: the batch's name, or how many files where it has none. */
export const confirmationOf = ({ name, files }: Pick<ErasableBatch, 'name' | 'files'>): string =>
	name === '' ? String(files.length) : name;
