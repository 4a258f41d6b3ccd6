// The line reader on its own thread, with the weights of this build.
import { expect, test } from 'vitest';
import { grayImage } from '#lib/pipeline/raster/gray.ts';
import { startLineReader } from './line-reader-client.ts';
import { builtInWeights } from './weights.ts';

const at = (path: string): string => new URL(path, location.origin).href;
const bars = (width: number) => {
	const line = grayImage(width, 48);
	for (let x = 8; x < width - 8; x += 12)
		for (let y = 10; y < 40; y++) line.data[y * width + x] = 20;
	return line;
};

test('answers every call with its own lines, however many are asked at once', async () => {
	const weights = await builtInWeights(at('/models'));
	const reader = await startLineReader({ weights, runtimeUrl: at('/engines/onnx/') });
	expect(reader.version).toBe(weights.card.version);
	const widths = [200, 120, 320, 160];
	const together = await Promise.all(
		widths.map((width) => reader.posteriors([bars(width), grayImage(60, 48)]))
	);
	for (const [i, width] of widths.entries()) {
		const [line, blank] = together[i]!;
		expect(blank).toBeNull();
		const [alone] = await reader.posteriors([bars(width)]);
		expect(line!.frames).toBe(alone!.frames);
		expect(line!.logProbs).toEqual(alone!.logProbs);
		expect(line!.chars).toHaveLength(line!.classes - 1);
	}
	await reader.close();
});

test('refuses weights that are not those of their card', async () => {
	const { card, bytes } = await builtInWeights(at('/models'));
	const weights = { card, bytes: bytes.slice(8) };
	await expect(startLineReader({ weights, runtimeUrl: at('/engines/onnx/') })).rejects.toThrow();
});
