// A household file as the archive stores it, beside its record: pages, what the machine read, what people said, and the
// pictures. With it a record comes back as it was; without it only what the record states. docs/formats/pages.md.
import {
	looseObject,
	nullable,
	number,
	object,
	record,
	safeParse,
	string,
	unknown,
	array
} from 'valibot';
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { PageId, RegistryFileId } from '../../../domain/ids.ts';
import type { Page } from '../../../domain/page.ts';
import type { FileRecord } from '../../../domain/record.ts';
import { base64Bytes, base64Pieces } from './base64.ts';
import { canonicalJson } from './canonical-json.ts';
import { utf8Lines } from './jsonl-reader.ts';

export const pagesFormat = { name: 'tang-thu/pages', version: 1 } as const;

export interface StoredPicture {
	readonly id: PageId;
	readonly type: string;
	readonly widthPx: number;
	readonly heightPx: number;
	readonly bytes: Uint8Array;
}

/** `Reading` is what the machine read of one page; formats only carry it. */
export interface StoredPages<Reading = object> {
	readonly record: Pick<FileRecord, 'entries' | 'rows' | 'overrides'>;
	readonly pages: readonly Page[];
	readonly readings: readonly Reading[];
}

const head = `{"format":"${pagesFormat.name}","version":${pagesFormat.version}}`;

/** Text of the whole file but its records. */
export const pagesHead = `${head}\n`;

/** A line of what is stored, then a line a picture. */
export async function* storedLines(
	file: RegistryFileId,
	stored: StoredPages,
	pictures: AsyncIterable<StoredPicture>
): AsyncGenerator<string> {
	yield `${canonicalJson({ file, ...stored })}\n`;
	for await (const { bytes, ...of } of pictures) {
		yield `${canonicalJson({ file, of }).slice(0, -1)},"picture":"`;
		yield* base64Pieces(bytes);
		yield '"}\n';
	}
}

const pageShape = looseObject({ id: string(), fileId: string(), index: number(), state: string() });
const storedShape = looseObject({
	file: string(),
	record: looseObject({
		entries: record(string(), looseObject({ value: string(), status: string() })),
		rows: record(string(), array(string())),
		overrides: record(string(), string())
	}),
	pages: array(pageShape),
	readings: array(looseObject({ pageId: string(), readings: array(unknown()) }))
});
const pictureShape = object({
	file: string(),
	of: object({ id: string(), type: string(), widthPx: number(), heightPx: number() }),
	picture: string()
});
const anyShape = looseObject({ file: nullable(string()) });

export interface PagesOfFile<Reading> {
	readonly file: RegistryFileId;
	readonly stored: StoredPages<Reading>;
	readonly pictures: readonly StoredPicture[];
}

export type StoredPagesFailure = 'pages-broken' | 'pages-wrong-format';

/** Bytes of one line: a page of 60 megapixels stays below. */
const lineLimit = 64 * 1024 * 1024;

function parsed(line: string | null): unknown {
	if (line === null) return null;
	try {
		return JSON.parse(line) as unknown;
	} catch {
		return null;
	}
}

/** Every row belongs to the file it comes with. */
function isOfOneFile({
	file,
	stored,
	pictures
}: PagesOfFile<{ readonly pageId: string }>): boolean {
	const pages = new Set<string>(stored.pages.map(({ id }) => id));
	return (
		stored.pages.every(({ fileId }) => fileId === file) &&
		stored.readings.every(({ pageId }) => pages.has(pageId)) &&
		pictures.every(({ id }) => pages.has(id))
	);
}

function pictureOf(value: unknown): StoredPicture | null {
	const read = safeParse(pictureShape, value);
	const bytes = read.success ? base64Bytes(read.output.picture) : null;
	if (!read.success || !bytes || !/^image\/[a-z+]+$/.test(read.output.of.type)) return null;
	const { id, ...of } = read.output.of;
	return { id: id as PageId, ...of, bytes };
}

/** File by file, in the order they were written; `line` of a failure counts from 1, and nothing is read after it. */
export async function* readStoredPages<Reading extends { readonly pageId: string }>(
	chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<Result<PagesOfFile<Reading>, StoredPagesFailure>> {
	let open = null as PagesOfFile<Reading> | null;
	let number = 0;
	for await (const line of utf8Lines(chunks, lineLimit)) {
		number++;
		if (number === 1 && line === head) continue;
		if (number === 1) {
			yield fail('pages-wrong-format');
			return;
		}
		const value = parsed(line);
		const any = safeParse(anyShape, value);
		const broken = fail('pages-broken', { line: number });
		if (!any.success) {
			yield broken;
			return;
		}
		if ('picture' in any.output) {
			const picture = pictureOf(value);
			if (!open || !picture || any.output.file !== open.file) {
				yield broken;
				return;
			}
			open = { ...open, pictures: [...open.pictures, picture] };
			continue;
		}
		if (!safeParse(storedShape, value).success) {
			yield broken;
			return;
		}
		if (open && !isOfOneFile(open)) {
			yield fail('pages-broken', { line: number - 1 });
			return;
		}
		if (open) yield ok(open);
		const { file, ...stored } = value as { file: RegistryFileId } & StoredPages<Reading>;
		open = { file, stored, pictures: [] };
	}
	if (open) yield isOfOneFile(open) ? ok(open) : fail('pages-broken', { line: number });
}
