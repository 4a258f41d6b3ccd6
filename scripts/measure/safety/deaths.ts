// What takes a worker or the whole page down while one scan is read, in a real browser: memory that cannot be had in
// the reading worker, and a page that crashes. The page at work must be tried once more and then named; all others must
// be read as if nothing had happened.
import type { BrowserContext, Page, Worker } from 'playwright';
import { testPassphrase, unlock } from '../../gate.ts';
import { withProfile } from '../browser/profile.ts';
import { arrive, clerk } from './kill-rounds.ts';
import { storedArchive } from './stored-archive.ts';

export interface DeathReport {
	/** How often the page at work took worker or browser page down. */
	readonly deaths: number;
	/** Why the page was named; null where it was not. */
	readonly named: string | null;
	readonly pages: number;
	readonly read: number;
}

interface StoredPage {
	readonly id: string;
	readonly state: string;
	readonly failure?: { readonly code: string } | null;
}

/** The page being read now. */
const atWork = (page: Page): Promise<string | null> =>
	page.evaluate(() => {
		const marks = JSON.parse(localStorage.getItem('tang-thu.reading-now') ?? '{}') as object;
		return Object.keys(marks)[0] ?? null;
	});

/** Waits until a page, or this one, is at work. */
async function waitForWork(page: Page, wanted: string | null): Promise<string> {
	for (;;) {
		const id = await atWork(page);
		if (id && (wanted === null || id === wanted)) return id;
		await page.waitForTimeout(10);
	}
}

async function outcome(page: Page, victim: string, deaths: number): Promise<DeathReport> {
	const stored = async () => {
		const rows = await storedArchive(page, ['pages'], testPassphrase);
		return rows.pages as unknown as readonly StoredPage[];
	};
	const isOpen = ({ state }: StoredPage) => state === 'waiting' || state === 'reading';
	let pages = await stored();
	for (; pages.some(isOpen); pages = await stored()) await page.waitForTimeout(500);
	const named = pages.find(({ id }) => id === victim);
	return {
		deaths,
		named: named?.failure?.code ?? null,
		pages: pages.length,
		read: pages.filter(({ state }) => state === 'read').length
	};
}

/** Asks for address space until there is none: it throws where nobody catches it, and the worker is gone. */
const takeAllMemory = (worker: Worker): Promise<unknown> =>
	worker
		.evaluate(() => {
			setTimeout(() => {
				for (const held: unknown[] = []; ;)
					held.push(new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true }));
			});
		})
		.catch(() => undefined);

const isReader = (worker: Worker): boolean => worker.url().includes('reading.worker');

async function killWorkers(page: Page): Promise<DeathReport> {
	const victim = await waitForWork(page, null);
	let deaths = 0;
	const dying = new Set<Worker>();
	while ((await atWork(page)) === victim) {
		const worker = page.workers().find((one) => isReader(one) && !dying.has(one));
		if (worker) {
			dying.add(worker);
			worker.on('close', () => deaths++);
			await takeAllMemory(worker);
		}
		await page.waitForTimeout(20);
	}
	return outcome(page, victim, deaths);
}

async function crashPages(context: BrowserContext, first: Page, url: string): Promise<DeathReport> {
	let page = first;
	let victim: string | null = null;
	let deaths = 0;
	for (; deaths < 2; deaths++) {
		victim = await waitForWork(page, victim);
		const crashed = page.waitForEvent('crash');
		const session = await context.newCDPSession(page);
		void session.send('Page.crash').catch(() => undefined);
		await crashed;
		const next = await context.newPage();
		await page.close();
		page = next;
		await page.goto(url);
		await unlock(page, clerk);
	}
	return outcome(page, victim ?? '', deaths);
}

export const deathOf = (what: 'worker' | 'page', url: string): Promise<DeathReport> =>
	withProfile(async ({ context, page }) => {
		await arrive(page, url);
		return what === 'worker' ? killWorkers(page) : crashPages(context, page, url);
	});
