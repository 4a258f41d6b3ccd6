// The most memory that the app's process holds while it reads a page of 60 megapixels, as a picture and inside a PDF, and
// several of them on as many workers as the app starts by itself.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppBrowser } from '../../digitize/app-browser.ts';
import { atMost, skipped, told, type Figure } from '../figure.ts';
import type { ScannedPage } from '../../specimens/containers/scanned-page.ts';
import type { MadePage } from '../reading/made-pages.ts';
import { bind } from './pile.ts';

const pixels = 59_800_000;
const goalMb = 700;
const pagesInPile = 4;

async function peakOf(path: string, workers: number | null = 1, pages = 1): Promise<number | null> {
	const app = await AppBrowser.open();
	try {
		const result = await app.digitize(path, { form: null, workers });
		if (!result.ok || result.value.pages.length !== pages) throw new Error('a page was not read');
		return await app.peakMemoryMb();
	} finally {
		await app.close();
	}
}

export async function memory(page: MadePage, folder: string): Promise<readonly Figure[]> {
	const maker = await AppBrowser.open();
	const jpeg = await maker.enlarge(await readFile(page.path), pixels);
	await maker.close();
	const scale = Math.sqrt(pixels / (page.truth.widthPx * page.truth.heightPx));
	const [widthPx, heightPx] = [page.truth.widthPx, page.truth.heightPx].map((side) =>
		Math.floor(side * scale)
	) as [number, number];
	const dpi = Math.round(page.truth.dpi * scale);
	const [picture, pdf, pile] = ['large.jpg', 'large.pdf', 'large-pile.pdf'].map((name) =>
		join(folder, name)
	) as [string, string, string];
	await writeFile(picture, jpeg);
	const large: ScannedPage = { widthPx, heightPx, dpi, encoding: 'jpeg', bytes: jpeg };
	await bind([large], pdf);
	await bind(Array<ScannedPage>(pagesInPile).fill(large), pile);
	const figures: Figure[] = [];
	for (const [kind, path] of [
		['JPEG', picture],
		['PDF', pdf]
	] as const) {
		const name = `60-megapixel ${kind} page, peak of the whole process`;
		const peak = await peakOf(path);
		figures.push(
			peak === null
				? skipped(name, `≤ ${goalMb}`, 'no /proc here')
				: atMost(name, peak, goalMb, 'MB', 'resident, code and engines included')
		);
	}
	const peak = await peakOf(pile, null, pagesInPile);
	const name = `${pagesInPile} such pages on all workers, peak of the whole process`;
	return [
		...figures,
		peak === null
			? skipped(name, '', 'no /proc here')
			: told(name, peak, 'MB', "the app's own number")
	];
}
