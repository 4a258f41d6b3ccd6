// The JSON form of a record: everything that is known of it, provenance with every value. docs/formats/json.md.
import type { ExportRecord } from '../../export-record.ts';
import { canonicalJson } from './canonical-json.ts';

/** Stated in every JSON export; raised when a reader must change. */
export const jsonFormat = { name: 'tang-thu/household-records', version: 1 } as const;

export function jsonRecord(record: ExportRecord): string {
	return canonicalJson(record);
}
