// How fast and how flat the export is: a hundred thousand invented persons through the app's own run, the interface
// watched in a browser, the round trip, formulas counted by a real spreadsheet, and the load into a real PostgreSQL.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { exportLabelsVi } from '../../src/lib/i18n/export.vi.ts';
import { addressLayers } from '../../src/lib/domain/places/address-layers.ts';
import { createGazetteer } from '../../src/lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '../../src/lib/domain/places/gazetteer-data.ts';
import { rememberedLayers } from '../../src/lib/pipeline/export-places.ts';
import type { ExportDestination } from '../../src/lib/pipeline/export/package-writer.ts';
import type { ExportRecord } from '../../src/lib/pipeline/export-record.ts';
import { workbook } from '../../src/lib/pipeline/export/spreadsheet/workbook.ts';
import { byteOrderMark, csvLine } from '../../src/lib/pipeline/export/text/csv.ts';
import { readJsonLines } from '../../src/lib/pipeline/export/text/jsonl-reader.ts';
import { SearchIndex } from '../../src/lib/pipeline/search/search-index.ts';
import { searchItems } from '../../src/lib/pipeline/search/search-items.ts';
import { searchLine } from '../../src/lib/pipeline/search/search-shard.ts';
import { defaultPolicy } from '../../src/lib/pipeline/review/may-go.ts';
import { runExport } from '../../src/lib/pipeline/run-export.ts';
import { exportTo, loadExporters, streamedSource } from '../../tests/factories/export-folder.ts';
import { crowd, crowdRecord, each } from '../../tests/factories/export-records.ts';
import { hostileText } from '../../tests/factories/hostile-text.ts';
import { csvFilter, formulasIn, hasOffice, openInOffice } from '../../tests/factories/office.ts';
import { hasPostgres, startPostgres } from '../../tests/factories/postgres.ts';
import { randomRecord } from '../../tests/factories/random-household.ts';
import { loadPackage } from '../load-postgres/load.ts';
import { openPackage } from '../load-postgres/package.ts';
import { browserFigures } from './export/in-browser.ts';
import { largePackage } from './export/large-package.ts';
import { largeZip } from './export/large-zip.ts';
import { atMost, quantile, skipped, told, type Figure, type Suite } from './figure.ts';

/** About 4.5 persons each. */
const households = 22_250;
const megabyte = 1e6;

const source = () => streamedSource(households, () => crowd(households));

/** Seconds goals of issue "out of the archive", by format. */
const goals: Readonly<Record<string, number>> = { csv: 10, jsonl: 12, xlsx: 40, qcvn109: 15 };

function memoryUsed(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Counts bytes and the highest memory while they come; keeps nothing. */
class Sink implements ExportDestination {
	bytes = 0;
	peak = 0;

	create() {
		return Promise.resolve({
			write: (chunk: Uint8Array) => {
				this.bytes += chunk.length;
				this.peak = Math.max(this.peak, memoryUsed());
				return Promise.resolve();
			},
			close: () => Promise.resolve(),
			discard: () => Promise.resolve()
		});
	}
}

/** The gazetteer as the export worker loads it: naming the units is part of what is timed. */
function places() {
	const path = new URL('../../src/lib/domain/places/data/gazetteer.data.json', import.meta.url);
	const gazetteer = createGazetteer(JSON.parse(readFileSync(path, 'utf8')) as GazetteerData);
	const find = rememberedLayers((written, date) => addressLayers(gazetteer, written, date));
	return { version: gazetteer.version, find };
}

async function speedOf(id: string): Promise<Figure[]> {
	const request = {
		places: places(),
		formats: await loadExporters([id]),
		policy: defaultPolicy,
		options: { labels: exportLabelsVi },
		app: { name: 'tang-thu', version: 'measured' }
	};
	globalThis.gc?.();
	const before = memoryUsed();
	const sink = new Sink();
	const started = performance.now();
	const worked = process.cpuUsage();
	const { persons } = await runExport(source(), request, sink);
	const seconds = (performance.now() - started) / 1000;
	// Tells a slow export from a machine that had other work.
	const { user, system } = process.cpuUsage(worked);
	const processor = ((user + system) / 1e6).toFixed(1);
	const note = `${persons} persons, ${(sink.bytes / megabyte).toFixed(0)} MB, ${processor} s of processor, making the persons included`;
	const growth = (sink.peak - before) / megabyte;
	const goal = goals[id];
	return [
		goal === undefined
			? told(`${id}: time`, seconds, 's', note)
			: atMost(`${id}: time`, seconds, goal, 's', note),
		atMost(
			`${id}: highest memory over start`,
			growth,
			250,
			'MB',
			'heap with garbage not yet collected'
		)
	];
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts);
}

async function roundTrip(): Promise<Figure> {
	const [jsonl] = await loadExporters(['jsonl']);
	if (!jsonl) throw new Error('no jsonl format');
	const options = { labels: exportLabelsVi };
	let different = 0;
	for (const record of fc.sample(randomRecord, { numRuns: 1000, seed: 11 })) {
		const bytes = await bytesOf(jsonl.write(each([record]), options));
		const back: ExportRecord[] = [];
		for await (const result of readJsonLines(each([bytes]))) if (result.ok) back.push(result.value);
		const again = await bytesOf(jsonl.write(each(back), options));
		if (Buffer.compare(bytes, again) !== 0) different++;
	}
	return atMost('round trip: households that differ', different, 0, '', '1,000 random households');
}

/** Persons whose names are searched. */
const searched = 500_000;

/** What somebody looks for: typed letter by letter, so that every beginning is asked too. */
const queries = [
	...[
		'nguyễn văn hòa',
		'bui thi son',
		'đặng thúy ngọc',
		'tran duc binh 1960',
		'le quynh liem tiet'
	],
	...['xóm 7 thụy lôi', 'pham quoc dung thuy loi', '012345', '0000123/HK', 'f012345'],
	...['khong co ai ten nay', 'zzzz', 'nguyen xyzzq', '99999999', 'n', 'q']
];

/** In Node, where the worker's own code runs as it does in the browser. */
function search(): Figure[] {
	const index = new SearchIndex();
	let persons = 0;
	for (let number = 0; persons < searched; number++) {
		const { file, household } = crowdRecord(number);
		persons += household.persons.length;
		index.set(searchLine(file.id, searchItems(file.title, household)));
	}
	index.warm();
	const keystrokes = queries.flatMap((query) =>
		Array.from({ length: query.length }, (_, at) => {
			const worked = process.cpuUsage();
			const started = performance.now();
			index.find(query.slice(0, at + 1));
			const took = performance.now() - started;
			return { took, processor: process.cpuUsage(worked).user / 1000 };
		})
	);
	const times = keystrokes.map(({ took }) => took);
	const processor = keystrokes.map((keystroke) => keystroke.processor);
	const note = `${times.length} keystrokes over ${persons} names with their numbers and places`;
	return [
		atMost('search: a keystroke, p95', quantile(times, 0.95), 50, 'ms', note),
		told('search: a keystroke, median', quantile(times, 0.5), 'ms'),
		told('search: a keystroke, p95 of processor time', quantile(processor, 0.95), 'ms')
	];
}

async function formulas(): Promise<Figure[]> {
	const name = (kind: string) => `${kind}: cells that run as a formula`;
	if (!hasOffice)
		return ['csv', 'xlsx'].map((kind) => skipped(name(kind), '≤ 0', 'no LibreOffice'));
	const values = fc.sample(hostileText, { numRuns: 10_000, seed: 8 });
	const csv = byteOrderMark + values.map((value) => csvLine(['x', value], true)).join('');
	const sheet = {
		name: 'x',
		columns: [{ head: 'x', width: 9 }],
		rows: values.map((value) => [value])
	};
	const xlsx = await bytesOf(workbook([sheet]));
	const note = '10,000 hostile values, opened by LibreOffice';
	return [
		atMost(
			name('csv'),
			formulasIn(openInOffice('x.csv', Buffer.from(csv), csvFilter)),
			0,
			'',
			note
		),
		atMost(name('xlsx'), formulasIn(openInOffice('x.xlsx', xlsx)), 0, '', note)
	];
}

async function load(): Promise<Figure[]> {
	const time = 'load into PostgreSQL: time';
	const again = 'load again: rows changed';
	if (!hasPostgres)
		return [skipped(time, '≤ 30', 'no PostgreSQL'), skipped(again, '≤ 0', 'no PostgreSQL')];
	const folder = mkdtempSync(join(tmpdir(), 'package-'));
	const server = startPostgres();
	const client = new Client({ connectionString: server.url });
	try {
		await exportTo(folder, source(), ['jsonl']);
		await client.connect();
		const started = performance.now();
		const opened = await openPackage(folder);
		if (!opened.ok) throw new Error(opened.failure.code);
		const first = await loadPackage(client, opened.value, { dryRun: false });
		const seconds = (performance.now() - started) / 1000;
		const second = await loadPackage(client, opened.value, { dryRun: false });
		if (!first.ok || !second.ok) throw new Error('load failed');
		const note = `${first.value.changedRows} rows, package checked, server of its own on this machine`;
		return [atMost(time, seconds, 30, 's', note), atMost(again, second.value.changedRows, 0, '')];
	} finally {
		await client.end();
		server.stop();
		rmSync(folder, { recursive: true });
	}
}

export const suite: Suite = {
	name: 'export',
	async run() {
		const figures: Figure[] = [];
		for (const id of [
			'csv',
			'csv-households',
			'jsonl',
			'json',
			'xlsx',
			'qcvn109',
			'share-037',
			'sql'
		])
			figures.push(...(await speedOf(id)));
		return [
			...figures,
			...(await browserFigures()),
			...search(),
			await roundTrip(),
			await largeZip(),
			...(await largePackage()),
			...(await formulas()),
			...(await load())
		];
	}
};
