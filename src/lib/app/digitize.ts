// Scans to JSON without screens: what `npm run digitize` drives in a headless browser, on the very pipeline of the app.
// Nothing is stored: the command owns the result.
import type { Household } from '#lib/domain/household.ts';
import type { PageId, RegistryFileId, SourceId } from '#lib/domain/ids.ts';
import type { PageLook } from '#lib/domain/page-look.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Failure, Result } from '#lib/domain/result.ts';
import { ok } from '#lib/domain/result.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { formById } from '#lib/forms/registry.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { settleForms } from '#lib/pipeline/settle-forms.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import { createDecoder } from '#lib/platform/decode/index.ts';
import { createReader, type Reader } from '#lib/platform/reading/index.ts';

export interface DigitizeOptions {
	/** Form id to look for; null tries all. */
	readonly form: string | null;
	/** Reading workers; null lets the machine decide. */
	readonly workers: number | null;
	/** Both engines, or the first alone. */
	readonly engines?: 'both' | 'tesseract';
	/** Whether the order of papers settles what a page's look leaves open; true when absent. */
	readonly settles?: boolean;
}

export interface DigitizedField {
	readonly id: string;
	readonly label: string;
	readonly kind: string;
	readonly table?: string;
	readonly row?: string;
	readonly raw: string;
	readonly value: string;
	readonly status: string;
	readonly confidence: number;
	/** Before calibration. */
	readonly belief: number;
	readonly alternatives: Reading['alternatives'];
	/** What each engine said by itself. */
	readonly engines: Reading['engines'];
	/** Four corners on the upright page, pixels, clockwise from top-left. */
	readonly box: readonly (readonly [number, number])[];
	readonly issues: Reading['issues'];
}

export interface DigitizedPage {
	readonly file: string;
	/** From 1. */
	readonly page: number;
	readonly widthPx: number;
	readonly heightPx: number;
	readonly quarterTurns: number;
	readonly skewDegrees: number;
	/** Null: no known form. */
	readonly form: PageReading['form'];
	/** Median distance of the labels from where registration puts them, pixels at 300 dpi. */
	readonly residualPx: number | null;
	readonly fields: readonly DigitizedField[];
	readonly issues: PageReading['issues'];
	readonly engines: readonly string[];
	readonly timings: PageReading['timings'];
}

export interface DigitizedFile {
	readonly file: string;
	readonly pages: readonly DigitizedPage[];
	/** Pages that could not be read, and why. */
	readonly failures: readonly { readonly page: number; readonly failure: Failure }[];
	/** The file's pages assembled into one household. */
	readonly record: Household | null;
}

/** Reads all pages of one file, in order; fails only where the file itself cannot be opened. */
export async function digitizeFile(
	file: File,
	options: DigitizeOptions
): Promise<Result<DigitizedFile>> {
	const decoder = createDecoder();
	const opened = await decoder.open(file, file.name);
	if (!opened.ok) return opened;
	const count = opened.value.pages.length;
	await opened.value.close();
	const reader = readerFor(options.workers);
	const asSeen = await Promise.all(
		Array.from({ length: count }, (_, index) => digitizePage(reader, file, index, options))
	);
	const pages = options.settles === false ? asSeen : await settled(reader, file, asSeen, options);
	const read = pages.flatMap((page, index) => (page.ok ? [{ index, reading: page.value }] : []));
	return ok({
		file: file.name,
		pages: read.map(({ index, reading }) => digitizedPage(file.name, index, reading)),
		failures: pages.flatMap((page, index) =>
			page.ok ? [] : [{ page: index + 1, failure: page.failure }]
		),
		record: recordOf(file.name, read)
	});
}

/** What the first look finds on every page of a file; empty where the file cannot be opened. */
export async function lookAtFile(file: File): Promise<readonly PageLook[]> {
	const opened = await createDecoder().open(file, file.name);
	if (!opened.ok) return [];
	const reader = readerFor(null);
	const looks: PageLook[] = [];
	for (const { pageIndex } of opened.value.pages) {
		const looked = await reader.look({ file, name: file.name, pageIndex });
		if (looked.ok) looks.push(looked.value.look);
	}
	await opened.value.close();
	return looks;
}

let kept: { readonly workers: number | null; readonly reader: Reader } | null = null;

/** One reader for all files of a run: its engines are started once. */
function readerFor(workers: number | null): Reader {
	if (kept && kept.workers === workers) return kept.reader;
	kept?.reader.close();
	kept = { workers, reader: createReader(workers === null ? {} : { workers }) };
	return kept.reader;
}

function digitizePage(
	reader: Reader,
	file: File,
	pageIndex: number,
	{ form, engines }: DigitizeOptions,
	isExpected = false
) {
	const pageId = `${file.name}-${pageIndex + 1}`.replace(/[#.]/g, '-') as PageId;
	return reader.readPage({ file, name: file.name, pageIndex }, pageId, {
		...(form ? { formHint: form, isExpected } : {}),
		...(engines ? { engines } : {}),
		withRendition: false
	});
}

type PageResult = Awaited<ReturnType<typeof digitizePage>>;

/** Pages read again as the form that the papers around them make likely, where they bear being read as it. */
async function settled(
	reader: Reader,
	file: File,
	pages: readonly PageResult[],
	options: DigitizeOptions
): Promise<readonly PageResult[]> {
	const faces = settleForms(
		pages.map((page) =>
			page.ok
				? { form: page.value.form, rivals: page.value.rivals ?? [] }
				: { form: null, rivals: [] }
		)
	);
	return Promise.all(
		pages.map(async (page, index) => {
			const face = faces[index];
			if (!face) return page;
			const again = await digitizePage(
				reader,
				file,
				index,
				{ ...options, form: face.formId },
				true
			);
			return again.ok && again.value.form ? again : page;
		})
	);
}

interface ReadPage {
	/** Page inside the file, from 0. */
	readonly index: number;
	readonly reading: PageReading;
}

/** One scanned file is taken for one household file, as on import. */
function recordOf(name: string, pages: readonly ReadPage[]): Household | null {
	const known = pages.filter(({ reading }) => reading.form !== null);
	if (known.length === 0) return null;
	const values = known.map((page) => ({
		page: pageOf(name, page),
		values: currentValues(page.reading.pageId, page.reading.readings, null)
	}));
	return assembleHousehold(name as RegistryFileId, values, (id) => formById(id) ?? null);
}

function pageOf(fileName: string, { index, reading }: ReadPage): Page {
	const { pageId, widthPx, heightPx, form } = reading;
	return {
		id: pageId,
		fileId: fileName as RegistryFileId,
		index,
		source: { id: fileName as SourceId, fileName, pageIndex: index },
		widthPx,
		heightPx,
		dpi: null,
		state: 'read',
		form,
		nature: form ? 'form' : 'unknown'
	};
}

function digitizedPage(file: string, index: number, reading: PageReading): DigitizedPage {
	return {
		file,
		page: index + 1,
		widthPx: reading.widthPx,
		heightPx: reading.heightPx,
		quarterTurns: reading.quarterTurns,
		skewDegrees: reading.skewDegrees,
		form: reading.form,
		residualPx: reading.form?.residualPx ?? null,
		fields: reading.readings.map(digitizedField),
		issues: reading.issues,
		engines: reading.engines,
		timings: reading.timings
	};
}

function digitizedField(reading: Reading): DigitizedField {
	const { cell, box } = reading;
	return {
		id: reading.fieldId,
		label: reading.label,
		kind: reading.kind,
		...(cell ? { table: cell.tableId, row: cell.rowId } : {}),
		raw: reading.raw,
		value: reading.value,
		status: reading.status,
		confidence: Math.round(reading.confidence * 1000) / 1000,
		belief: Math.round((reading.belief ?? reading.confidence) * 1e5) / 1e5,
		alternatives: reading.alternatives,
		engines: reading.engines,
		box: box.map(({ x, y }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const),
		issues: reading.issues
	};
}
