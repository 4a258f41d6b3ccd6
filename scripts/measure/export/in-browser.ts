// What only a real browser can tell of the export: how long the interface waits while a hundred thousand persons go out,
// what a page of a two-layer PDF costs with its picture drawn and packed, and whether `pdftotext` finds its text in place.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import { zipMember, zipMembers } from '../../load-postgres/zip-file.ts';
import { withBench } from '../browser/bench-page.ts';
import { longestTaskWhile } from '../browser/main-thread.ts';
import { atLeast, atMost, skipped, told, type Figure } from '../figure.ts';
import type * as Bench from './bench.ts';
import { foundIn } from './placed-text.ts';

const bench = '/scripts/measure/export/bench.ts';
const scan = '/specimens/ho-so-01.pdf';
const megabyte = 1e6;

/** About 100,000 persons: 4.5 in each file, every tenth file stays. */
const households = 24_700;
const pdfFiles = 250;
const pagesAFile = 4;

type Processor = () => number | null;
type Report = Awaited<ReturnType<typeof Bench.runExport>> & {
	/** Processor seconds of the whole browser. */
	readonly worked: number | null;
	/** Processor milliseconds of the longest task of the interface. */
	readonly longestMs: number | null;
};

async function exportIn(
	page: Page,
	processor: Processor,
	crowd: Parameters<typeof Bench.fillArchive>[0],
	formats: readonly string[],
	scanned: string | null
): Promise<Report> {
	await page.evaluate(
		async ({ path, crowd, scanned }) =>
			((await import(path)) as typeof Bench).fillArchive(crowd, scanned),
		{ path: bench, crowd, scanned }
	);
	await page.evaluate(
		async ({ path, crowd, formats }) =>
			((await import(path)) as typeof Bench).showExport(crowd, formats),
		{ path: bench, crowd, formats }
	);
	const before = processor();
	const { value, longestMs } = await longestTaskWhile(page, () =>
		page.evaluate(async (path) => ((await import(path)) as typeof Bench).runExport(), bench)
	);
	const after = processor();
	const worked = before === null || after === null ? null : after - before;
	return { ...value, worked, longestMs };
}

/** By the clock, and in processor time: a busy machine lengthens the one and not the other. */
function blocked(doing: string, report: Report, note: string): Figure[] {
	const name = `interface blocked while ${doing}, longest task`;
	const inProcessorTime = `${name}, processor time`;
	const pulse = `a 10 ms pulse at most ${report.longestGap.toFixed(0)} ms late`;
	return [
		atMost(name, report.longestTask, 50, 'ms', `${note}; 0: none over 50 ms; ${pulse}`),
		report.longestMs === null
			? skipped(inProcessorTime, '≤ 50', 'this browser does not tell it')
			: atMost(inProcessorTime, report.longestMs, 50, 'ms', 'as the browser’s trace counts it')
	];
}

async function interfaceFigures(page: Page, processor: Processor): Promise<Figure[]> {
	const crowd = { database: 'crowd', files: households, pageCount: 1, someStay: true };
	const report = await exportIn(page, processor, crowd, ['csv', 'jsonl', 'xlsx', 'qcvn109'], null);
	const note = `${report.persons} persons counted and written as CSV, JSON Lines, XLSX and XML at once from a sealed archive, ${report.held} files held back and listed`;
	return [
		...blocked('exporting', report, note),
		told(
			'four formats in the browser: time',
			report.seconds,
			's',
			`${(report.bytes / megabyte).toFixed(0)} MB`
		)
	];
}

async function placedFigure(page: Page): Promise<Figure> {
	const name = 'PDF text found by pdftotext inside its field’s box';
	if (spawnSync('pdftotext', ['-v']).status !== 0) return skipped(name, '≥ 100', 'no pdftotext');
	const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
	try {
		const zip = join(folder, 'ho-so-pdf.zip');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.evaluate(
				async (path) => ((await import(path)) as typeof Bench).download('ho-so-pdf.zip'),
				bench
			)
		]);
		await download.saveAs(zip);
		const path = new URL('../../../src/lib/forms/hk02/form.json', import.meta.url);
		const form = JSON.parse(readFileSync(path, 'utf8')) as FormDefinition;
		let [found, all] = [0, 0];
		for (const [number, member] of (await zipMembers(zip)).entries()) {
			const parts: Buffer[] = [];
			for await (const part of zipMember(zip, member)) parts.push(part);
			const one = join(folder, 'one.pdf');
			writeFileSync(one, Buffer.concat(parts));
			const counted = foundIn(one, form, number, pagesAFile);
			found += counted.found;
			all += counted.all;
		}
		return atLeast(
			name,
			(100 * found) / all,
			100,
			'%',
			`${all} values on ${pdfFiles * pagesAFile} pages`
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function pdfFigures(page: Page, processor: Processor): Promise<Figure[]> {
	const crowd = { database: 'pages', files: pdfFiles, pageCount: pagesAFile, someStay: false };
	const report = await exportIn(page, processor, crowd, ['pdf'], scan);
	const pages = pdfFiles * pagesAFile;
	const note = `${pages} A4 pages of 300 dpi, pictures drawn, packed and written, ${(report.bytes / megabyte).toFixed(0)} MB; ${((report.worked ?? Number.NaN) / pages).toFixed(3)} s of processor a page, the whole browser`;
	return [
		atMost('two-layer PDF: time a page', report.seconds / pages, 0.25, 's', note),
		atMost(
			'two-layer PDF: bytes a page',
			report.bytes / pages / 1000,
			110,
			'kB',
			'aim: about 100 kB an A4 page'
		),
		...blocked('drawing PDFs', report, 'the same run'),
		await placedFigure(page)
	];
}

export const browserFigures = (): Promise<readonly Figure[]> =>
	withBench(bench, async (page, processor) => [
		...(await interfaceFigures(page, processor)),
		...(await pdfFigures(page, processor))
	]);
