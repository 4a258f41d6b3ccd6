// Files of band B: printed and typed pages stamped, yellowed, turned, bled through, photographed or scanned coarsely, in
// fonts and with seeds that neither the code nor the line reader was tuned on.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Truth } from '../../../tests/e2e/truth.ts';
import { writePdf } from '../../specimens/containers/pdf.ts';
import { makeSet } from '../../specimens/make-set.ts';
import type { TruthFile } from '../../specimens/truth.ts';

const wear = ['stamped', 'yellow', 'photo', 'bleed', 'turned', 'low-resolution'] as const;

export interface KeyedFile {
	readonly path: string;
	readonly truth: Truth;
}

/** One PDF of six pages. @param seed another file for another number. */
export async function wornFile(
	folder: string,
	letters: 'print' | 'type',
	seed: number
): Promise<KeyedFile> {
	const out = join(folder, `${letters}-${seed}`);
	const wish = { set: 'accuracy', classes: [letters], distortions: wear, seed } as const;
	const { files } = await makeSet({ ...wish, out, pages: wear.length });
	const pages = await Promise.all(
		files.map(async ({ file, truth }) => {
			const { pages: own } = JSON.parse(await readFile(join(out, truth), 'utf8')) as TruthFile;
			const [page] = own;
			if (!page) throw new RangeError(`${file} has no truth`);
			return { page, bytes: await readFile(join(out, file)) };
		})
	);
	const path = join(out, 'worn.pdf');
	await writeFile(
		path,
		writePdf(pages.map(({ page, bytes }) => ({ ...page, bytes, encoding: 'jpeg' as const })))
	);
	return {
		path,
		truth: { file: `${letters}-${seed}`, pages: pages.map(({ page }) => page) }
	};
}
