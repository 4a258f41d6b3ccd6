// A box that a person has drawn on the page for a field: kept with the field, and read into it as a draft that still
// needs a person. What was typed meanwhile is never overwritten.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { FieldKey } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { sourceBlob } from '#lib/platform/db/files-store.ts';
import type { AppPorts } from '../ports.ts';
import type { DeskParts } from './desk-parts.ts';

export class InkVerbs {
	readonly #desk: DeskParts;
	readonly #ports: Pick<AppPorts, 'connection' | 'reader'>;

	constructor(desk: DeskParts, ports: Pick<AppPorts, 'connection' | 'reader'>) {
		this.#desk = desk;
		this.#ports = ports;
	}

	/** Codes: `page-unread` (boxes have no scale yet), `field-typed` (the person was faster), those of reading. */
	async readBox(key: FieldKey, box: Quad<Px>): Promise<Result<void>> {
		const { work, caret, acting, readOnly, flush } = this.#desk;
		const page = caret.pageOf(key);
		const field = caret.view(key);
		const reading = page && work.reading(page.id);
		if (!page || !field || !reading) return fail('page-unread');
		if (readOnly()) return fail('read-only');
		const { id, fileName, pageIndex, region } = page.source;
		const blob = await sourceBlob(this.#ports.connection, id);
		if (!blob.ok) return blob;
		if (!blob.value) return fail('page-broken');
		const scan = { file: blob.value, name: fileName, pageIndex, ...(region && { region }) };
		const reader = await this.#ports.reader();
		const { quarterTurns } = reading;
		const read = await reader.readBox(scan, box, field.kind, { quarterTurns });
		if (!read.ok) return read;
		const now = caret.view(key);
		if (!now || now.current.entry !== field.current.entry) return fail('field-typed');
		const { raw, value, status } = read.value;
		const text = status === 'blank' ? '' : value || raw;
		acting.say(now, 'edit', { raw: text, source: 'ocr', box }, 'box');
		void flush();
		return ok(undefined);
	}
}
