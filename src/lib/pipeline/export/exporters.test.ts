// One contract for every format: stable bytes, bounded chunks, cancelling, empty, every letter.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { crowd, crowdRecord, each, factValue } from '../../../../tests/factories/export-records.ts';
import { namedPages } from '../../../../tests/factories/pdf-pages.ts';
import { exporters } from './registry.ts';

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts);
}

const options = { labels: exportLabelsVi, pages: namedPages };

it('finds every file under formats/', () => {
	const files = readdirSync(new URL('./formats', import.meta.url))
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => name.slice(0, -3));
	expect(exporters.map(({ id }) => id)).toEqual(files.sort());
	expect(files.length).toBeGreaterThanOrEqual(4);
});

it('gives every format a file name of its own', () => {
	const names = exporters.map(({ fileName, extension }) => `${fileName}.${extension}`);
	expect(new Set(names).size).toBe(names.length);
	for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9]+)+$/);
});

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))(
	'%s',
	(_, exporter) => {
		it('writes the same bytes twice, in another time zone too', async () => {
			const first = await bytesOf(exporter.write(crowd(60), options));
			const zone = process.env['TZ'];
			process.env['TZ'] = 'America/Los_Angeles';
			const second = await bytesOf(exporter.write(crowd(60), options));
			process.env['TZ'] = zone;
			expect(first.length).toBeGreaterThan(100);
			expect(Buffer.compare(first, second)).toBe(0);
		});

		it('writes a whole file for no records', async () => {
			expect((await bytesOf(exporter.write(each([]), options))).length).toBeGreaterThan(0);
		});

		it('streams: no chunk grows with the number of records', async () => {
			let longest = 0;
			let total = 0;
			for await (const chunk of exporter.write(crowd(600), options)) {
				longest = Math.max(longest, chunk.length);
				total += chunk.length;
			}
			expect(total).toBeGreaterThan(20_000);
			expect(longest).toBeLessThan(400_000);
		});

		it('takes values that no code list knows', async () => {
			const unknown = { ethnicity: 'Sao Hỏa', religion: 'Thờ trăng', nationality: 'Atlantis' };
			const whole = crowdRecord(1);
			const persons = whole.household.persons.map((person) => {
				const said = Object.entries({ ...unknown, 'relation-to-head': 'Bạn thân', sex: '?' });
				const facts = Object.fromEntries(said.map(([id, value]) => [id, factValue(value)]));
				return { ...person, facts: { ...person.facts, ...facts } };
			});
			const record = { ...whole, household: { ...whole.household, persons } };
			const bytes = await bytesOf(exporter.write(each([record]), options));
			const text = new TextDecoder().decode(bytes);
			// What cannot be coded goes in its own words, where the format has a place for them.
			if (['csv', 'json', 'jsonl', 'sql'].includes(exporter.id))
				for (const word of Object.values(unknown)) expect(text).toContain(word);
			expect(bytes.length).toBeGreaterThan(60);
		});

		it('stops when cancelled', async () => {
			const abort = new AbortController();
			async function* cancelling() {
				for await (const record of crowd(900)) {
					if (record.file.id === 'f000300') abort.abort();
					yield record;
				}
			}
			const writing = bytesOf(exporter.write(cancelling(), { ...options, signal: abort.signal }));
			await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
		});
	}
);
