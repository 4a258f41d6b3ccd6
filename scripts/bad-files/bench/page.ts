// The page that the bench drives: the app's own decoder, and nothing else of the app.
import { createDecoder } from '#lib/platform/decode/index.ts';
import { WorkerPool } from '#lib/platform/workers/pool.ts';
import { trustOwnScripts } from '#lib/platform/trusted-scripts.ts';

export interface Trial {
	/** Pages the file has; 0 where it was refused as a whole. */
	readonly pages: number;
	readonly decoded: number;
	/** Distinct reasons, of the file or of its pages. */
	readonly failures: readonly string[];
	/** Sizes of the first pages, for a look: `1240x1754@150`. */
	readonly sizes: readonly string[];
	readonly slowestMs: number;
	readonly totalMs: number;
}

const decoder = createDecoder();

function chosenFile(): File {
	const input = document.querySelector<HTMLInputElement>('#file');
	const file = input?.files?.[0];
	if (!file) throw new Error('Expected a chosen file');
	return file;
}

/** Opens the chosen file and decodes its pages, one by one, as an import does. */
async function tryFile(maxPages = Infinity): Promise<Trial> {
	const file = chosenFile();
	const started = performance.now();
	let slowestMs = 0;
	const timed = async <T>(work: Promise<T>): Promise<T> => {
		const begin = performance.now();
		const value = await work;
		slowestMs = Math.max(slowestMs, performance.now() - begin);
		return value;
	};
	const opened = await timed(decoder.open(file, file.name));
	const totalMs = () => performance.now() - started;
	if (!opened.ok) {
		const failures = [opened.failure.code];
		return { pages: 0, decoded: 0, failures, sizes: [], slowestMs, totalMs: totalMs() };
	}
	const failures = new Set<string>();
	const sizes: string[] = [];
	let decoded = 0;
	for (const { pageIndex } of opened.value.pages.slice(0, maxPages)) {
		const page = await timed(opened.value.decode(pageIndex));
		if (!page.ok) failures.add(page.failure.code);
		else {
			decoded += 1;
			const { image, dpi } = page.value;
			if (sizes.length < 3) sizes.push(`${image.width}x${image.height}@${dpi?.toFixed(0) ?? '?'}`);
		}
	}
	await opened.value.close();
	const pages = opened.value.pages.length;
	return { pages, decoded, failures: [...failures], sizes, slowestMs, totalMs: totalMs() };
}

/** The first pages as pictures, for a look by eye. */
async function pictures(maxPages: number): Promise<string[]> {
	const file = chosenFile();
	const opened = await decoder.open(file, file.name);
	if (!opened.ok) return [];
	const urls: string[] = [];
	for (const { pageIndex } of opened.value.pages.slice(0, maxPages)) {
		const picture = await opened.value.render(pageIndex, { maxWidthPx: 500 });
		if (picture.ok) urls.push(await asDataUrl(picture.value));
	}
	await opened.value.close();
	return urls;
}

export type PictureKind = 'jpeg' | 'png' | 'webp';

/** A colour scan of an A4 page at 300 dpi as base64: lines of strokes on grainy paper. */
async function samplePage(seed: number, kind: PictureKind = 'jpeg'): Promise<string> {
	const canvas = new OffscreenCanvas(2480, 3508);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('Expected a canvas');
	const paper = context.createImageData(2480, 3508);
	const grains = new Uint32Array(paper.data.buffer);
	for (let i = 0, state = seed + 1; i < grains.length; i++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const shade = 225 + (state >>> 28);
		grains[i] = 0xff000000 | (shade << 16) | (shade << 8) | (shade + 10);
	}
	context.putImageData(paper, 0, 0);
	context.font = '44px serif';
	for (let y = 200; y < 3400; y += 80)
		context.fillText(`Hồ sơ hộ khẩu ${seed} · dòng ${y}`, 200, y);
	const url = await asDataUrl(await canvas.convertToBlob({ type: `image/${kind}`, quality: 0.5 }));
	return url.slice(url.indexOf(',') + 1);
}

/** JavaScript heaps and WebAssembly memory of this page and its workers, MB; null where unknown. */
async function scriptMemoryMb(): Promise<number | null> {
	const measure = (
		performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }
	).measureUserAgentSpecificMemory;
	return measure ? (await measure.call(performance)).bytes / 1e6 : null;
}

function asDataUrl(blob: Blob): Promise<string> {
	return new Promise((resolve) => {
		const reader = new FileReader();
		reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
		reader.readAsDataURL(blob);
	});
}

/** The same decoder inside a worker, as the reading worker has it; `WIDTHxHEIGHT` of the first page. */
async function decodeInWorker(): Promise<string> {
	const pool = new WorkerPool<Blob, string>({
		start: () =>
			new Worker(
				new URL('../../../src/lib/platform/decode/testing/nested.worker.ts', import.meta.url),
				{ type: 'module' }
			),
		...{ size: 1, timeoutMs: 20_000 }
	});
	const size = await pool.run(chosenFile());
	pool.end();
	return size;
}

trustOwnScripts();
Object.assign(globalThis, {
	theBench: () => ({ decodeInWorker, tryFile, pictures, samplePage, scriptMemoryMb })
});
