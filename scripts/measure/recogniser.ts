// What two engines are worth together, and what the second one costs: agreement and its errors on print and typewriter,
// identity numbers in hands, download, time a line. `--pages=N` printed and typewritten pages (default 12), half as many
// in hands. Held-out fonts and drawn lines are judged by `python3 -m line_reader evaluate`, real pens by `pens`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DigitizedField } from '../../src/lib/app/digitize.ts';
import { readField } from '../../src/lib/domain/fields/registry.ts';
import type { FieldKindId } from '../../src/lib/domain/fields/field-kind.ts';
import { grayImage } from '../../src/lib/pipeline/raster/gray.ts';
import { AppBrowser } from '../digitize/app-browser.ts';
import { atLeast, atMost, quantile, told, type Figure, type Suite } from './figure.ts';
import { nodeReader } from './pens/reader.ts';
import { fieldsWithTruth } from './reading/fields-with-truth.ts';
import { formData, numberOption, withPages, type MadePage } from './reading/made-pages.ts';

const root = join(import.meta.dirname, '../..');

interface Judged {
	readonly isHand: boolean;
	readonly kind: FieldKindId;
	readonly exact: boolean;
	/** Both engines came to the same letters and digits, each by itself. */
	readonly agrees: boolean;
	/** What they agree on is not what is written. */
	readonly agreesWrongly: boolean;
	readonly confidence: number;
}

const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

function judged(field: DigitizedField, kind: FieldKindId, wanted: string, isHand: boolean): Judged {
	const said = field.engines.map(({ raw }) => bare(readField(kind, raw.trim()).value));
	const [first = '', second = ''] = said;
	const agrees = said.length === 2 && first !== '' && first === second;
	return {
		isHand,
		kind,
		exact: field.value === wanted,
		agrees,
		agreesWrongly: agrees && first !== bare(wanted),
		confidence: field.confidence
	};
}

async function readPages(pages: readonly MadePage[]): Promise<readonly Judged[]> {
	const app = await AppBrowser.open();
	const out: Judged[] = [];
	try {
		for (const { path, truth } of pages) {
			const form = await formData(truth.formId);
			const result = await app.digitize(path, { form: null, workers: null, engines: 'both' });
			const page = result.ok ? result.value.pages[0] : undefined;
			if (!page) throw new Error('A made page was not read');
			const isHand = truth.letterClass === 'neat' || truth.letterClass === 'cursive';
			for (const { field, kind, wanted } of fieldsWithTruth(page, truth, form))
				if (field) out.push(judged(field, kind, wanted, isHand));
		}
	} finally {
		await app.close();
	}
	return out;
}

const share = (part: number, whole: number): number => (whole === 0 ? NaN : (100 * part) / whole);

function agreementFigures(all: readonly Judged[]): readonly Figure[] {
	const machine = all.filter(({ isHand }) => !isHand);
	const agreed = machine.filter(({ agrees }) => agrees);
	const wrong = agreed.filter(({ agreesWrongly }) => agreesWrongly);
	const ids = all.filter(({ isHand, kind }) => isHand && kind === 'id-number');
	const passing = machine.filter(({ confidence }) => confidence >= 0.95);
	const written = `${machine.length} written fields`;
	return [
		atLeast(
			'both engines agree, print and type',
			share(agreed.length, machine.length),
			60,
			'%',
			written
		),
		atMost(
			'agreed and wrong',
			share(wrong.length, agreed.length),
			0.1,
			'%',
			`${wrong.length} of ${agreed.length}${wrong.length > 0 ? `: ${wrong.map(({ kind }) => kind).join(', ')}` : ''}`
		),
		told(
			'agreed, and the value kept is wrong',
			share(agreed.filter(({ exact }) => !exact).length, agreed.length),
			'%'
		),
		told('said to be sure (0.95), print and type', share(passing.length, machine.length), '%'),
		told(
			'sure and wrong',
			share(passing.filter(({ exact }) => !exact).length, passing.length),
			'%',
			`of ${passing.length}`
		),
		atLeast(
			'ids of 9 and 12 digits in hands, exact',
			share(ids.filter(({ exact }) => exact).length, ids.length),
			95,
			'%',
			`${ids.length} ids, on whole pages`
		)
	];
}

/** Weights and runtime as they are sent, gzip. */
async function downloadFigure(): Promise<Figure> {
	const runtime = join(root, 'node_modules/onnxruntime-web/dist');
	const files = [
		join(root, 'static/models/line-reader.onnx'),
		join(runtime, 'ort-wasm-simd-threaded.wasm'),
		join(runtime, 'ort-wasm-simd-threaded.mjs'),
		join(runtime, 'ort.wasm.bundle.min.mjs')
	];
	let bytes = 0;
	for (const file of files) bytes += gzipSync(await readFile(file), { level: 9 }).length;
	return atMost('weights and runtime, compressed', bytes / 1e6, 12, 'MB');
}

/** Lines of four lengths, as a page has them; processor time, so that other work does not count. */
async function timeFigure(): Promise<Figure> {
	const reader = await nodeReader();
	const times: number[] = [];
	for (let round = 0; round < 12; round++)
		for (const width of [200, 400, 640, 960]) {
			const line = grayImage(width, 48);
			for (let x = 8; x < width - 8; x += 12)
				for (let y = 10; y < 40; y++) line.data[y * width + x] = 20;
			const start = process.cpuUsage();
			await reader.read(line);
			const { user, system } = process.cpuUsage(start);
			if (round > 1) times.push((user + system) / 1000);
		}
	const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
	const note = `mean of 200 to 960 columns, p95 ${quantile(times, 0.95).toFixed(0)} ms, processor time`;
	return atMost('time a line, one thread', mean, 25, 'ms', note);
}

export const suite: Suite = {
	name: 'recogniser',
	async run() {
		const cost = [await downloadFigure(), await timeFigure()];
		const pages = numberOption('pages', 12);
		const wishes = [
			{ pages, classes: ['print', 'type'] as const },
			{ pages: Math.ceil(pages / 2), classes: ['neat', 'cursive'] as const }
		];
		return withPages(wishes, async (made) => [...agreementFigures(await readPages(made)), ...cost]);
	}
};
