// `npx tsx scripts/bad-files/memory.ts [PAGES]`: imports a PDF of so many colour scans (A4, 300 dpi) page by
// page and says how much memory that took over the start. Goal: at most 600 MB for 300 pages.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fullPage, makePdf } from '../../src/lib/platform/decode/testing/make-pdf.ts';
import { openBench, type Bench } from './bench.ts';

const GOAL_MB = 600;
const A4 = { width: 595.2, height: 841.92 };
const JPEG = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
const DISTINCT_PAGES = 6;

async function makeArchive(bench: Bench, pages: number, path: string): Promise<number> {
	const scans: Uint8Array[] = [];
	for (let i = 0; i < DISTINCT_PAGES; i++) scans.push(await bench.samplePage(i));
	const pdf = makePdf(
		Array.from({ length: pages }, (_, i) => {
			const bytes = scans[i % DISTINCT_PAGES] ?? new Uint8Array();
			const picture = { width: 2480, height: 3508, bytes, dictionary: JPEG };
			return { ...A4, content: fullPage(A4), picture };
		})
	);
	await writeFile(path, Buffer.from(await pdf.arrayBuffer()));
	return pdf.size;
}

/** Runs the work and watches both kinds of memory; the peaks are over the start. */
async function watch(bench: Bench, work: Promise<unknown>) {
	const start = {
		whole: (await bench.memoryMb()) ?? 0,
		script: (await bench.scriptMemoryMb()) ?? 0
	};
	const peak = { whole: 0, script: 0 };
	let isRunning = true;
	void work.finally(() => (isRunning = false)).catch(() => undefined);
	while (isRunning) {
		peak.whole = Math.max(peak.whole, (await bench.memoryMb()) ?? 0);
		peak.script = Math.max(peak.script, (await bench.scriptMemoryMb().catch(() => 0)) ?? 0);
		await wait(100);
	}
	return { whole: peak.whole - start.whole, script: peak.script - start.script };
}

const pages = Number(process.argv[2] ?? 300);
const folder = await mkdtemp(join(tmpdir(), 'tang-thu-memory-'));
const path = join(folder, 'archive.pdf');
const maker = await openBench();
const bytes = await makeArchive(maker, pages, path);
await maker.close();
const bench = await openBench();
try {
	const importing = bench.tryFile(path);
	const grown = await watch(bench, importing);
	const trial = await importing;
	console.log(
		`${trial.decoded} of ${trial.pages} pages, ${(bytes / 1e6).toFixed(0)} MB, in ${(trial.totalMs / 1000).toFixed(1)} s ` +
			`(${(trial.totalMs / trial.pages).toFixed(0)} ms a page, slowest ${trial.slowestMs.toFixed(0)} ms)`
	);
	console.log(
		`Peak over start: ${grown.script.toFixed(0)} MB of JavaScript and WebAssembly (goal ${GOAL_MB}), ` +
			`${grown.whole.toFixed(0)} MB of the whole page process, pictures and code included`
	);
	if (grown.script > GOAL_MB || trial.decoded !== trial.pages) process.exitCode = 1;
} finally {
	await bench.close();
	await rm(folder, { recursive: true, force: true });
}
