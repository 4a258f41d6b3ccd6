import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { crowd, each } from '../../../../../tests/factories/export-records.ts';
import { randomRecord } from '../../../../../tests/factories/random-household.ts';
import type { ExportRecord } from '../../export-record.ts';
import { exporter } from '../formats/jsonl.ts';
import { readJsonLines } from './jsonl-reader.ts';

async function write(records: AsyncIterable<ExportRecord>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of exporter.write(records, { labels: exportLabelsVi })) parts.push(part);
	return Buffer.concat(parts);
}

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Uint8Array, size = 1000) {
	const records: ExportRecord[] = [];
	const failures: unknown[] = [];
	for await (const result of readJsonLines(each(cut(bytes, size))))
		if (result.ok) records.push(result.value);
		else failures.push([result.failure.code, result.failure.params?.['line']]);
	return { records, failures };
}

describe('readJsonLines', () => {
	it('reads 1,000 random households back to the identical bytes', async () => {
		const sizes = fc.integer({ min: 1, max: 5000 });
		await fc.assert(
			fc.asyncProperty(fc.array(randomRecord, { maxLength: 3 }), sizes, async (records, size) => {
				const bytes = await write(each(records));
				const { records: back, failures } = await readAll(bytes, size);
				expect(failures).toEqual([]);
				expect(Buffer.compare(await write(each(back)), bytes)).toBe(0);
			}),
			{ numRuns: 1000 }
		);
	}, 60_000);

	it('names the line that is damaged and reads the others', async () => {
		const lines = (await write(crowd(4))).toString().split('\n');
		lines[2] = lines[2]?.slice(0, -1) ?? '';
		lines[3] = '{"file":{},"household":null}';
		const { records, failures } = await readAll(Buffer.from(lines.join('\n')));
		expect(records).toHaveLength(2);
		expect(failures).toEqual([
			['json-broken', 3],
			['json-wrong-record', 4]
		]);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['another file', Buffer.from('%PDF-1.7\n1 0 obj\n')],
		['a newer format', Buffer.from('{"format":"tang-thu/household-records","version":99}\n{}\n')]
	])('refuses %s at once', async (_, bytes) => {
		expect(await readAll(bytes)).toEqual({
			records: [],
			failures: [['json-wrong-format', undefined]]
		});
	});

	it('refuses bytes that are no UTF-8', async () => {
		const [head = ''] = (await write(crowd(1))).toString().split('\n');
		const bytes = Buffer.concat([Buffer.from(`${head}\n`), Buffer.from([0x7b, 0xff, 0x7d, 10])]);
		expect((await readAll(bytes)).failures).toEqual([['json-broken', 2]]);
	});
});
