// Every verb of the desk, handed on to whoever does it: the caret, and what a person says of fields, rows, pages and ink.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Offer } from '../aids/offers.ts';
import type { FieldView } from '../surface.ts';
import type { Caret } from './caret.svelte.ts';
import type { FieldVerbs } from './field-verbs.ts';
import type { InkVerbs } from './ink-verbs.ts';
import type { PageVerbs } from './page-verbs.ts';
import type { RowVerbs } from './row-verbs.ts';

export abstract class DeskVerbs {
	protected abstract readonly caret: Caret;
	protected abstract readonly onField: FieldVerbs;
	protected abstract readonly onPage: PageVerbs;
	protected abstract readonly onRows: RowVerbs;
	protected abstract readonly onInk: InkVerbs;

	view(key: FieldKey): FieldView | null {
		return this.caret.view(key);
	}
	focus(key: FieldKey): void {
		this.caret.focus(key);
	}
	openPage(index: number): void {
		this.caret.openPage(index);
	}
	next = () => this.caret.walk(1, (field) => field.needsPerson);
	previous = () => this.caret.walk(-1, (field) => field.needsPerson);
	nextInOrder = () => this.caret.walk(1, () => true);
	previousInOrder = () => this.caret.walk(-1, () => true);
	nextRow = () => this.caret.walkColumn(1);
	previousRow = () => this.caret.walkColumn(-1);

	type(key: FieldKey, text: string): void {
		this.onField.type(key, text);
	}
	confirm(key: FieldKey): void {
		this.onField.confirm(key);
	}
	setStatus(key: FieldKey, status: 'blank' | 'illegible' | 'struck-out', partial?: string): void {
		this.onField.setStatus(key, status, partial);
	}
	park(key: FieldKey, reason: string): void {
		this.onField.park(key, reason);
	}
	takeAlternative(key: FieldKey, index: number): boolean {
		return this.onField.takeAlternative(key, index);
	}
	meant(key: FieldKey): string | null {
		return this.onField.meant(key);
	}
	offers(key: FieldKey): readonly Offer[] {
		return this.onField.offers(key);
	}
	takeOffer(key: FieldKey, index: number): boolean {
		return this.onField.takeOffer(key, index);
	}
	ditto(key: FieldKey): boolean {
		return this.onField.ditto(key);
	}
	dittoChief(key: FieldKey): boolean {
		return this.onField.dittoChief(key);
	}
	dittoShared(key: FieldKey): boolean {
		return this.onField.dittoShared(key);
	}
	strikeMember(key: FieldKey): boolean {
		return this.onField.strikeMember(key);
	}
	override(issueId: string, reason: string): void {
		this.onField.override(issueId, reason);
	}

	markOther(pageId: PageId): void {
		this.onPage.markOther(pageId);
	}
	turnPage(pageId: PageId): boolean {
		return this.onPage.turn(pageId);
	}
	setForm(pageId: PageId, formId: string, side?: string): void {
		this.onPage.setForm(pageId, formId, side);
	}
	readBox(key: FieldKey, box: Quad<Px>): Promise<Result<void>> {
		return this.onInk.readBox(key, box);
	}
	addRow(tableId: string, after?: RowId): RowId | null {
		return this.onRows.add(tableId, after);
	}
	deleteRow(tableId: string, rowId: RowId): boolean {
		return this.onRows.delete(tableId, rowId);
	}
	moveRow(tableId: string, rowId: RowId, step: 1 | -1): boolean {
		return this.onRows.move(tableId, rowId, step);
	}
	mergeRowBelow(tableId: string, rowId: RowId): boolean {
		return this.onRows.mergeBelow(tableId, rowId);
	}
	splitRow(key: FieldKey, offset: number): RowId | null {
		return this.onRows.split(key, offset);
	}
}
