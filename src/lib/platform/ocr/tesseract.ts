// Tesseract behind the recogniser's port: one nested worker, one cleaned line a call, everything from our own origin.
// createWorker hangs for ever where a policy blocks its core, so starting is under a time limit.
import { createWorker, OEM, PSM, type Block, type Worker as Engine } from 'tesseract.js';
import type { GrayImage } from '#lib/domain/raster.ts';
import type {
	LineRecogniser,
	LineResult,
	LineSymbol,
	PageRecogniser,
	PageWord
} from '#lib/pipeline/ports.ts';

/** Absolute URLs: relative ones would resolve against the engine's own worker. */
export interface TesseractPaths {
	readonly worker: string;
	/** Folder of the cores; the engine picks the best this browser can run. */
	readonly cores: string;
	/** Folder of `vie.traineddata.gz`. */
	readonly models: string;
}

export interface TesseractRecogniser extends LineRecogniser, PageRecogniser {
	close(): Promise<void>;
}

const startLimitMs = 30_000;
/** Lines handed over at a time: the engine never waits while this thread is busy with the other engine. */
const inFlight = 16;
/** Engine and model, as stored in every reading. */
export const tesseractVersion = '7.0.0+vie-4.0.0_best_int';

/** @throws Error where the engine does not start in 30 s. */
export async function startTesseract(paths: TesseractPaths): Promise<TesseractRecogniser> {
	const engine = await withLimit(
		createWorker('vie', OEM.LSTM_ONLY, {
			workerPath: paths.worker,
			corePath: paths.cores,
			langPath: paths.models,
			workerBlobURL: false,
			cacheMethod: 'none',
			gzip: true
		})
	);
	await engine.setParameters(forLines);
	return {
		id: 'tesseract',
		version: tesseractVersion,
		async recognise(lines, { signal } = {}) {
			const results: LineResult[] = [];
			for (let at = 0; at < lines.length; at += inFlight) {
				signal?.throwIfAborted();
				const some = lines.slice(at, at + inFlight);
				results.push(...(await Promise.all(some.map((line) => recogniseLine(engine, line)))));
			}
			return results;
		},
		async recognisePage(page, { signal } = {}) {
			signal?.throwIfAborted();
			await engine.setParameters(forPages);
			try {
				return await recogniseSparsely(engine, page);
			} finally {
				await engine.setParameters(forLines);
			}
		},
		async close() {
			await engine.terminate();
		}
	};
}

const forLines = {
	// One block reads a line as well as one line does, and a lone digit better.
	tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
	user_defined_dpi: '300'
};
/** Words wherever they stand, in no order: what finds the most labels on a form. */
const forPages = { tessedit_pageseg_mode: PSM.SPARSE_TEXT, user_defined_dpi: '150' };

async function recogniseSparsely(engine: Engine, page: GrayImage): Promise<readonly PageWord[]> {
	const { data } = await engine.recognize(
		toPgm(page) as unknown as Blob,
		{},
		{ text: true, blocks: true }
	);
	return (data.blocks ?? []).flatMap(wordsOf).map(({ text, confidence, bbox, symbols }) => {
		const isWhole = symbols.length === [...text.normalize('NFC')].length;
		return {
			text,
			confidence: confidence / 100,
			box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1],
			...(isWhole ? { signs: symbols.map((symbol) => symbol.bbox.x0) } : {})
		};
	});
}

async function withLimit(started: Promise<Engine>): Promise<Engine> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('Tesseract did not start')), startLimitMs);
	});
	try {
		return await Promise.race([started, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function recogniseLine(engine: Engine, line: GrayImage): Promise<LineResult> {
	// The engine's loader takes any bytes, its types only name Node's Buffer.
	const { data } = await engine.recognize(
		toPgm(line) as unknown as Blob,
		{},
		{ text: true, blocks: true }
	);
	const words = (data.blocks ?? []).flatMap(wordsOf);
	return {
		text: words.map((word) => word.text).join(' '),
		confidence: words.length > 0 ? Math.min(...words.map((word) => word.confidence)) / 100 : 0,
		symbols: words.flatMap((word, i) => [
			...(i > 0 ? [{ text: ' ', confidence: 1, span: null }] : []),
			...word.symbols.map((symbol): LineSymbol => ({
				text: symbol.text,
				confidence: symbol.confidence / 100,
				span: [symbol.bbox.x0, symbol.bbox.x1]
			}))
		]),
		alternatives: []
	};
}

const wordsOf = (block: Block) =>
	block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words));

/** Binary portable graymap: no compression to pay for on either side. */
export function toPgm({ width, height, data }: GrayImage): Uint8Array<ArrayBuffer> {
	const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
	const bytes = new Uint8Array(head.length + data.length);
	bytes.set(head);
	bytes.set(data, head.length);
	return bytes;
}
