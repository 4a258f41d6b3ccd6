// Builds the decoder alone as production would, serves it with production's headers, and opens it in a
// headless Chromium, whose memory can then be read.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { copyEngines } from '../assets/copy-engines.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import type { PictureKind, Trial } from './bench/page.ts';

interface BenchPage {
	tryFile(maxPages?: number): Promise<Trial>;
	pictures(maxPages: number): Promise<string[]>;
	decodeInWorker(): Promise<string>;
	samplePage(seed: number, kind?: PictureKind): Promise<string>;
	scriptMemoryMb(): Promise<number | null>;
}

export interface Bench {
	tryFile(path: string, maxPages?: number): Promise<Trial>;
	pictures(path: string, maxPages: number): Promise<readonly string[]>;
	/** `WIDTHxHEIGHT` of the first page, decoded by a worker inside a worker. */
	decodeInWorker(path: string): Promise<string>;
	/** A made-up A4 scan, JPEG where not said otherwise. */
	samplePage(seed: number, kind?: PictureKind): Promise<Uint8Array>;
	/** JavaScript heaps and WebAssembly of the page and its workers, MB; null where unknown. */
	scriptMemoryMb(): Promise<number | null>;
	/** Most memory all renderer processes have held, MB; null where it cannot be read. */
	peakMemoryMb(): Promise<number | null>;
	/** Memory all renderer processes hold now, MB. */
	memoryMb(): Promise<number | null>;
	/** What the content security policy refused, so far. */
	readonly refusals: readonly string[];
	close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
	await copyEngines();
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-bench-'));
	await build({
		configFile: false,
		logLevel: 'error',
		root: fileURLToPath(new URL('./bench', import.meta.url)),
		publicDir: fileURLToPath(new URL('../../static', import.meta.url)),
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false }
	});
	const server = await serve({ root: folder, port: 0 });
	const browser = await chromium.launch(chromiumLaunch());
	const page = await browser.newPage();
	const refusals: string[] = [];
	page.on('console', (message) => {
		if (/content security policy|trusted/i.test(message.text())) refusals.push(message.text());
	});
	await page.goto(server.url);
	await page.waitForFunction(() => 'theBench' in globalThis);
	const session = await browser.newBrowserCDPSession();
	const pids = async () => {
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	};
	const memory = async (field: 'VmHWM' | 'VmRSS') => {
		const amounts = await Promise.all((await pids()).map((pid) => readMemory(pid, field)));
		return amounts.includes(null) ? null : amounts.reduce<number>((sum, mb) => sum + (mb ?? 0), 0);
	};
	return {
		refusals,
		tryFile: (path, maxPages) => onFile(page, path, (count) => theBench().tryFile(count), maxPages),
		pictures: (path, maxPages) =>
			onFile(page, path, (count) => theBench().pictures(count ?? 1), maxPages),
		decodeInWorker: (path) => onFile(page, path, () => theBench().decodeInWorker(), undefined),
		samplePage: async (seed, kind) =>
			Buffer.from(
				await page.evaluate(([s, k]) => theBench().samplePage(s, k), [seed, kind] as const),
				'base64'
			),
		scriptMemoryMb: () => page.evaluate(() => theBench().scriptMemoryMb()),
		peakMemoryMb: () => memory('VmHWM'),
		memoryMb: () => memory('VmRSS'),
		async close() {
			await browser.close();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** Defined by the page itself; the functions below run there. */
declare function theBench(): BenchPage;

async function onFile<T>(
	page: Page,
	path: string,
	work: (maxPages?: number) => Promise<T>,
	maxPages: number | undefined
): Promise<T> {
	await page.setInputFiles('#file', path);
	return page.evaluate(work, maxPages);
}

async function readMemory(pid: number, field: string): Promise<number | null> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1];
	return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
