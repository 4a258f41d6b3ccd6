// `npm run bad-files [-- FOLDER] [--only TEXT] [--json FILE]`: every hard, broken or hostile file through the
// decoder in a headless Chromium. Each must end as pages or as one named reason, within the time, under the
// memory limit, with the app alive; exit status 1 otherwise.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openBench } from './bench.ts';
import type { Trial } from './bench/page.ts';
import { badFilesFolder, filesUnder, judge, MAX_MEMORY_MB, type Outcome } from './judge.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { only: { type: 'string' }, json: { type: 'string' } }
});
const folder = positionals[0] ?? badFilesFolder();

function describe({ file, trial, complaint }: Outcome): string {
	const name = relative(folder, file);
	if (!trial) return `FAIL  ${name}  ${complaint ?? ''}`;
	const reasons = trial.failures.length > 0 ? ` ${trial.failures.join(', ')}` : '';
	const found = trial.pages > 0 ? `${trial.decoded}/${trial.pages} pages` : 'no page';
	const seconds = (trial.totalMs / 1000).toFixed(2).padStart(6);
	const mark = complaint ? 'FAIL' : 'ok  ';
	return `${mark} ${seconds} s  ${name}  ${found}${reasons}  ${trial.sizes.join(' ')} ${complaint ?? ''}`;
}

if (!existsSync(folder)) {
	console.log(`Skipped: ${folder} is not here; give a folder of scans as the argument.`);
	process.exit(0);
}
const only = values.only ?? '';
const files = (await filesUnder(folder)).filter((file) => file.includes(only));
let bench = await openBench();
const outcomes: Outcome[] = [];
let peakMb = 0;
const refusals: string[] = [];
for (const file of files) {
	const outcome = await judge(bench, file);
	outcomes.push(outcome);
	console.log(describe(outcome));
	peakMb = Math.max(peakMb, (await bench.peakMemoryMb().catch(() => null)) ?? 0);
	if (outcome.trial) continue;
	refusals.push(...bench.refusals);
	await bench.close();
	bench = await openBench();
}
refusals.push(...bench.refusals);
await bench.close();

const bad = outcomes.filter(({ complaint }) => complaint !== null);
const count = (test: (trial: Trial) => boolean) =>
	outcomes.filter(({ trial }) => trial && test(trial)).length;
console.log(
	`\n${files.length} files: ${count((t) => t.decoded > 0 && t.failures.length === 0)} whole, ` +
		`${count((t) => t.decoded > 0 && t.failures.length > 0)} in part, ` +
		`${count((t) => t.decoded === 0)} refused by name, ${bad.length} failed; ` +
		`slowest ${(Math.max(...outcomes.map(({ trial }) => trial?.totalMs ?? 0)) / 1000).toFixed(1)} s, ` +
		`peak memory of the page ${peakMb.toFixed(0)} MB (limit ${MAX_MEMORY_MB}), ` +
		`${refusals.length} policy violations`
);
if (values.json) await writeFile(values.json, JSON.stringify(outcomes, null, '\t'));
for (const refusal of new Set(refusals)) console.log(refusal);
if (bad.length > 0 || peakMb > MAX_MEMORY_MB || refusals.length > 0) process.exitCode = 1;
