// Pages made for measuring, with their truth, in a folder that is gone afterwards.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import { makeSet, type SetWish } from '../../specimens/make-set.ts';
import type { SetName } from '../../specimens/settings.ts';
import type { TruthFile, TruthPage } from '../../specimens/truth.ts';

export interface MadePage {
	readonly path: string;
	readonly truth: TruthPage;
}

/** Makes the pages of all wishes, hands them to `use`, and removes them. */
export async function withPages<T>(
	wishes: readonly Omit<SetWish, 'out' | 'set'>[],
	use: (pages: readonly MadePage[]) => Promise<T>,
	set: SetName = 'accuracy'
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-measure-'));
	try {
		const pages: MadePage[] = [];
		for (const [i, wish] of wishes.entries()) {
			const out = join(folder, String(i));
			const { files } = await makeSet({ ...wish, set, out });
			for (const { file, truth } of files) {
				const content = JSON.parse(await readFile(join(out, truth), 'utf8')) as TruthFile;
				pages.push({ path: join(out, file), truth: content.pages[0]! });
			}
		}
		return await use(pages);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** The form's data as it stands in the tree. */
export async function formData(id: string): Promise<FormDefinition> {
	const file = new URL(`../../../src/lib/forms/${id}/form.json`, import.meta.url);
	return JSON.parse(await readFile(file, 'utf8')) as FormDefinition;
}

/** A number given as `--name=N` on the command line. */
export function numberOption(name: string, otherwise: number): number {
	const given = process.argv.find((word) => word.startsWith(`--${name}=`));
	const value = Number(given?.split('=')[1] ?? otherwise);
	return Number.isInteger(value) && value > 0 ? value : otherwise;
}
