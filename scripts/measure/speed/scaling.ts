// How much faster a pile is read on two cores than on one: the whole browser is held to that many cores, with as many
// workers as the app starts there by itself. Counting workers instead would show less, because one worker reads on three
// threads already: its own, Tesseract's and the line reader's.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { installedChromium } from '../../chromium.mjs';
import { AppBrowser } from '../../digitize/app-browser.ts';
import { atLeast, skipped, type Figure } from '../figure.ts';
import type { MadePage } from '../reading/made-pages.ts';
import { bind, scanned } from './pile.ts';

const pagesInPile = 8;
const goal = 1.6;
const name = 'pages a minute, two cores ÷ one';

const holdsToCores = (): Promise<boolean> =>
	promisify(execFile)('taskset', ['-c', '0', 'true']).then(
		() => true,
		() => false
	);

/** The browser as a command that runs it, and all it starts, on the given cores alone. */
async function heldBrowser(cores: string, folder: string): Promise<string> {
	const path = join(folder, `browser-on-${cores}.sh`);
	const browser = installedChromium() ?? chromium.executablePath();
	await writeFile(path, `#!/bin/sh\nexec taskset -c ${cores} '${browser}' "$@"\n`, { mode: 0o755 });
	return path;
}

async function wallMs(path: string, warm: string, executablePath: string): Promise<number> {
	const app = await AppBrowser.open({ executablePath });
	try {
		// Every worker loads its engines once; a day's work does not pay for it.
		await app.digitize(warm, { form: null, workers: null });
		const started = performance.now();
		const result = await app.digitize(path, { form: null, workers: null });
		if (!result.ok || result.value.pages.length !== pagesInPile)
			throw new Error('the pile was not read');
		return performance.now() - started;
	} finally {
		await app.close();
	}
}

export async function scaling(pages: readonly MadePage[], folder: string): Promise<Figure> {
	if (cpus().length < 2) return skipped(name, `≥ ${goal}`, 'one core');
	if (!(await holdsToCores())) return skipped(name, `≥ ${goal}`, 'no taskset command');
	const scans = await Promise.all(pages.map(scanned));
	const pile = Array.from({ length: pagesInPile }, (_, i) => scans[i % scans.length]!);
	const [path, warm] = [join(folder, 'pile.pdf'), join(folder, 'warm.pdf')];
	await bind(pile, path);
	await bind(pile.slice(0, 2), warm);
	const one = await wallMs(path, warm, await heldBrowser('0', folder));
	const two = await wallMs(path, warm, await heldBrowser('0,1', folder));
	const seconds = [one, two].map((ms) => (ms / 1000).toFixed(1));
	const note =
		`${pagesInPile} HK02 pages: ${seconds[0]} s, then ${seconds[1]} s; whole browser held to the cores, ` +
		"the app's own number of workers";
	return atLeast(name, one / two, goal, '×', note);
}
