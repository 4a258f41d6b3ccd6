// The line reader in Node, on the same weights and the same input and output code as in the browser.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { inputRows, lineInput } from '../../../src/lib/pipeline/recognition/ctc/line-input.ts';
import type { Posteriors } from '../../../src/lib/pipeline/recognition/ctc/posteriors.ts';
import type { GrayImage } from '../../../src/lib/domain/raster.ts';

const models = join(import.meta.dirname, '../../../static/models');

export interface NodeReader {
	readonly version: string;
	/** Null for a line without ink. */
	read(line: GrayImage): Promise<Posteriors | null>;
}

export async function nodeReader(): Promise<NodeReader> {
	const card = JSON.parse(await readFile(join(models, 'line-reader.json'), 'utf8')) as {
		version: string;
		charset: string;
	};
	ort.env.wasm.numThreads = 1;
	const session = await ort.InferenceSession.create(
		await readFile(join(models, 'line-reader.onnx'))
	);
	const chars = [...card.charset];
	return {
		version: card.version,
		async read(line) {
			const input = lineInput(line);
			if (!input) return null;
			const tensor = new ort.Tensor('float32', input.ink, [1, 1, inputRows, input.width]);
			const output = Object.values(await session.run({ ink: tensor }))[0];
			const [, frames = 0, classes = 0] = output?.dims ?? [];
			const logProbs = output?.data as Float32Array;
			return { frames, classes, logProbs, chars, framePx: 4 * input.scale, leftPx: input.left };
		}
	};
}
