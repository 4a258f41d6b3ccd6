// How long a page takes, stage by stage, beside the native engine with the same model on the same page, one after the
// other on this machine. `--pages=N` HK02 pages (default 6).
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { AppBrowser } from '../digitize/app-browser.ts';
import { atMost, quantile, skipped, told, type Figure, type Suite } from './figure.ts';
import { numberOption, withPages, type MadePage } from './reading/made-pages.ts';
import { memory } from './speed/memory.ts';
import { scaling } from './speed/scaling.ts';
import { soak } from './speed/soak.ts';

const run = promisify(execFile);
const model = new URL(
	'../../node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
	import.meta.url
);

interface Timed {
	/** Milliseconds by stage with both engines; `decode` is not part of the page's time. */
	readonly stages: Readonly<Record<string, number>>;
	/** The same with Tesseract alone. */
	readonly alone: Readonly<Record<string, number>>;
	readonly fields: number;
	/** Whole page by the native command, milliseconds; null where it is not installed. */
	readonly nativeMs: number | null;
}

/** A page against the native engine's. */
const ratioGoal = 0.5;

const hasNative = (): Promise<boolean> =>
	run('tesseract', ['--version']).then(
		() => true,
		() => false
	);

async function nativeMs(path: string, models: string): Promise<number> {
	const started = performance.now();
	await run(
		'tesseract',
		[path, 'stdout', '--tessdata-dir', models, '-l', 'vie', '--oem', '1', '--psm', '3'],
		{ env: { ...process.env, OMP_THREAD_LIMIT: '1' }, maxBuffer: 1 << 24 }
	);
	return performance.now() - started;
}

async function timeAll(
	pages: readonly MadePage[],
	models: string | null
): Promise<readonly Timed[]> {
	const app = await AppBrowser.open();
	const timed: Timed[] = [];
	try {
		const [first] = pages;
		// Once without a clock: the engine and the forms are loaded, as they are for every page but a day's first.
		if (first) await app.digitize(first.path, { form: null, workers: 1 });
		for (const { path } of pages) {
			const page = await pageOf(app, path, 'both');
			const alone = await pageOf(app, path, 'tesseract');
			timed.push({
				stages: page.timings,
				alone: alone.timings,
				fields: page.fields.length,
				nativeMs: models ? await nativeMs(path, models) : null
			});
		}
	} finally {
		await app.close();
	}
	return timed;
}

async function pageOf(app: AppBrowser, path: string, engines: 'both' | 'tesseract') {
	const result = await app.digitize(path, { form: null, workers: 1, engines });
	const page = result.ok ? result.value.pages[0] : undefined;
	if (!page) throw new Error('a page was not read');
	return page;
}

const pageMs = (stages: Timed['stages']): number =>
	Object.entries(stages).reduce((sum, [stage, ms]) => (stage === 'decode' ? sum : sum + ms), 0);

const median = (values: readonly number[]): number => quantile(values, 0.5);

function figuresOf(timed: readonly Timed[]): readonly Figure[] {
	const names = [...new Set(timed.flatMap(({ stages }) => Object.keys(stages)))];
	const fields = median(timed.map((page) => page.fields));
	const note = `${timed.length} HK02 pages, ${fields} fields`;
	const hasNativeTimes = timed.some((page) => page.nativeMs !== null);
	const ratio = (name: string, stages: (page: Timed) => Timed['stages']): Figure => {
		const full = `${name}: page, decoded → fields, ratio to native tesseract`;
		if (!hasNativeTimes) return skipped(full, `≤ ${ratioGoal}`, 'no tesseract command');
		return atMost(
			full,
			median(timed.map((page) => pageMs(stages(page)) / page.nativeMs!)),
			ratioGoal,
			'×',
			note
		);
	};
	return [
		ratio('Tesseract alone', (page) => page.alone),
		ratio('both engines', (page) => page.stages),
		told(
			'both engines: page, decoded → fields',
			median(timed.map(({ stages }) => pageMs(stages))),
			'ms',
			note
		),
		told(
			'Tesseract alone: page, decoded → fields',
			median(timed.map(({ alone }) => pageMs(alone))),
			'ms'
		),
		...(hasNativeTimes
			? [told('native tesseract, whole page', median(timed.map((page) => page.nativeMs!)), 'ms')]
			: []),
		...names.map((stage) =>
			told(`stage ${stage}`, median(timed.map(({ stages }) => stages[stage] ?? 0)), 'ms')
		)
	];
}

/** Small and large papers, so that pages differ in size, form and letters. */
const soakForms = ['hk06', 'hk08-cover', 'hk08-member', 'hk02'];

async function soakFigures(count: number, folder: string): Promise<readonly Figure[]> {
	const wish = { pages: 12, classes: ['print', 'type', 'neat'] as const, forms: soakForms };
	return withPages([wish], (pages) => soak(pages, count, folder));
}

async function usualFigures(folder: string): Promise<readonly Figure[]> {
	const native = await hasNative();
	if (native) await writeFile(join(folder, 'vie.traineddata'), gunzipSync(await readFile(model)));
	const wish = { pages: numberOption('pages', 6), classes: ['print'] as const, forms: ['hk02'] };
	return withPages([wish], async (pages) => {
		const fronts = pages.filter(({ truth }) => truth.side === 'front');
		return [
			...figuresOf(await timeAll(fronts, native ? folder : null)),
			await scaling(fronts, folder),
			...(await memory(fronts[0]!, folder))
		];
	});
}

export const suite: Suite = {
	name: 'speed',
	async run() {
		const folder = await mkdtemp(join(tmpdir(), 'tang-thu-speed-'));
		const soakPages = numberOption('soak', 0);
		try {
			return await (soakPages > 0 ? soakFigures(soakPages, folder) : usualFigures(folder));
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
};
