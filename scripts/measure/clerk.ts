// A robot clerk keys whole files at the desk of the built app: it sees the text on the screen and the truth, presses the
// cheapest keys, never the mouse. `--files=N` files of each band (2); `--bands=AB`; `--noisy` lets it miss and mistype;
// `--list` prints every stop and every field left wrong.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { specimenPath, truthOf } from '../../tests/e2e/truth.ts';
import { loadPlaces } from '../../src/lib/app/places.ts';
import { seeded } from '../../src/lib/pipeline/review/seeded.ts';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { missed, mistyped, Robot } from './clerk/robot.ts';
import { type Band, bands, figuresOf, newTally, type Tally } from './clerk/tally.ts';
import { type KeyedFile, wornFile } from './clerk/worn-file.ts';
import { openAtDesk } from './desk/open-at-desk.ts';
import { atMost, type Figure, type Suite } from './figure.ts';

const specimens: Readonly<Record<'A' | 'C', readonly string[]>> = {
	A: ['ho-so-09.pdf', 'ho-so-01.pdf', 'ho-so-02.pdf', 'ho-so-05.pdf'],
	C: ['ho-so-07.tif', 'ho-so-03.pdf', 'ho-so-10.pdf']
};

declare global {
	// Presses of any pointer since the desk was opened.
	var pointerPresses: number | undefined;
}

/** Runs in the page. */
function countPointer(): void {
	globalThis.pointerPresses = 0;
	const count = () => (globalThis.pointerPresses = (globalThis.pointerPresses ?? 0) + 1);
	addEventListener('pointerdown', count, { capture: true });
}

async function filesOf(band: Band, count: number, folder: string): Promise<readonly KeyedFile[]> {
	if (band === 'B') {
		const wanted = Array.from({ length: count }, (_, at) => at);
		const files: KeyedFile[] = [];
		for (const at of wanted)
			files.push(await wornFile(folder, at % 2 === 0 ? 'print' : 'type', 70 + at * 10));
		return files;
	}
	return Promise.all(
		specimens[band]
			.slice(0, count)
			.map(async (file) => ({ path: specimenPath(file), truth: await truthOf(file) }))
	);
}

/** Presses of the pointer while the file was keyed. */
async function keyFile(
	browser: Browser,
	url: string,
	{ path, truth }: KeyedFile,
	tally: Tally,
	chance: (() => number) | null
): Promise<number> {
	const page = await openAtDesk(browser, url, path);
	await page.evaluate(countPointer);
	const robot = new Robot(page, truth, () => tally, chance);
	await robot.keyOpen();
	const presses = await page.evaluate(() => globalThis.pointerPresses ?? 0);
	await page.keyboard.press('Escape');
	await robot.judge();
	await page.context().close();
	return presses;
}

const option = (name: string) =>
	new RegExp(`^--${name}=(\\w+)$`, 'm').exec(process.argv.join('\n'))?.[1];

async function run(): Promise<readonly Figure[]> {
	const count = Number(option('files') ?? 2);
	const wanted = bands.filter((band) => (option('bands') ?? 'ABC').includes(band));
	const chance = process.argv.includes('--noisy') ? seeded('clerk') : null;
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-clerk-'));
	await loadPlaces();
	await buildApp();
	const root = fileURLToPath(new URL('../../build', import.meta.url));
	const server = await serve({ root, port: 0 });
	const figures: Figure[] = [];
	let presses = 0;
	try {
		for (const band of wanted) {
			const files = await filesOf(band, count, folder);
			const tally = newTally();
			const browser = await chromium.launch(chromiumLaunch());
			try {
				for (const file of files)
					presses += await keyFile(browser, server.url, file, tally, chance);
			} finally {
				await browser.close();
			}
			if (process.argv.includes('--list'))
				for (const line of [...tally.stops, ...tally.wrong.map((one) => `LEFT WRONG ${one}`)])
					console.log(`${band} ${line}`);
			figures.push(...figuresOf(band, tally));
		}
	} finally {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
	const noise = chance
		? `wrong text read past ${100 * missed} %, fields mistyped ${100 * mistyped} %`
		: 'an attentive clerk';
	return [...figures, atMost('mouse presses', presses, 0, '', noise)];
}

export const suite: Suite = { name: 'clerk', run };
