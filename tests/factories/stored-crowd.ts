// A crowd as the archive stores it: approved files of HK02 pages, each value read by the machine, then confirmed by a
// clerk. Pure, so that the browser fills its archive with it and Node knows what must be found.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import { rectToQuad } from '#lib/domain/geometry.ts';
import type { FieldKey, PageId, RegistryFileId, RowId, UserId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { CandidateParts } from '#lib/pipeline/assemble-candidate.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { crowdRecord, registryFile } from './export-records.ts';

/** A4 at 300 dpi. */
export const pageSize = { widthPx: 2480, heightPx: 3508, dpi: 300 } as const;

interface Said {
	readonly place: string;
	readonly fieldId: string;
	readonly cell?: NonNullable<Reading['cell']>;
	readonly kind: Reading['kind'];
	readonly value: string;
}

/** What the page of household `number` says: its first person in the head of the form, the others as rows. */
function saidOn(form: FormDefinition, number: number): Said[] {
	const [subject, ...members] = crowdRecord(number).household.persons;
	const header = form.fields.flatMap(({ id, kind, fact }): Said[] => {
		const value = fact?.of === 'subject' ? subject?.facts[fact.is]?.value : undefined;
		return value === undefined ? [] : [{ place: id, fieldId: id, kind, value }];
	});
	const rows = form.tables.flatMap(({ id, columns }) =>
		members.flatMap(({ facts }, at) =>
			columns.flatMap((column): Said[] => {
				const value =
					column.fact?.of === 'member' ? facts[column.fact.is as 'name']?.value : undefined;
				const cell = { tableId: id, rowId: `r${at + 1}` as RowId, columnId: column.id };
				const place = `${id}.${cell.rowId}.${column.id}`;
				return value === undefined ? [] : [{ place, fieldId: id, cell, kind: column.kind, value }];
			})
		)
	);
	return [...header, ...rows];
}

/** Values stand under one another, so that none can be taken for its neighbour. */
const boxOf = (line: number): Quad<Px> =>
	rectToQuad<Px>({ x: 300, y: 60 + 46 * line, width: 1500, height: 40 });

function readingOf(pageId: PageId, said: Said, line: number): Reading {
	const { place, fieldId, cell, kind, value } = said;
	return {
		key: `${pageId}#${place}` as FieldKey,
		fieldId,
		...(cell && { cell }),
		label: fieldId,
		kind,
		raw: value,
		value,
		status: 'read',
		confidence: 0.9,
		alternatives: [{ value, source: 'gazetteer', probability: 0.05 }],
		symbols: [...value].map((text) => ({ text, confidence: 0.9 })),
		box: boxOf(line),
		issues: [],
		engines: [{ engine: 'tesseract', version: '5', raw: value, confidence: 0.9 }]
	};
}

const entryOf = (value: string): FieldEntry => ({
	...{ raw: value, value, status: 'read', source: 'clerk', confirmed: true },
	...{ by: 'u1' as UserId, at: '2026-01-05T02:00:00.000Z' }
});

/** One file of `pageCount` pages, every tenth not yet approved where `someStay`. */
export function storedHousehold(
	form: FormDefinition,
	number: number,
	{ pageCount = 1, someStay = false } = {}
): CandidateParts {
	const id = `f${String(number).padStart(6, '0')}` as RegistryFileId;
	const pageIds = Array.from({ length: pageCount }, (_, at) => `${id}-p${at + 1}` as PageId);
	const stays = someStay && number % 10 === 9;
	const side = form.fields[0]?.side ?? 'front';
	const { formVersion, ...known } = { formId: form.id, formVersion: form.version };
	const pageForm = { ...known, formVersion, side, print: null, probability: 1, residualPx: null };
	const said = saidOn(form, number);
	const readings = new Map<PageId, PageReading>();
	const entries: Record<FieldKey, FieldEntry> = {};
	const pages = pageIds.map((pageId, index): Page => {
		const read = said.map((one, line) => readingOf(pageId, one, line));
		for (const { key, value } of read) entries[key] = entryOf(value);
		readings.set(pageId, {
			...{ pageId, ...pageSize, quarterTurns: 0, skewDegrees: 0 },
			...{ form: { ...pageForm, by: 'person' }, readings: read, tables: [], issues: [] },
			...{ timings: {}, engines: [] }
		});
		return {
			...{ id: pageId, fileId: id, index, ...pageSize, state: 'read', nature: 'form' },
			source: { id: 'aa' as never, fileName: `${id}.pdf`, pageIndex: index },
			form: { ...pageForm, by: 'person' }
		};
	});
	const file = registryFile(id, { pageIds, ...(stays && { state: 'sent', approvedBy: null }) });
	const record = { fileId: id, version: file.version, entries, rows: {}, overrides: {} };
	return { file, pages, readings, record };
}
