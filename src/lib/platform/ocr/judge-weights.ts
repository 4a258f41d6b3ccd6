// Judges weights before they are used: they and the built-in ones read the same specimen lines (held-out fonts, print to
// cursive, static/models/judging-lines.*). Runs in a worker that is thrown away, because weights may be hostile.
import { editDistance } from '#lib/domain/cleaning/edit-distance.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { GrayImage } from '#lib/domain/raster.ts';
import { readGreedy } from '#lib/pipeline/recognition/ctc/greedy.ts';
import { createLineReader, ForeignNetwork, type LineReader } from './line-reader.ts';
import { builtInWeights, isOf, type Verdict, type Weights } from './weights.ts';

export type JudgeFailure =
	'weights-mismatch' | 'weights-shape' | 'weights-broken' | 'weights-worse';

export interface JudgeRequest {
	readonly weights: Weights;
	/** Folder of the built-in weights and the specimen lines, absolute. */
	readonly modelUrl: string;
	/** Folder of the runtime, absolute, with a slash at the end. */
	readonly runtimeUrl: string;
}

interface SpecimenLine {
	readonly text: string;
	readonly image: GrayImage;
}

/** Lines read at a time: progress moves, and little is held. */
const atOnce = 4;

async function specimenLines(folder: string): Promise<readonly SpecimenLine[]> {
	const [listed, sheet] = await Promise.all([
		fetch(`${folder}/judging-lines.json`),
		fetch(`${folder}/judging-lines.png`)
	]);
	const { lineHeight, lines } = (await listed.json()) as {
		readonly lineHeight: number;
		readonly lines: readonly { readonly text: string; readonly width: number }[];
	};
	const bitmap = await createImageBitmap(await sheet.blob());
	const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
		willReadFrequently: true
	});
	if (!context) throw new Error('No canvas');
	context.drawImage(bitmap, 0, 0);
	return lines.map(({ text, width }, index) => {
		const { data } = context.getImageData(0, index * lineHeight, width, lineHeight);
		const grey = Uint8ClampedArray.from({ length: width * lineHeight }, (_, i) => data[4 * i] ?? 0);
		return { text, image: { width, height: lineHeight, data: grey } };
	});
}

/** Share of characters read wrong, percent to one place. */
async function errorsOf(
	reader: LineReader,
	lines: readonly SpecimenLine[],
	onLines: (count: number) => void
): Promise<number> {
	let wrong = 0;
	for (let at = 0; at < lines.length; at += atOnce) {
		const some = lines.slice(at, at + atOnce);
		const posteriors = await reader.posteriors(some.map(({ image }) => image));
		some.forEach(({ text }, index) => {
			const found = posteriors[index];
			const said = found ? readGreedy(found).text.trim() : '';
			wrong += editDistance(text, said, Math.max(text.length, said.length));
		});
		onLines(some.length);
	}
	const all = lines.reduce((sum, { text }) => sum + text.length, 0);
	return Math.round((wrong / all) * 1000) / 10;
}

export async function judgeWeights(
	{ weights, modelUrl, runtimeUrl }: JudgeRequest,
	onProgress: (share: number) => void
): Promise<Result<Verdict, JudgeFailure>> {
	if (!(await isOf(weights.card, weights.bytes))) return fail('weights-mismatch');
	const lines = await specimenLines(modelUrl);
	let done = 0;
	const onLines = (count: number) => {
		done += count;
		onProgress(done / (2 * lines.length));
	};
	const reader = await createLineReader({ weights: await builtInWeights(modelUrl), runtimeUrl });
	const builtIn = await errorsOf(reader, lines, onLines);
	await reader.close();
	let own: number;
	try {
		own = await errorsOf(await createLineReader({ weights, runtimeUrl }), lines, onLines);
	} catch (error) {
		return fail(error instanceof ForeignNetwork ? 'weights-shape' : 'weights-broken');
	}
	return own <= builtIn ? ok({ own, builtIn }) : fail('weights-worse', { own, builtIn });
}
