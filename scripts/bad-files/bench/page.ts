// The page that the bench drives: the app's own decoder, and nothing else of the app.
import { createDecoder } from '#lib/platform/decode/index.ts';
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

function asDataUrl(blob: Blob): Promise<string> {
	return new Promise((resolve) => {
		const reader = new FileReader();
		reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
		reader.readAsDataURL(blob);
	});
}

trustOwnScripts();
Object.assign(globalThis, { theBench: () => ({ tryFile, pictures }) });
