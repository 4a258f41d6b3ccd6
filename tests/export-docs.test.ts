// The pages under docs/formats are kept true: one for every format, and a schema that real records fit.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exporters } from '#lib/pipeline/export/registry.ts';
import { jsonRecord } from '#lib/pipeline/export/text/json-record.ts';
import { crowdRecord } from './factories/export-records.ts';
import { randomRecord } from './factories/random-household.ts';

const folder = join(import.meta.dirname, '../docs/formats');

interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly $defs?: Readonly<Record<string, Schema>>;
}

const root = JSON.parse(readFileSync(join(folder, 'record.schema.json'), 'utf8')) as Schema;

const typeOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

function fitsType(value: unknown, wanted: string): boolean {
	return wanted === 'integer' ? Number.isInteger(value) : typeOf(value) === wanted;
}

/** The part of JSON Schema that our schema uses; places that do not fit. */
function misfits(value: unknown, schema: Schema, at: string): string[] {
	if (schema.$ref) return misfits(value, root.$defs?.[schema.$ref.slice(8)] ?? {}, at);
	if (schema.enum && !schema.enum.includes(value)) return [`${at}: not in the list`];
	const types = schema.type === undefined ? [] : [schema.type].flat();
	if (types.length > 0 && !types.some((type) => fitsType(value, type))) return [`${at}: type`];
	if (Array.isArray(value))
		return value.flatMap((item, index) => misfits(item, schema.items ?? {}, `${at}[${index}]`));
	if (typeOf(value) !== 'object') return [];
	const object = value as Readonly<Record<string, unknown>>;
	const missing = (schema.required ?? []).filter((key) => !(key in object));
	const found = Object.entries(object).flatMap(([key, member]) => {
		const known = schema.properties?.[key];
		if (known) return misfits(member, known, `${at}.${key}`);
		if (schema.additionalProperties === false) return [`${at}.${key}: not known`];
		const rest = schema.additionalProperties;
		return typeof rest === 'object' ? misfits(member, rest, `${at}.${key}`) : [];
	});
	return [...missing.map((key) => `${at}.${key}: missing`), ...found];
}

describe('docs/formats', () => {
	it.each(exporters.map(({ id }) => id))('has a page with an example for %s', (id) => {
		const page = id === 'csv-households' ? 'csv' : id;
		expect(existsSync(join(folder, `${page}.md`))).toBe(true);
		expect(readFileSync(join(folder, `${page}.md`), 'utf8')).toMatch(/```|\| ghiChu/);
		expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`[${id}]`);
	});

	it('has a schema that every record fits', () => {
		const check = (json: string): void => {
			expect(misfits(JSON.parse(json), root, '')).toEqual([]);
		};
		check(jsonRecord(crowdRecord(1)));
		const unit = { text: 'Xã A', code: '13393', level: 3, path: ['13393', '350', '35'] } as const;
		const choices = { then: [], now: [unit] };
		const address = { written: 'x', detail: '', then: unit, now: null, choices };
		const places = { addresses: [address], of: { p1: { 'home-town': 0 } } };
		check(jsonRecord({ ...crowdRecord(2), places }));
		fc.assert(
			fc.property(randomRecord, (record) => check(jsonRecord(record))),
			{ numRuns: 200 }
		);
	});

	it('has a schema that refuses what is no record', () => {
		const record = crowdRecord(1);
		const wrong = { ...record, household: { ...record.household, headId: 7 }, extra: 1 };
		expect(misfits(wrong, root, '')).toEqual(['.household.headId: type', '.extra: not known']);
	});
});
