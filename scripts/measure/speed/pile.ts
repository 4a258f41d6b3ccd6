// Made pages bound into one PDF, as a scanner with a feeder hands them over.
import { readFile, writeFile } from 'node:fs/promises';
import { writePdf } from '../../specimens/containers/pdf.ts';
import type { ScannedPage } from '../../specimens/containers/scanned-page.ts';
import type { MadePage } from '../reading/made-pages.ts';

export async function scanned({ path, truth }: MadePage): Promise<ScannedPage> {
	const { widthPx, heightPx, dpi } = truth;
	return { widthPx, heightPx, dpi, encoding: 'jpeg', bytes: await readFile(path) };
}

/** Writes the pages, in the order given, into a PDF. */
export async function bind(pages: readonly ScannedPage[], path: string): Promise<void> {
	await writeFile(path, writePdf(pages));
}
