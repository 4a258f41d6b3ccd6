// A dozen of the hard files in every test run, others each day; `npm run bad-files` takes them all.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench, type Bench } from './bench.ts';
import { badFilesFolder, filesUnder, judge, MAX_MEMORY_MB } from './judge.ts';

const SAMPLE = 12;
const DAY_MS = 86_400_000;
const START_MS = 120_000;

const folder = badFilesFolder();
const isHere = existsSync(folder);
if (!isHere)
	console.log('Skipped the hard files: set TANG_THU_DATA to the folder that holds bad-files.');
const files = isHere ? await filesUnder(folder) : [];
const start = (Math.floor(Date.now() / DAY_MS) * SAMPLE) % Math.max(1, files.length);
const sample = [...files, ...files].slice(start, start + Math.min(SAMPLE, files.length));

let bench: Bench;
beforeAll(async () => {
	bench = await openBench();
}, START_MS);
afterAll(() => bench.close());

const fixtures = join(import.meta.dirname, '../../tests/fixtures/scans');

describe('the decoder as built, under the policy it is served with', () => {
	it.each(['fax-g4.tif', 'jpeg-rgb.tif', 'owner-password-only.pdf'])(
		'decodes %s, and inside a worker too',
		async (name) => {
			const trial = await bench.tryFile(join(fixtures, name));
			const size = await bench.decodeInWorker(join(fixtures, name));
			expect(trial.sizes[0]?.startsWith(size)).toBe(true);
			expect(bench.refusals).toEqual([]);
		},
		START_MS
	);
});

describe.skipIf(!isHere)('hard, broken and hostile files', () => {
	it.each(sample.map((file) => [basename(file), file]))(
		'%s ends as pages or as one named reason',
		async (_, file) => {
			expect((await judge(bench, file)).complaint).toBeNull();
		},
		START_MS
	);

	it('leaves the app alive, within its memory and its policy', async () => {
		expect(await bench.memoryMb()).toSatisfy((mb: number | null) => (mb ?? 0) < MAX_MEMORY_MB);
		expect(bench.refusals).toEqual([]);
	});
});
