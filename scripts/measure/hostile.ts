// Damaged files: specimens of every kind, each damaged in a seeded way, through the app's own decoder as built.
// Every file must come to an end: pages, or one named reason. `--files=N` (default 500), `--seed=N`.
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { openBench, type Bench } from '../bad-files/bench.ts';
import { judge, MAX_MEMORY_MB, MAX_SECONDS, type Outcome } from '../bad-files/judge.ts';
import { Random } from '../specimens/random.ts';
import { atLeast, atMost, told, type Figure, type Suite } from './figure.ts';
import { mutations } from './hostile/mutate.ts';
import { numberOption } from './reading/made-pages.ts';

const specimens = join(import.meta.dirname, '../../static/specimens');

interface Seed {
	readonly extension: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The project's own scans, and one picture of each kind that a browser decodes. */
async function seeds(bench: Bench): Promise<readonly Seed[]> {
	const names = (await readdir(specimens)).filter((name) => /\.(pdf|tif)$/.test(name));
	const scans = names.map(async (name) => ({
		extension: extname(name),
		bytes: new Uint8Array(await readFile(join(specimens, name)))
	}));
	const pictures = (['jpeg', 'png', 'webp'] as const).map(async (kind, i) => ({
		extension: `.${kind}`,
		bytes: new Uint8Array(await bench.samplePage(i, kind))
	}));
	return Promise.all([...scans, ...pictures]);
}

function figuresOf(
	outcomes: readonly Outcome[],
	wanted: number,
	refusals: number,
	peakMb: number
): readonly Figure[] {
	const complaints = outcomes.filter(({ complaint }) => complaint !== null);
	const count = (test: (decoded: number) => boolean) =>
		outcomes.filter(({ trial }) => trial && test(trial.decoded)).length;
	const slowest = Math.max(...outcomes.map(({ trial }) => trial?.totalMs ?? MAX_SECONDS * 1000));
	const named = complaints.map(({ file, complaint }) => `${file}: ${complaint}`).join('; ');
	return [
		atLeast('damaged files that came to an end', outcomes.length - complaints.length, wanted, ''),
		atMost('app dead, hung, or without one reason', complaints.length, 0, '', named),
		atMost('slowest file', slowest / 1000, MAX_SECONDS, 's'),
		atMost('peak memory of the page', peakMb, MAX_MEMORY_MB, 'MB'),
		atMost('policy violations', refusals, 0, ''),
		told(
			'gave pages all the same',
			count((decoded) => decoded > 0),
			''
		),
		told(
			'refused by name',
			count((decoded) => decoded === 0),
			''
		)
	];
}

export const suite: Suite = {
	name: 'hostile',
	async run() {
		const wanted = numberOption('files', 500);
		const random = new Random(numberOption('seed', 2026));
		const kinds = Object.entries(mutations);
		const folder = await mkdtemp(join(tmpdir(), 'tang-thu-hostile-'));
		let bench = await openBench();
		const outcomes: Outcome[] = [];
		let refusals = 0;
		let peakMb = 0;
		try {
			const sources = await seeds(bench);
			for (let n = 0; n < wanted; n++) {
				const source = sources[n % sources.length]!;
				const [kind, mutate] = kinds[random.int(0, kinds.length - 1)]!;
				const name = `${n} ${kind}${source.extension}`;
				const path = join(folder, name);
				await writeFile(path, mutate(source.bytes, random));
				const outcome = await judge(bench, path, 2);
				outcomes.push({ ...outcome, file: name });
				peakMb = Math.max(peakMb, (await bench.peakMemoryMb().catch(() => null)) ?? 0);
				await rm(path);
				if (outcome.trial) continue;
				refusals += bench.refusals.length;
				await bench.close();
				bench = await openBench();
			}
			refusals += bench.refusals.length;
			return figuresOf(outcomes, wanted, refusals, peakMb);
		} finally {
			await bench.close();
			await rm(folder, { recursive: true, force: true });
		}
	}
};
