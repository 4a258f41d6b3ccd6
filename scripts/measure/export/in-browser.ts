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
import { atLeast, atMost, skipped, told, type Figure } from '../figure.ts';
import type * as Bench from './bench.ts';
import { pageSize, storedHousehold } from '../../../tests/factories/stored-crowd.ts';

const bench = '/scripts/measure/export/bench.ts';
const scan = '/specimens/ho-so-01.pdf';
const megabyte = 1e6;

/** About 100,000 persons: 4.5 in each file, every tenth file stays. */
const households = 24_700;
const pdfFiles = 250;
const pagesAFile = 4;

type Processor = () => number | null;
type Report = Awaited<ReturnType<typeof Bench.exportCrowd>>;

/** Processor seconds of the browser while it worked are told beside. */
async function exportIn(
	page: Page,
	processor: Processor,
	crowd: Parameters<typeof Bench.exportCrowd>[0],
	formats: readonly string[],
	scanned: string | null
): Promise<Report & { readonly worked: number | null }> {
	await page.evaluate(
		async ({ path, crowd, scanned }) =>
			((await import(path)) as typeof Bench).fillArchive(crowd, scanned),
		{ path: bench, crowd, scanned }
	);
	const before = processor();
	const report = await page.evaluate(
		async ({ path, crowd, formats }) =>
			((await import(path)) as typeof Bench).exportCrowd(crowd, formats),
		{ path: bench, crowd, formats }
	);
	const after = processor();
	return { ...report, worked: before === null || after === null ? null : after - before };
}

async function interfaceFigures(page: Page, processor: Processor): Promise<Figure[]> {
	const crowd = { database: 'crowd', files: households, pageCount: 1, someStay: true };
	const report = await exportIn(page, processor, crowd, ['csv', 'jsonl', 'xlsx', 'qcvn109'], null);
	const note = `${report.persons} persons counted and written as CSV, JSON Lines, XLSX and XML at once from a sealed archive, ${report.held} files held back and listed`;
	return [
		atMost(
			'interface blocked while exporting, longest task',
			report.longestTask,
			50,
			'ms',
			`${note}; 0: none over 50 ms`
		),
		told(
			'interface, a 10 ms pulse late by',
			report.longestGap,
			'ms',
			'other work on the machine included'
		),
		told(
			'four formats in the browser: time',
			report.seconds,
			's',
			`${(report.bytes / megabyte).toFixed(0)} MB`
		)
	];
}

interface Word {
	readonly text: string;
	readonly x: number;
	readonly y: number;
}

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'"
};

/** Words of each page by the middle of their boxes, points. */
function wordsOf(xhtml: string): Word[][] {
	return xhtml
		.split('<page ')
		.slice(1)
		.map((page) =>
			[
				...page.matchAll(
					/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g
				)
			].map(([, left, top, right, bottom, text = '']) => ({
				text: text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
				x: (Number(left) + Number(right)) / 2,
				y: (Number(top) + Number(bottom)) / 2
			}))
		);
}

/** Values of a file that `pdftotext` gives back, letter by letter, from inside their field's box. */
function foundIn(path: string, form: FormDefinition, number: number) {
	const { stdout } = spawnSync('pdftotext', ['-bbox', path, '-'], {
		encoding: 'utf8',
		maxBuffer: 1 << 26
	});
	const words = wordsOf(stdout);
	const scale = 72 / pageSize.dpi;
	let [found, all] = [0, 0];
	const { pages, readings } = storedHousehold(form, number, { pageCount: pagesAFile });
	for (const [at, { id }] of pages.entries())
		for (const { value, box } of readings.get(id)?.readings ?? []) {
			const [start, , end] = box.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
			const inside = (words[at] ?? []).filter(
				({ x, y }) => start && end && x >= start.x && x <= end.x && y >= start.y && y <= end.y
			);
			const text = inside.map((word) => word.text).join(' ');
			all += 1;
			if (text === value.normalize('NFC')) found += 1;
		}
	return { found, all };
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
			const counted = foundIn(one, form, number);
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
		atMost(
			'interface blocked while drawing PDFs, longest task',
			report.longestTask,
			50,
			'ms',
			'0: none over 50 ms'
		),
		await placedFigure(page)
	];
}

export const browserFigures = (): Promise<readonly Figure[]> =>
	withBench(bench, async (page, processor) => [
		...(await interfaceFigures(page, processor)),
		...(await pdfFigures(page, processor))
	]);
