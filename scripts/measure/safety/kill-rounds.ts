// Types at the desk of the built app and kills the browser (kill -9) at a random moment, again and again; after each
// kill looks whether everything the desk had called saved is there, and whether record, journal and file agree.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { signIn, testPassphrase, unlock } from '../../gate.ts';
import { KillableBrowser } from './killable-browser.ts';
import { storedArchive } from './stored-archive.ts';

const specimen = join(import.meta.dirname, '../../../static/specimens/ho-so-01.pdf');

export interface KillReport {
	/** Texts the desk called saved. */
	readonly acknowledged: number;
	/** Of these, not found again. */
	readonly lost: number;
	/** Kills after which record, journal and file were not of one moment, or the screen showed another text. */
	readonly torn: number;
	/** Age of the oldest key press that had not reached the disk, milliseconds. */
	readonly oldestUnsavedMs: number;
	/** From "saving" to "saved", milliseconds. */
	readonly commitsMs: readonly number[];
}

export interface KillOptions {
	readonly url: string;
	readonly rounds: number;
	readonly features?: string;
	/** Where the profile lies; a temporary folder where not given. */
	readonly profile?: string;
	/** What happens to the browser each round; where not given, kill -9 of all its processes. */
	readonly crash?: (browser: KillableBrowser) => Promise<void>;
}

interface Ledger {
	/** Every text the desk called saved, with the time it said so. */
	readonly saved: { readonly text: string; readonly at: number }[];
	/** From "saving" to "saved", milliseconds. */
	readonly commits: number[];
}

/**
 * Writes down in the page what the desk says and when, for reading it out before the kill. Key presses are told outside
 * at once: those between reading and kill count, too.
 */
function keepLedger(): void {
	const ledger: Ledger = { saved: [], commits: [] };
	Object.assign(window, { ledger });
	const sign = document.querySelector<HTMLElement>('[data-testid="save"]');
	let saving = 0;
	if (!sign) throw new Error('no sign of saving');
	document.addEventListener('input', (event) => {
		const { value } = event.target as HTMLTextAreaElement;
		console.debug(`typed ${value.length} ${Date.now()}`);
	});
	new MutationObserver(() => {
		const box = document.activeElement as HTMLTextAreaElement;
		if (sign.dataset.status === 'saving') saving = performance.now();
		if (!sign.classList.contains('saved')) return;
		if (saving > 0) ledger.commits.push(performance.now() - saving);
		saving = 0;
		ledger.saved.push({ text: box.value, at: performance.now() });
	}).observe(sign, { attributes: true, attributeFilter: ['class', 'data-status'] });
}

const readLedger = (page: Page): Promise<Ledger> =>
	page.evaluate(() => (window as unknown as { ledger: Ledger }).ledger);

/** A key press: how long the text was with it, and when, as the clock of the machine says it. */
interface KeyPress {
	readonly length: number;
	readonly at: number;
}

/** Key presses of the page, as they come. */
function hearKeys(page: Page): readonly KeyPress[] {
	const keys: KeyPress[] = [];
	page.on('console', (message) => {
		const [what, length, at] = message.text().split(' ');
		if (what === 'typed') keys.push({ length: Number(length), at: Number(at) });
	});
	return keys;
}

export const clerk = 'Lê Thị Mai';

export async function arrive(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await signIn(page, clerk, 'Người nhập');
	await page.locator('input[type="file"]').first().setInputFiles(specimen);
}

/** Loads the app anew, so the passphrase is typed again. */
export async function openDesk(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await unlock(page, clerk);
	await page.locator('a.open').first().click();
	await page.locator('textarea[data-key]').first().waitFor({ timeout: 60_000 });
}

interface Stored {
	readonly version: number;
	readonly entries: Readonly<Record<string, { readonly raw: string }>>;
}

/** Everything stored, as somebody with the passphrase finds it on the disk: is it all of one moment? */
async function stored(page: Page, field: string) {
	const rows = await storedArchive(page, ['records', 'files', 'journal'], testPassphrase);
	const record = rows.records[0] as unknown as Stored | undefined;
	const journal = rows.journal as unknown as readonly {
		readonly seq: number;
		readonly key?: string;
		readonly act: string;
		readonly new: string;
	}[];
	const last = journal.filter((entry) => entry.key === field && entry.act === 'edit').at(-1);
	return {
		text: record?.entries[field]?.raw ?? '',
		inJournal: last?.new ?? '',
		isWhole: journal.every((entry, index) => entry.seq === index + 1),
		versions: [record?.version, rows.files[0]?.version]
	};
}

/** One kill; the browser it answers is the next one, with the desk open. */
async function oneRound(
	browser: KillableBrowser,
	round: number,
	{
		url,
		crash,
		restart
	}: Pick<KillOptions, 'url' | 'crash'> & {
		readonly restart: () => Promise<KillableBrowser>;
	}
): Promise<{ readonly next: KillableBrowser; readonly report: KillReport }> {
	const { page } = browser;
	await openDesk(page, url);
	const box = page.locator('textarea[data-key]').first();
	const key = (await box.getAttribute('data-key')) ?? '';
	await page.evaluate(keepLedger);
	const keys = hearKeys(page);
	await box.focus();
	await page.keyboard.press('Control+A');
	const typing = page.keyboard
		.type(`Lượt ${round} ${'chữ nghĩa '.repeat(40)}`, { delay: 25 })
		.catch(() => undefined);
	await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 2500));
	const ledger = await readLedger(page);
	const killedAt = Date.now();
	await (crash ? crash(browser) : browser.kill());
	await typing;

	const next = await restart();
	await openDesk(next.page, url);
	const after = await stored(next.page, key);
	const shown = await next.page.locator(`textarea[data-key="${key}"]`).inputValue();
	// Typed one after another, so what is there must begin with everything that was called saved.
	const lost = ledger.saved.filter(({ text }) => !after.text.startsWith(text));
	const isOneMoment =
		shown === after.text &&
		after.inJournal === after.text &&
		after.isWhole &&
		after.versions[0] === after.versions[1];
	const unsaved = keys.find(({ length, at }) => at <= killedAt && length > after.text.length);
	return {
		next,
		report: {
			acknowledged: ledger.saved.length,
			lost: lost.length,
			torn: isOneMoment ? 0 : 1,
			oldestUnsavedMs: unsaved ? killedAt - unsaved.at : 0,
			commitsMs: ledger.commits
		}
	};
}

export async function killRounds(options: KillOptions): Promise<KillReport> {
	const { url, rounds, features } = options;
	const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'tang-thu-profile-')));
	const restart = () => KillableBrowser.start(profile, features);
	let browser = await restart();
	let sum: KillReport = { acknowledged: 0, lost: 0, torn: 0, oldestUnsavedMs: 0, commitsMs: [] };
	try {
		await arrive(browser.page, url);
		await browser.page.locator('a.open').first().waitFor();
		for (let round = 0; round < rounds; round++) {
			const { next, report } = await oneRound(browser, round, { ...options, restart });
			browser = next;
			sum = {
				acknowledged: sum.acknowledged + report.acknowledged,
				lost: sum.lost + report.lost,
				torn: sum.torn + report.torn,
				oldestUnsavedMs: Math.max(sum.oldestUnsavedMs, report.oldestUnsavedMs),
				commitsMs: [...sum.commitsMs, ...report.commitsMs]
			};
		}
		return sum;
	} finally {
		await browser.kill();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
