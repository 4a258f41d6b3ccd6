// Random households with everything text can hold, for the property that an export reads back to the same state.
import fc from 'fast-check';
import type { Evidence, FactValue, Person } from '#lib/domain/household.ts';
import type { FieldKey, PageId } from '#lib/domain/ids.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { personFactKinds } from '#lib/domain/fact-kinds.ts';
import type { PersonFactId } from '#lib/domain/facts.ts';
import { recordOf } from './export-records.ts';
import { hostileText } from './hostile-text.ts';

const statuses = ['read', 'blank', 'illegible', 'not-keyed', 'struck-out', 'conflict'] as const;
const sources = ['ocr', 'clerk', 'supervisor', 'inherited', 'imported'] as const;
const factIds = Object.keys(personFactKinds) as PersonFactId[];

const said = {
	raw: hostileText,
	value: hostileText,
	status: fc.constantFrom(...statuses),
	source: fc.constantFrom(...sources),
	confidence: fc.double({ min: 0, max: 1, noNaN: true })
};

const evidence: fc.Arbitrary<Evidence> = fc.record({
	key: fc.constantFrom('p1#name', 'p1#members.r1.name').map((key) => key as FieldKey),
	pageId: fc.constantFrom('p1', 'p2').map((id) => id as PageId),
	formId: fc.constantFrom('hk01', 'hk02'),
	...said
});

const fact: fc.Arbitrary<FactValue> = fc.record({
	...said,
	evidence: fc.array(evidence, { maxLength: 3 })
});

const person: fc.Arbitrary<Person> = fc.record({
	id: fc.uuid(),
	roles: fc.subarray(['subject', 'reporter', 'member', 'relative'] as const),
	facts: fc.dictionary(fc.constantFrom(...factIds), fact, { maxKeys: 8 })
});

/** A record with up to five persons. */
export const randomRecord: fc.Arbitrary<ExportRecord> = fc
	.tuple(fc.nat(), fc.array(person, { maxLength: 5 }))
	.map(([number, persons]) => recordOf(`f${number}`, persons));
