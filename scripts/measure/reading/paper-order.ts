// What the lawful order of papers adds: files of pages too dark, moved or cut off, each paper once and in its place, read
// by look alone and then with the order.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rankOf } from '../../../src/lib/domain/paper-order.ts';
import { AppBrowser } from '../../digitize/app-browser.ts';
import { atMost, told, type Figure } from '../figure.ts';
import { bind, scanned } from '../speed/pile.ts';
import { isRecognised } from './compare.ts';
import { withPages, type MadePage } from './made-pages.ts';

const faceOf = ({ truth }: MadePage): string => `${truth.formId} ${truth.side}`;

/** Files in lawful order that hold every face at most once. */
export function lawfulFiles(pages: readonly MadePage[]): readonly (readonly MadePage[])[] {
	const files: MadePage[][] = [];
	for (const page of pages) {
		const free = files.find((file) => !file.some((other) => faceOf(other) === faceOf(page)));
		if (free) free.push(page);
		else files.push([page]);
	}
	const place = ({ truth }: MadePage): number => rankOf(truth) + (truth.side === 'back' ? 0.5 : 0);
	return files.map((file) => file.toSorted((a, b) => place(a) - place(b)));
}

export async function orderFigures(count: number): Promise<readonly Figure[]> {
	const wear = ['cut-off', 'dark', 'motion'] as const;
	const wish = {
		pages: count,
		classes: ['print', 'type'] as const,
		forms: ['all'],
		distortions: wear
	};
	return withPages([{ ...wish, seed: 40_000 }], async (made) => {
		const folder = await mkdtemp(join(tmpdir(), 'tang-thu-order-'));
		const app = await AppBrowser.open();
		const seen = { alone: 0, settled: 0, spoilt: 0 };
		try {
			for (const file of lawfulFiles(made)) {
				const path = join(folder, 'file.pdf');
				await bind(await Promise.all(file.map(scanned)), path);
				const [alone, settled] = [await read(app, path, false), await read(app, path, true)];
				file.forEach(({ truth }, i) => {
					const [before, after] = [alone[i], settled[i]].map(
						(page) => page !== undefined && isRecognised(page, truth)
					);
					seen.alone += before ? 1 : 0;
					seen.settled += after ? 1 : 0;
					seen.spoilt += before && !after ? 1 : 0;
				});
			}
		} finally {
			await app.close();
			await rm(folder, { recursive: true, force: true });
		}
		const share = (part: number): number => (100 * part) / made.length;
		const note = `${made.length} pages too dark, moved or cut off, in lawful order`;
		return [
			told('hard pages: form recognised by look alone', share(seen.alone), '%', note),
			told('hard pages: form recognised with the order of papers', share(seen.settled), '%', note),
			atMost('hard pages: right forms that the order made wrong', seen.spoilt, 0, 'pages', note)
		];
	});
}

async function read(app: AppBrowser, path: string, settles: boolean) {
	const result = await app.digitize(path, { form: null, workers: null, settles });
	if (!result.ok) throw new Error('a file was not read');
	const byPage = new Map(result.value.pages.map((page) => [page.page, page]));
	const last = Math.max(0, ...byPage.keys());
	return Array.from({ length: last }, (_, i) => byPage.get(i + 1));
}
