// A robot clerk keys whole files at the desk of the built app: it sees the text on the screen and the truth, presses the
// cheapest keys, never the mouse. `--files=N` files of each letter class (1); `--noisy` lets it miss and mistype.
import { chromium, type Page } from 'playwright';
import { plain, specimenPath, truthOf, valueAt, type Truth } from '../../tests/e2e/truth.ts';
import { DeskPage } from '../../tests/e2e/pages/desk-page.ts';
import { fileURLToPath } from 'node:url';
import { keysFor } from '../../src/lib/pipeline/review/keys.ts';
import { seeded } from '../../src/lib/pipeline/review/seeded.ts';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { signIn } from '../gate.ts';
import { serve } from '../serve.mjs';
import { typeText } from './clerk/hands.ts';
import { atLeast, atMost, type Figure, skipped, type Suite, told } from './figure.ts';

type Band = 'A' | 'B' | 'C';

/** Keystroke-level model, seconds: a key of an average typist; a look that decides (Card, Moran and Newell). */
const keySeconds = 0.28;
const lookSeconds = 1.35;
/** The noisy clerk: wrong prefilled text read past; a typed field with one letter wrong. */
const missed = 0.1;
const mistyped = 0.02;
/** More acts than any specimen has fields. */
const mostActs = 900;

/** Specimens by the letters they are written in. */
const files: readonly (readonly string[])[] = [
	['ho-so-04.tif', 'ho-so-01.pdf', 'ho-so-05.pdf'],
	['ho-so-09.pdf', 'ho-so-02.pdf', 'ho-so-06.tif'],
	['ho-so-07.tif', 'ho-so-03.pdf', 'ho-so-10.pdf']
];

interface Tally {
	fields: number;
	touched: number;
	keys: number;
	/** What typing every field in full would have cost: prefill off. */
	typedAll: number;
	wrong: number;
}

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

const newTally = (): Tally => ({ fields: 0, touched: 0, keys: 0, typedAll: 0, wrong: 0 });

interface PageTruth {
	readonly letterClass?: string;
	readonly distortions?: readonly unknown[];
}

function bandOf(truth: Truth, page: number): Band {
	const paper = truth.pages[page] as PageTruth | undefined;
	const { letterClass = 'print', distortions = [] } = paper ?? {};
	if (letterClass !== 'print' && letterClass !== 'type') return 'C';
	return distortions.length > 0 ? 'B' : 'A';
}

class Robot {
	readonly #page: Page;
	readonly #desk: DeskPage;
	readonly #truth: Truth;
	readonly #chance: (() => number) | null;
	readonly #tallies: Record<Band, Tally>;
	#turn = 0;

	constructor(
		page: Page,
		truth: Truth,
		tallies: Record<Band, Tally>,
		chance: (() => number) | null
	) {
		this.#page = page;
		this.#desk = new DeskPage(page);
		this.#truth = truth;
		this.#tallies = tallies;
		this.#chance = chance;
	}

	#happens = (share: number) => this.#chance !== null && this.#chance() < share;

	/** Alt and the digit under which a text is offered; null where it is not. */
	async #offer(wanted: string): Promise<string | null> {
		const offers = await this.#page.locator('.current .help li button span:nth-of-type(1)').all();
		for (const [at, offer] of offers.slice(0, 5).entries())
			if (plain(await offer.innerText()) === plain(wanted)) return `Alt+${at + 1}`;
		return null;
	}

	/** Makes the field under the caret say what the paper says; the number of keys. */
	async #mend(wanted: string): Promise<number> {
		if (wanted === '') {
			await this.#desk.press('F4');
			return 1;
		}
		const offer = await this.#offer(wanted);
		if (offer) {
			await this.#desk.press(offer);
			if (plain((await this.#desk.caret())?.text ?? '') === plain(wanted)) return 2;
			// Something else was taken: typed over, what stands there selected first.
			await this.#desk.press('Control+a');
		}
		const said = this.#happens(mistyped) ? `${wanted.slice(0, -1)}x` : wanted;
		const style = this.#turn++ % 2 === 0 ? 'composition' : 'retype';
		const typed = await typeText(this.#page, said, style);
		await this.#desk.press('Enter');
		return typed + 1 + (offer ? 4 : 0);
	}

	/** Enter by Enter to the end of the file. */
	async keyOpen(): Promise<void> {
		for (let acts = 0; acts < mostActs; acts += 1) {
			if (await this.#desk.isAtEnd()) return;
			const caret = await this.#desk.caret();
			if (!caret) throw new Error(`The caret was lost after ${acts} fields`);
			const tally = this.#tallies[bandOf(this.#truth, caret.page)];
			const wanted = valueAt(this.#truth, caret.page, caret.place);
			tally.touched += 1;
			const isRight = wanted !== '' && plain(caret.text) === plain(wanted);
			const isMissed = caret.text !== '' && this.#happens(missed);
			if (isRight || isMissed) {
				await this.#desk.press('Enter');
				tally.keys += 1;
			} else tally.keys += await this.#mend(wanted);
			const now = await this.#desk.caret();
			if (now?.page === caret.page && now.place === caret.place && !(await this.#desk.isAtEnd())) {
				await this.#desk.press('Enter');
				tally.keys += 1;
			}
		}
		throw new Error('The desk never came to its end');
	}

	/** A look at every field, Tab by Tab, that is no work of the clerk's: what stands wrong is counted. */
	async judge(): Promise<void> {
		for (let at = 1; at < this.#truth.pages.length; at += 1) await this.#desk.press('PageUp');
		const seen = new Set<string>();
		for (let acts = 0; acts < mostActs; acts += 1) {
			const caret = await this.#desk.caret();
			const name = `${caret?.page} ${caret?.place}`;
			if (!caret || seen.has(name)) return;
			seen.add(name);
			const wanted = valueAt(this.#truth, caret.page, caret.place);
			const tally = this.#tallies[bandOf(this.#truth, caret.page)];
			tally.fields += 1;
			tally.typedAll += wanted === '' ? 1 : keysFor(wanted) + 1;
			if (plain(caret.text) !== plain(wanted)) tally.wrong += 1;
			await this.#desk.press('Tab');
		}
	}
}

const goals: Readonly<Record<Band, readonly [number, number, number]>> = {
	A: [0.6, 2400, 12],
	B: [3, 1100, 38],
	C: [7, 600, 85]
};

function figuresOf(band: Band, tally: Tally): readonly Figure[] {
	const { fields, touched, keys, typedAll, wrong } = tally;
	const [mostKeys, leastAnHour, mostTouched] = goals[band];
	if (fields === 0)
		return [
			skipped(`${band}: keys per field`, `≤ ${mostKeys}`, 'no such page among the specimens')
		];
	const hours = (keys * keySeconds + touched * lookSeconds) / 3600;
	return [
		atMost(`${band}: keys per field`, keys / fields, mostKeys, '', `${fields} fields`),
		told(`${band}: keys per field, every field typed (no prefill)`, typedAll / fields, ''),
		atLeast(
			`${band}: simulated fields per hour`,
			fields / hours,
			leastAnHour,
			'',
			`${keySeconds} s a key, ${lookSeconds} s a field stopped at; nothing for fields passed over`
		),
		atMost(`${band}: fields touched one by one`, (100 * touched) / fields, mostTouched, '%'),
		told(`${band}: wrong fields left`, wrong, '', `${((100 * wrong) / fields).toFixed(2)} %`)
	];
}

async function openFile(url: string, page: Page, file: string): Promise<void> {
	await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
	await page.goto(url);
	await signIn(page, 'Người đo', 'Người nhập');
	await page.getByLabel('Chọn tệp…').setInputFiles(specimenPath(file));
	await page.locator('table').waitFor();
	await page.waitForFunction(() => document.querySelector('progress') === null, null, {
		timeout: 300_000
	});
	await page.keyboard.press('Control+Enter');
	await page.locator('[data-key]:focus').waitFor();
}

async function run(): Promise<readonly Figure[]> {
	const count = Number(/^--files=(\d+)$/m.exec(process.argv.join('\n'))?.[1] ?? 1);
	const chance = process.argv.includes('--noisy') ? seeded('clerk') : null;
	await buildApp();
	const server = await serve({
		root: fileURLToPath(new URL('../../build', import.meta.url)),
		port: 0
	});
	const browser = await chromium.launch(chromiumLaunch());
	let pointer = 0;
	const tallies = { A: newTally(), B: newTally(), C: newTally() };
	try {
		for (const file of files.flatMap((own) => own.slice(0, count))) {
			const viewport = { width: 1366, height: 768 };
			const context = await browser.newContext({ viewport, locale: 'vi-VN' });
			const page = await context.newPage();
			await openFile(server.url, page, file);
			await page.evaluate(countPointer);
			const robot = new Robot(page, await truthOf(file), tallies, chance);
			await robot.keyOpen();
			pointer += await page.evaluate(() => globalThis.pointerPresses ?? 0);
			await page.keyboard.press('Escape');
			await robot.judge();
			await context.close();
		}
	} finally {
		await browser.close();
		await server.close();
	}
	const noise = chance
		? `wrong text read past ${100 * missed} %, fields mistyped ${100 * mistyped} %`
		: 'an attentive clerk';
	return [
		...(['A', 'B', 'C'] as const).flatMap((band) => figuresOf(band, tallies[band])),
		atMost('mouse presses', pointer, 0, '', noise)
	];
}

export const suite: Suite = { name: 'clerk', run };
