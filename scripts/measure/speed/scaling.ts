// How much faster a pile is read with two workers than with one.
import { join } from 'node:path';
import { AppBrowser } from '../../digitize/app-browser.ts';
import { atLeast, type Figure } from '../figure.ts';
import type { MadePage } from '../reading/made-pages.ts';
import { bind, scanned } from './pile.ts';

const pagesInPile = 8;

async function wallMs(path: string, warm: string, workers: number): Promise<number> {
	const app = await AppBrowser.open();
	try {
		// Every worker loads its engines once; a day's work does not pay for it.
		await app.digitize(warm, { form: null, workers });
		const started = performance.now();
		const result = await app.digitize(path, { form: null, workers });
		if (!result.ok) throw new Error('the pile was not read');
		return performance.now() - started;
	} finally {
		await app.close();
	}
}

export async function scaling(pages: readonly MadePage[], folder: string): Promise<Figure> {
	const scans = await Promise.all(pages.map(scanned));
	const pile = Array.from({ length: pagesInPile }, (_, i) => scans[i % scans.length]!);
	const [path, warm] = [join(folder, 'pile.pdf'), join(folder, 'warm.pdf')];
	await bind(pile, path);
	await bind(pile.slice(0, 2), warm);
	const one = await wallMs(path, warm, 1);
	const two = await wallMs(path, warm, 2);
	const note = `${pagesInPile} HK02 pages: ${(one / 1000).toFixed(1)} s, then ${(two / 1000).toFixed(1)} s`;
	return atLeast('pages a minute, two workers ÷ one', one / two, 1.6, '×', note);
}
