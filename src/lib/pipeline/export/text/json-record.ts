// The JSON form of a record and its way back: everything that is known, provenance with every value.
// docs/formats/json.md describes it, docs/formats/record.schema.json proves it.
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { ExportRecord } from '../../export-record.ts';
import { canonicalJson } from './canonical-json.ts';

/** Stated in every JSON export; raised when a reader must change. */
export const jsonFormat = { name: 'tang-thu/household-records', version: 1 } as const;

export function jsonRecord(record: ExportRecord): string {
	return canonicalJson(record);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isFacts(value: unknown): boolean {
	return (
		isObject(value) &&
		Object.values(value).every(
			(fact) =>
				isObject(fact) && typeof fact['value'] === 'string' && Array.isArray(fact['evidence'])
		)
	);
}

function isRecord(value: unknown): value is ExportRecord {
	if (!isObject(value)) return false;
	const { file, household } = value;
	if (!isObject(file) || typeof file['id'] !== 'string' || !isObject(household)) return false;
	const { persons, facts } = household;
	return (
		isFacts(facts) &&
		Array.isArray(persons) &&
		persons.every(
			(person) => isObject(person) && typeof person['id'] === 'string' && isFacts(person['facts'])
		)
	);
}

export type JsonRecordFailure = 'json-broken' | 'json-wrong-format' | 'json-wrong-record';

/** One line of a JSON Lines export read back; the first line states the format and is checked by its reader. */
export function parseJsonRecord(line: string): Result<ExportRecord, JsonRecordFailure> {
	let value: unknown;
	try {
		// JSON.parse makes a plain own member of "__proto__", never a prototype.
		value = JSON.parse(line);
	} catch {
		return fail('json-broken');
	}
	return isRecord(value) ? ok(value) : fail('json-wrong-record');
}

/** Whether a first line states a format and version this program reads. */
export function isJsonHead(line: string): boolean {
	return line === `{"format":"${jsonFormat.name}","version":${jsonFormat.version}}`;
}
