// Our own line reader in the browser: a small CTC network run by onnxruntime-web (wasm, one thread).
// It gives posteriors, not only text, because names, dates and addresses are decoded with the trade's knowledge.
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import {
	inputRows,
	lineInput,
	sideColumns,
	type LineInput
} from '#lib/pipeline/recognition/ctc/line-input.ts';
import type { Posteriors } from '#lib/pipeline/recognition/ctc/posteriors.ts';
import type { StageOptions } from '#lib/pipeline/ports.ts';
import type { PosteriorReader } from '#lib/pipeline/recognition/index.ts';
import type { GrayImage } from '#lib/domain/raster.ts';
import { isOf, stride, type Weights } from './weights.ts';

export interface LineReader extends PosteriorReader {
	close(): Promise<void>;
}

/** Widths within this factor share a batch; padding beyond it would cost more than it saves. */
const batchSpread = 1.35;
const maxBatchColumns = 6000;

export interface LineReaderOptions {
	readonly weights: Weights;
	/** Stands in every reading; the card's own where absent. */
	readonly version?: string;
	/** Folder of the runtime's wasm files, absolute, with a slash at the end. */
	readonly runtimeUrl: string;
}

/** Thrown where a network is not one that reads lines. */
export class ForeignNetwork extends Error {
	override readonly name = 'ForeignNetwork';
}

/** Starts the runtime; rejects where it cannot be had, or the weights are not those of their card, or not of this kind. */
export async function createLineReader({
	weights: { card, bytes },
	version = card.version,
	runtimeUrl
}: LineReaderOptions): Promise<LineReader> {
	const ort = await import('onnxruntime-web/wasm');
	ort.env.wasm.wasmPaths = runtimeUrl;
	ort.env.wasm.numThreads = 1;
	// Weights that are not those the card speaks of are refused, wherever they come from.
	if (!(await isOf(card, bytes)))
		throw new Error('The line reader weights do not match their card');
	const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
	const chars = [...card.charset];

	async function posteriors(lines: readonly GrayImage[], { signal }: StageOptions = {}) {
		const inputs = lines.map(lineInput);
		const results: (Posteriors | null)[] = lines.map(() => null);
		for (const batch of batches(inputs)) {
			signal?.throwIfAborted();
			const outputs = await run(
				session,
				ort.Tensor,
				batch.map(({ input }) => input),
				chars
			);
			batch.forEach(({ index }, i) => (results[index] = outputs[i] ?? null));
		}
		return results;
	}

	return {
		id: 'line-reader',
		version,
		posteriors,
		close: () => session.release()
	};
}

/** Lines of similar width together, so that little of a batch is padding. */
function batches(inputs: readonly (LineInput | null)[]): { index: number; input: LineInput }[][] {
	const sorted = inputs
		.flatMap((input, index) => (input ? [{ index, input }] : []))
		.sort((a, b) => a.input.width - b.input.width);
	const groups: { index: number; input: LineInput }[][] = [];
	for (const item of sorted) {
		const group = groups.at(-1);
		const narrowest = group?.[0]?.input.width ?? 0;
		const fits =
			group !== undefined &&
			item.input.width <= narrowest * batchSpread &&
			item.input.width * (group.length + 1) <= maxBatchColumns;
		if (fits) group.push(item);
		else groups.push([item]);
	}
	return groups;
}

async function run(
	session: InferenceSession,
	TensorClass: typeof Tensor,
	inputs: readonly LineInput[],
	chars: readonly string[]
): Promise<Posteriors[]> {
	const width = Math.max(...inputs.map((input) => input.width));
	const data = new Float32Array(inputs.length * inputRows * width);
	inputs.forEach((input, item) => {
		for (let y = 0; y < inputRows; y++)
			data.set(
				input.ink.subarray(y * input.width, (y + 1) * input.width),
				(item * inputRows + y) * width
			);
	});
	if (session.inputNames.length !== 1) throw new ForeignNetwork('Expected one input');
	const tensor = new TensorClass('float32', data, [inputs.length, 1, inputRows, width]);
	const output = Object.values(await session.run({ [session.inputNames[0] ?? 'ink']: tensor }))[0];
	const logProbs = output?.data;
	const [items = 0, steps = 0, classes = 0] = output?.dims ?? [];
	if (!(logProbs instanceof Float32Array)) throw new ForeignNetwork('Expected a float32 output');
	if (items !== inputs.length || steps !== width / stride || classes !== chars.length + 1)
		throw new ForeignNetwork(`Expected [${inputs.length}, ${width / stride}, ${chars.length + 1}]`);
	return inputs.map((input, item) => {
		// The steps over a batch's padding say nothing of this line.
		const frames = Math.min(steps, Math.ceil(input.width / stride));
		const start = item * steps * classes;
		return {
			frames,
			classes,
			logProbs: logProbs.slice(start, start + frames * classes),
			chars,
			framePx: stride * input.scale,
			leftPx: input.left - sideColumns * input.scale
		};
	});
}
