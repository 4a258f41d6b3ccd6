// Which fields of an approved file may teach the line reader: written in one line, confirmed by a person, and holding
// no number that names somebody.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { fieldSlots } from '../correction/field-slots.ts';

export interface TeachableField {
	readonly kind: FieldKindId;
	readonly text: string;
	readonly read: string;
	readonly box: Quad<Px>;
}

/** Kinds whose very purpose is to name one person, household or paper. */
const namesSomebody: ReadonlySet<FieldKindId> = new Set([
	'id-number',
	'passport',
	'phone',
	'book-number',
	'file-number'
]);

/** Nine digits or more, however they are parted: an id that strayed into another field. */
const longNumber = /\d(?:[\s.,/-]*\d){8}/;

const longestLine = 80;
/** A character is at least this wide, in heights of its box; narrower boxes hold several lines. */
const leastAdvance = 0.14;

function isOneLine([a, b, , d]: Quad<Px>, text: string): boolean {
	const width = Math.hypot(b.x - a.x, b.y - a.y);
	const height = Math.hypot(d.x - a.x, d.y - a.y);
	return text.length <= longestLine && width > height * leastAdvance * text.length;
}

function isPersons({ confirmed, status, source, parked }: FieldEntry): boolean {
	return confirmed && status === 'read' && parked !== true && /^(clerk|supervisor)$/.test(source);
}

export function teachableFields(
	page: Page,
	form: FormDefinition | null,
	reading: PageReading | null,
	record: Pick<FileRecord, 'entries' | 'rows'>
): readonly TeachableField[] {
	const ticked = new Set(form?.fields.filter(({ choices }) => choices).map(({ id }) => id));
	const readings = new Map(reading?.readings.map((one) => [one.key, one]));
	return fieldSlots(page, form, reading, record.rows).flatMap((slot) => {
		const entry = record.entries[slot.key];
		const read = readings.get(slot.key);
		const box = entry?.box ?? read?.box;
		const text = entry?.raw.trim() ?? '';
		if (!entry || !box || text === '' || !isPersons(entry) || !isOneLine(box, text)) return [];
		if (slot.restricted || namesSomebody.has(slot.kind) || longNumber.test(text)) return [];
		// Ticks are no writing.
		if (slot.cell === null && ticked.has(slot.fieldId)) return [];
		return [{ kind: slot.kind, text, read: read?.raw ?? '', box }];
	});
}
