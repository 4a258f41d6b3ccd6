// Out and back in: households assembled from pages as the app does it, exported, read back, stored anew, exported again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cellKey,
	fieldKey,
	type FieldKey,
	type PageId,
	type RowId,
	type UserId
} from '../domain/ids.ts';
import type { Page } from '../domain/page.ts';
import type { Reading } from '../domain/reading.ts';
import type { FieldEntry } from '../domain/record.ts';
import { allForms, formById } from '../forms/registry.ts';
import type { FormDefinition } from '../forms/form-schema.ts';
import { hostileText } from '../../../tests/factories/hostile-text.ts';
import { registryFile } from '../../../tests/factories/export-records.ts';
import { assembleCandidate, type CandidateParts } from './assemble-candidate.ts';
import { jsonRecord, parseJsonRecord } from './export/text/json-record.ts';
import type { ExportRecord } from './export-record.ts';
import type { PageReading } from './page-reading.ts';
import { release } from './review/may-go.ts';
import { isRestored, restoreRecord } from './restore-record.ts';

const formOf = (id: string) => formById(id) ?? null;
const version = '0.1.0';

type Said =
	| { readonly by: 'nobody' }
	| { readonly by: 'machine'; readonly value: string; readonly confidence: number }
	| { readonly by: 'person'; readonly value: string; readonly status: FieldEntry['status'] };

const usual = fc.constantFrom('NGUYỄN VĂN AN', 'TRẦN THỊ BA', '05/08/1960', '1962', 'Nam', 'Vợ');
const value = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: hostileText });
const said: fc.Arbitrary<Said> = fc.oneof(
	fc.constant({ by: 'nobody' } as const),
	fc.record({
		by: fc.constant('machine' as const),
		value,
		confidence: fc.double({ min: 0.01, max: 0.99, noNaN: true })
	}),
	fc.record({
		by: fc.constant('person' as const),
		value,
		status: fc.constantFrom(
			'read' as const,
			'read' as const,
			'blank' as const,
			'illegible' as const
		)
	})
);

const rows = ['r1', 'r2', 'c1'] as RowId[];
const forms = allForms().filter(({ fields }) => fields.length > 0);

function keysOf(form: FormDefinition, pageId: PageId): FieldKey[] {
	return [
		...form.fields.map(({ id }) => fieldKey(pageId, id)),
		...form.tables.flatMap((table) =>
			rows.flatMap((row) => table.columns.map(({ id }) => cellKey(pageId, table.id, row, id)))
		)
	];
}

const entryOf = ({ value: text, status }: Said & { by: 'person' }): FieldEntry => ({
	raw: status === 'blank' ? '' : text,
	value: status === 'blank' ? '' : text,
	status,
	source: 'clerk',
	confirmed: true,
	by: 'u1' as UserId,
	at: '2026-01-05T01:00:00.000Z'
});

const file = fc
	.tuple(
		fc.array(fc.constantFrom(...forms), { minLength: 1, maxLength: 3 }),
		fc.infiniteStream(said)
	)
	.map(([chosen, stream]): CandidateParts => {
		const registry = registryFile('f1', {
			pageIds: chosen.map((_, index) => `f1-p${index}` as PageId)
		});
		const entries: Record<FieldKey, FieldEntry> = {};
		const readings = new Map<PageId, PageReading>();
		const pages = chosen.map((form, index): Page => {
			const id = `f1-p${index}` as PageId;
			const made: Reading[] = [];
			for (const key of keysOf(form, id)) {
				const next = stream.next().value as Said;
				const base = { key, fieldId: '', label: '', kind: 'free-text', alternatives: [] } as const;
				const rest = { symbols: [], issues: [], engines: [], box: [] as never } as const;
				if (next.by === 'machine')
					made.push({
						...base,
						...rest,
						raw: next.value,
						value: next.value,
						status: 'read',
						confidence: next.confidence
					});
				if (next.by === 'person') entries[key] = entryOf(next);
			}
			readings.set(id, { pageId: id, readings: made } as unknown as PageReading);
			const asForm = { formId: form.id, formVersion: form.version } as Page['form'];
			return { id, fileId: registry.id, index, form: asForm, nature: 'form' } as Page;
		});
		const record = { fileId: registry.id, version: 3, entries, rows: {}, overrides: {} };
		return { file: registry, pages, readings, record };
	});

function exported(parts: CandidateParts): ExportRecord {
	const candidate = assembleCandidate(parts, formOf, version);
	const gone = release(candidate, { completeness: 'note', includeRestricted: false });
	if (!gone.goes) throw new Error('held back');
	return gone.record;
}

describe('a record brought back', () => {
	it('is exported again to the same bytes, over 1,000 random files', () => {
		let same = 0;
		for (const parts of fc.sample(file, { numRuns: 1000, seed: 8 })) {
			const line = jsonRecord(exported(parts));
			const back = parseJsonRecord(line);
			if (!back.ok) throw new Error(back.failure.code);
			const restored = restoreRecord(back.value, formOf);
			if (isRestored(back.value, restored, formOf) && jsonRecord(exported(restored)) === line)
				same++;
		}
		expect(same).toBe(1000);
	});

	it('invents no machine reading where a person spoke, and no person where the machine did', () => {
		fc.assert(
			fc.property(file, (parts) => {
				const { record, readings } = restoreRecord(exported(parts), formOf);
				for (const key of Object.keys(record.entries) as FieldKey[])
					expect(parts.record.entries[key]).toBeDefined();
				for (const { readings: made } of readings.values())
					for (const { key, value: text } of made) if (record.entries[key]) expect(text).toBe('');
				return true;
			}),
			{ numRuns: 50 }
		);
	});

	it('that was changed on the way is found out', () => {
		const [parts] = fc.sample(file, { numRuns: 1, seed: 3 });
		if (!parts) throw new Error('no sample');
		const record = exported(parts);
		const forged = { ...record, household: { ...record.household, headId: 'somebody else' } };
		expect(isRestored(forged, restoreRecord(forged, formOf), formOf)).toBe(false);
	});
});
