// Makes a person's entry from what the desk shows, and the words the journal keeps of it.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import { readField } from '#lib/domain/fields/registry.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { ValueSource } from '#lib/domain/reading.ts';
import type { FieldView, OfficeWorker } from '../surface.ts';

export interface EntryWords {
	readonly raw: string;
	readonly status?: FieldEntry['status'];
	readonly source?: ValueSource;
	readonly confirmed?: boolean;
	readonly parked?: boolean;
	readonly note?: string;
	/** Where the ink is, where a person has said so. */
	readonly box?: Quad<Px>;
}

export function makeEntry(
	field: FieldView,
	worker: OfficeWorker,
	at: string,
	words: EntryWords
): FieldEntry {
	const raw = words.raw.normalize('NFC');
	const status = words.status ?? 'read';
	const box = words.box ?? field.current.entry?.box;
	const isText = status === 'read' && raw !== '';
	return {
		raw,
		value: isText ? readField(field.kind, raw).value : raw,
		status,
		source: words.source ?? worker.role,
		confirmed: words.confirmed ?? false,
		by: worker.id,
		at,
		...(words.note !== undefined && words.note !== '' && { note: words.note }),
		...(words.parked === true && { parked: true }),
		...(box && { box })
	};
}

/** Plain text as typed; `{"status","text"}` where the status says more than the text. */
export function entryText(entry: Pick<FieldEntry, 'raw' | 'status'>): string {
	const { raw, status } = entry;
	return status === 'read' ? raw : JSON.stringify({ status, text: raw });
}

/** What the field held before an act: the person's entry, else what the machine had put there. */
export const shownText = (field: FieldView): string =>
	field.current.entry ? entryText(field.current.entry) : field.text;

/**
 * What Enter says of a field: its text, or that the paper is blank there. An empty input says blank only where the
 * machine saw no ink, the field may lawfully be blank, or a person has emptied it; else null: nothing is said.
 */
export function confirmation(field: FieldView): EntryWords | null {
	const { entry, reading } = field.current;
	if (entry && !entry.parked && entry.status !== 'read' && entry.status !== 'conflict')
		return { raw: entry.raw, status: entry.status, source: entry.source, confirmed: true };
	if (field.text.trim() !== '') {
		const source = entry?.source === 'inherited' ? { source: entry.source } : {};
		return { raw: field.text, confirmed: true, ...source };
	}
	const saysBlank = reading?.status === 'blank' || field.optional || entry?.raw === '';
	return saysBlank ? { raw: '', status: 'blank', confirmed: true } : null;
}

/** Blank has no text; what is struck out keeps the text under the stroke; illegible what can be made out of it. */
export function statusWords(
	field: FieldView,
	status: 'blank' | 'illegible' | 'struck-out',
	partial?: string
): EntryWords {
	const text = partial ?? (status === 'struck-out' ? field.text : '');
	return { raw: status === 'blank' ? '' : text, status, confirmed: true };
}

/** The field as it stands, left to the supervisor. */
export function parkWords(field: FieldView, reason: string): EntryWords {
	const status = field.text === '' ? field.current.status : 'read';
	return { raw: field.text, status, parked: true, note: reason };
}
