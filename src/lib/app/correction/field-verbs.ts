// What a person says of one field: typed, confirmed, blank, parked, taken from elsewhere. Every verb but typing is
// committed at once.
import type { FieldKey } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldView } from '../surface.ts';
import { meantBy } from '../aids/meant.ts';
import type { Decisions } from '../aids/decisions.ts';
import { type Offer, offersFor } from '../aids/offers.ts';
import type { Saying } from './acting.svelte.ts';
import type { DeskParts } from './desk-parts.ts';
import { paperDay } from '../places.ts';
import { chiefSource, dittoSource, sameMember, sharedDittos } from './ditto.ts';
import { confirmation, parkWords, statusWords } from './entries.ts';

export class FieldVerbs {
	readonly #desk: DeskParts;
	readonly #decisions: Decisions;

	constructor(desk: DeskParts, decisions: Decisions) {
		this.#desk = desk;
		this.#decisions = decisions;
	}

	type(key: FieldKey, text: string): void {
		const field = this.#view(key);
		if (!field || field.text === text.normalize('NFC')) return;
		this.#desk.acting.say(field, 'edit', { raw: text });
	}

	confirm(key: FieldKey): void {
		const field = this.#view(key);
		const said = field && confirmation(field);
		if (!field || !said) return;
		const { entry, reading } = field.current;
		const isTyped = entry?.confirmed === false && entry.status === 'read';
		const term = isTyped ? this.meant(key) : null;
		const words = term === null ? said : { ...said, raw: term };
		if (!entry?.confirmed || entry.parked) this.#desk.acting.say(field, 'confirm', words);
		if (isTyped && reading) this.#decisions.learn(field.kind, reading.raw, words.raw);
		void this.#desk.flush();
	}

	setStatus(key: FieldKey, status: 'blank' | 'illegible' | 'struck-out', partial?: string): void {
		const field = this.#view(key);
		if (!field) return;
		this.#desk.acting.say(field, 'status', statusWords(field, status, partial));
		void this.#desk.flush();
	}

	park(key: FieldKey, reason: string): void {
		const field = this.#view(key);
		if (!field) return;
		this.#desk.acting.say(field, 'park', parkWords(field, reason), reason);
		void this.#desk.flush();
	}

	/** What Enter would make of the typed text; null: it stays as typed. */
	meant(key: FieldKey): string | null {
		const { work } = this.#desk;
		const around = this.#around(key);
		const entry = around?.field.current.entry;
		if (!around || entry?.confirmed !== false || entry.status !== 'read') return null;
		const { field, onPage } = around;
		const others = () => work.pages.flatMap((page) => work.fields(page));
		return meantBy(field.kind, field.text, paperDay(onPage) ?? paperDay(others()));
	}

	/** What Alt and a digit would take, in the order of the digits. */
	offers(key: FieldKey): readonly Offer[] {
		const around = this.#around(key);
		if (!around) return [];
		const { work } = this.#desk;
		const { field, onPage, before } = around;
		const pages = work.pages.map((page) => work.fields(page));
		const { reading } = field.current;
		return offersFor({
			field,
			onPage,
			pages,
			above: dittoSource(field, onPage, before)?.text ?? null,
			chief: chiefSource(field, pages.flat())?.text ?? null,
			decided: reading && this.#decisions.find(field.kind, reading.raw),
			listed: work.lists?.says(field, onPage) ?? []
		});
	}

	takeOffer(key: FieldKey, index: number): boolean {
		const field = this.#view(key);
		const offer = field && this.offers(key)[index];
		if (!field || !offer || this.#desk.readOnly()) return false;
		const isCopy = offer.source === 'above' || offer.source === 'chief' || offer.source === 'file';
		this.#desk.acting.say(field, 'confirm', {
			raw: offer.value,
			confirmed: true,
			...(isCopy && { source: 'inherited' }),
			...(offer.source === 'imported' && { source: 'imported' })
		});
		const { reading } = field.current;
		if (reading && !isCopy) this.#decisions.learn(field.kind, reading.raw, offer.value);
		void this.#desk.flush();
		return true;
	}

	takeAlternative(key: FieldKey, index: number): boolean {
		const field = this.#view(key);
		const alternative = field?.current.reading?.alternatives[index];
		if (!field || !alternative || this.#desk.readOnly()) return false;
		this.#desk.acting.say(field, 'confirm', { raw: alternative.value, confirmed: true });
		void this.#desk.flush();
		return true;
	}

	ditto(key: FieldKey): boolean {
		const around = this.#around(key);
		const source = around && dittoSource(around.field, around.onPage, around.before);
		return this.#take(around?.field, source);
	}

	dittoChief(key: FieldKey): boolean {
		const { work } = this.#desk;
		const field = this.#view(key);
		const all = work.pages.flatMap((page) => work.fields(page));
		return this.#take(field, field && chiefSource(field, all));
	}

	/** False: nothing of this member is both shared and still open. */
	dittoShared(key: FieldKey): boolean {
		const { acting, readOnly, flush } = this.#desk;
		const around = this.#around(key);
		if (!around || readOnly()) return false;
		const sayings = sharedDittos(around.field, around.onPage, around.before).map(
			({ field, source, text, isPart }): Saying => ({
				field,
				act: isPart ? 'edit' : 'confirm',
				words: { raw: text, ...(isPart ? {} : { source: 'inherited', confirmed: true }) },
				reason: source.key
			})
		);
		if (!acting.sayAll(sayings)) return false;
		void flush();
		return true;
	}

	/** The whole member is crossed out on paper: what can be read under the stroke stays as text. */
	strikeMember(key: FieldKey): boolean {
		const { acting, readOnly, flush } = this.#desk;
		const around = this.#around(key);
		if (!around || readOnly()) return false;
		const fields = sameMember(around.field, around.onPage);
		const isStruck = fields.every(({ current }) => current.status === 'struck-out');
		if (isStruck) return false;
		acting.sayAll(
			fields.map((field) => ({
				field,
				act: 'status',
				words: statusWords(field, 'struck-out')
			}))
		);
		void flush();
		return true;
	}

	#around(key: FieldKey) {
		const { work, caret } = this.#desk;
		const page = caret.pageOf(key);
		const field = this.#view(key);
		if (!page || !field) return null;
		const earlier = work.pages.slice(0, work.pages.indexOf(page)).reverse();
		const before = earlier.map((one: Page) => work.fields(one));
		return { field, onPage: work.fields(page), before };
	}

	#take(field: FieldView | null | undefined, source: FieldView | null): boolean {
		const { acting, readOnly, flush } = this.#desk;
		if (!field || !source || readOnly()) return false;
		const words = { raw: source.text, source: 'inherited', confirmed: true } as const;
		acting.say(field, 'confirm', words, source.key);
		void flush();
		return true;
	}

	override(issueId: string, reason: string): void {
		const key = issueId.slice(issueId.indexOf('@') + 1) as FieldKey;
		const page = this.#desk.caret.pageOf(key) ?? this.#desk.caret.page;
		if (!page || reason.trim() === '') return;
		this.#desk.acting.override(issueId, page.id, reason);
		void this.#desk.flush();
	}

	#view(key: FieldKey): FieldView | null {
		return this.#desk.caret.view(key);
	}
}
