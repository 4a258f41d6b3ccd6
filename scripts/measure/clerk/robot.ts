// A clerk who knows the paper and presses the cheapest keys, never the mouse: Enter by Enter through the fields that ask
// for a person, then a look at all of them that is no work of the clerk's.
import type { Page } from 'playwright';
import { DeskPage } from '../../../tests/e2e/pages/desk-page.ts';
import { plain, type Truth, valueAt } from '../../../tests/e2e/truth.ts';
import { toIsoDay } from '../../../src/lib/domain/dates.ts';
import { parseDate } from '../../../src/lib/domain/parse-date.ts';
import { keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { typeText } from './hands.ts';
import type { Tally } from './tally.ts';
import { type Seen, type Way, waysTo } from './ways.ts';

/** The noisy clerk: wrong prefilled text read past; a typed field with one letter wrong. */
export const missed = 0.1;
export const mistyped = 0.02;
/** More acts than any file has fields. */
const mostActs = 1200;

/** Runs in the page: what a clerk sees of the field under the caret. */
function look(): Seen {
	const field = document.querySelector('.field.current');
	const box = field?.querySelector('textarea');
	const parts = [...(field?.querySelectorAll('.under span') ?? [])];
	let at = 0;
	let doubt: Seen['doubt'] = null;
	for (const part of parts) {
		const length = part.textContent?.length ?? 0;
		if (part.classList.contains('weak')) doubt ??= { start: at, end: at + length };
		at += length;
	}
	const offers = [...(field?.querySelectorAll('.help li button') ?? [])].map((button) => ({
		value: button.querySelector('span:nth-of-type(1)')?.textContent ?? '',
		isAbove: button.querySelector('.from')?.textContent === 'dòng trên'
	}));
	const terms = [...(field?.querySelectorAll('.terms span') ?? [])].map(
		(term) => term.textContent?.replace(/^\d+\s*/, '') ?? ''
	);
	const mark = field?.getAttribute('data-mark') ?? '';
	return { text: box?.value ?? '', offers, terms, doubt, mark };
}

export class Robot {
	readonly #page: Page;
	readonly #desk: DeskPage;
	readonly #truth: Truth;
	readonly #chance: (() => number) | null;
	readonly #tallyOf: (page: number) => Tally;
	readonly #day: string | undefined;
	#turn = 0;

	/** @param chance noise that can be replayed; null: an attentive clerk. */
	constructor(
		page: Page,
		truth: Truth,
		tallyOf: (page: number) => Tally,
		chance: (() => number) | null
	) {
		this.#page = page;
		this.#desk = new DeskPage(page);
		this.#truth = truth;
		this.#tallyOf = tallyOf;
		this.#chance = chance;
		const written = truth.pages.map(({ fields }) => fields['document-date']?.value ?? '');
		const day = parseDate(written.find((text) => text !== '') ?? '');
		this.#day = (day && toIsoDay(day.date)) ?? undefined;
	}

	#happens = (share: number) => this.#chance !== null && this.#chance() < share;

	async #go({ strokes }: Way): Promise<void> {
		for (const stroke of strokes)
			if ('press' in stroke) await this.#desk.press(stroke.press);
			else {
				const slip = stroke.type.length > 2 && this.#happens(mistyped);
				const style = this.#turn++ % 2 === 0 ? 'composition' : 'retype';
				await typeText(this.#page, slip ? `${stroke.type.slice(0, -1)}x` : stroke.type, style);
			}
	}

	/** Settles the field under the caret. */
	async #settle(name: string, wanted: string, tally: Tally): Promise<void> {
		const seen = { ...(await this.#page.evaluate(look)), day: this.#day };
		const isMissed = seen.text !== '' && this.#happens(missed);
		const [way] = waysTo(isMissed ? seen.text : wanted, seen);
		const [blank] = waysTo(wanted, { ...seen, text: '', doubt: null });
		if (!way || !blank) return;
		await this.#go(way);
		tally.keys += way.keys;
		tally.stops.push(`${name}: ${seen.mark}, “${seen.text}” → “${wanted}” by ${way.name}`);
		if (way.keys > blank.keys + 1) tally.dearer.add(name);
		const sum = tally.ways.get(way.name) ?? { times: 0, keys: 0 };
		tally.ways.set(way.name, { times: sum.times + 1, keys: sum.keys + way.keys });
	}

	/** Enter by Enter to the end of the file. */
	async keyOpen(): Promise<void> {
		for (let acts = 0; acts < mostActs; acts += 1) {
			if (await this.#desk.isAtEnd()) return;
			const caret = await this.#desk.caret();
			if (!caret) throw new Error(`The caret was lost after ${acts} fields`);
			const tally = this.#tallyOf(caret.page);
			const name = `${this.#truth.file} ${caret.page} ${caret.place}`;
			tally.touched.add(name);
			await this.#settle(name, valueAt(this.#truth, caret.page, caret.place), tally);
			const now = await this.#desk.caret();
			if (now?.page === caret.page && now.place === caret.place && !(await this.#desk.isAtEnd())) {
				await this.#desk.press('Enter');
				tally.keys += 1;
			}
		}
		throw new Error('The desk never came to its end');
	}

	/** Tab by Tab over every field: what stands wrong is counted. */
	async judge(): Promise<void> {
		for (let at = 1; at < this.#truth.pages.length; at += 1) await this.#desk.press('PageUp');
		const seen = new Set<string>();
		for (let acts = 0; acts < mostActs; acts += 1) {
			const caret = await this.#desk.caret();
			const name = `${caret?.page} ${caret?.place}`;
			if (!caret || seen.has(name)) return;
			seen.add(name);
			const wanted = valueAt(this.#truth, caret.page, caret.place);
			const tally = this.#tallyOf(caret.page);
			tally.fields += 1;
			tally.typedAll += wanted === '' ? 1 : keysFor(wanted) + 1;
			if (plain(caret.text) !== plain(wanted))
				tally.wrong.push(`${this.#truth.file} ${name}: “${caret.text}” for “${wanted}”`);
			await this.#desk.press('Tab');
		}
	}
}
