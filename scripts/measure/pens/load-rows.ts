// Photographed rows of handwriting with their labels, decoded to grey in a headless Chromium.
// The set is for measuring only and is not part of the project: it is looked for beside it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../chromium.mjs';
import type { GrayImage } from '../../../src/lib/domain/raster.ts';

export interface PenRow {
	readonly name: string;
	readonly label: string;
	readonly image: GrayImage;
}

/** Folder of the measuring data, null where there is none. */
export function dataFolder(): string | null {
	const named = process.env.TANG_THU_DATA ?? join(import.meta.dirname, '../../../../shared/data');
	return existsSync(join(named, 'handwriting-lines/labels.tsv')) ? named : null;
}

export async function loadRows(folder: string): Promise<PenRow[]> {
	const set = join(folder, 'handwriting-lines');
	const table = await readFile(join(set, 'labels.tsv'), 'utf8');
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const page = await browser.newPage();
		const rows: PenRow[] = [];
		for (const line of table.split('\n')) {
			const [name, label] = line.split('\t');
			if (!name || !label) continue;
			const file = await readFile(join(set, 'images', name));
			const { width, height, grey } = await page.evaluate(greyOf, file.toString('base64'));
			const data = new Uint8ClampedArray(Buffer.from(grey, 'base64'));
			rows.push({ name, label, image: { width, height, data } });
		}
		return rows;
	} finally {
		await browser.close();
	}
}

/** Runs in the page. */
async function greyOf(jpeg: string): Promise<{ width: number; height: number; grey: string }> {
	const bytes = Uint8Array.from(atob(jpeg), (char) => char.charCodeAt(0));
	const bitmap = await createImageBitmap(new Blob([bytes]));
	const { width, height } = bitmap;
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d')!;
	context.drawImage(bitmap, 0, 0);
	const { data } = context.getImageData(0, 0, width, height);
	let grey = '';
	for (let i = 0; i < data.length; i += 4)
		grey += String.fromCharCode(
			Math.round(0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!)
		);
	return { width, height, grey: btoa(grey) };
}
