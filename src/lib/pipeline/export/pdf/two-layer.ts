// One household file as a two-layer PDF/A-2u (ISO 19005-2): the picture of each page, the approved values as
// invisible text at their place, bookmarks per document, metadata. Own writer: a page costs one picture of memory.
import { zlibSync } from 'fflate';
import { glyphAdvance, glyphlessFont } from './glyphless-font.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { PdfFile, pdfNumber, pdfText } from './pdf-file.ts';
import { srgbProfile } from './srgb-profile.ts';
import { LetterCodes, textOperators, type PlacedText } from './text-layer.ts';
import { xmpPacket } from './xmp.ts';

export interface PdfPage {
	/** Bookmark; neighbours with one title share it. */
	readonly title: string;
	/** JPEG bytes; null where there is no picture, and the page is then blank under its text. */
	readonly jpeg: Uint8Array | null;
	/** Size of the image the boxes refer to; the picture may hold fewer pixels. */
	readonly widthPx: number;
	readonly heightPx: number;
	/** Dots per inch of those pixels; null: the page is taken to be A4 wide. */
	readonly dpi: number | null;
	readonly texts: readonly PlacedText[];
}

export interface PdfDocument {
	readonly title: string;
	readonly subject: string;
	/** 32 hex digits that name the file. */
	readonly id: string;
	/** UTC, ISO 8601: when the record was approved, not when it was written. */
	readonly date: string;
	readonly producer: string;
	readonly pages: AsyncIterable<PdfPage> | Iterable<PdfPage>;
}

const pointsPerInch = 72;
const a4WidthPt = (210 / 25.4) * pointsPerInch;
const encoder = new TextEncoder();

/** The same in every file, so packed once. */
const font = glyphlessFont();
const packedFont = zlibSync(font);
const packedProfile = zlibSync(srgbProfile());

type Bytes = Generator<Uint8Array<ArrayBuffer>>;

interface Written {
	readonly id: number;
	readonly title: string;
}

class TwoLayerWriter {
	readonly #file = new PdfFile();
	readonly #codes = new LetterCodes();
	readonly #catalog = this.#file.reserve();
	readonly #tree = this.#file.reserve();
	readonly #font = this.#file.reserve();
	readonly #pages: Written[] = [];

	header(): Uint8Array<ArrayBuffer> {
		return this.#file.header();
	}

	*page({ title, jpeg, widthPx, heightPx, dpi, texts }: PdfPage): Bytes {
		const file = this.#file;
		const scale = dpi === null ? a4WidthPt / widthPx : pointsPerInch / dpi;
		const [width, height] = [widthPx * scale, heightPx * scale];
		const [id, content] = [file.reserve(), file.reserve()];
		const picture = jpeg && readJpegHeader(jpeg) ? file.reserve() : null;
		const xObject = picture === null ? '' : ` /XObject << /Im1 ${picture} 0 R >>`;
		yield file.object(
			id,
			`<< /Type /Page /Parent ${this.#tree} 0 R /MediaBox [0 0 ${pdfNumber(width)} ${pdfNumber(height)}] ` +
				`/Resources << /Font << /F1 ${this.#font} 0 R >>${xObject} >> /Contents ${content} 0 R >>`
		);
		const draw =
			picture === null ? '' : `q ${pdfNumber(width)} 0 0 ${pdfNumber(height)} 0 0 cm /Im1 Do Q\n`;
		const layer = textOperators(texts, this.#codes, scale, height);
		yield* file.stream(content, '', encoder.encode(draw + layer));
		if (picture !== null && jpeg) yield* this.#picture(picture, jpeg);
		this.#pages.push({ id, title });
	}

	*#picture(id: number, jpeg: Uint8Array): Bytes {
		const header = readJpegHeader(jpeg);
		if (!header) return;
		const space = header.channels === 1 ? '/DeviceGray' : '/DeviceRGB';
		yield* this.#file.stream(
			id,
			`/Type /XObject /Subtype /Image /Width ${header.width} /Height ${header.height} ` +
				`/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`,
			jpeg
		);
	}

	/** Font, bookmarks, metadata, catalogue, table of offsets. */
	*end(document: Omit<PdfDocument, 'pages'>): Bytes {
		const file = this.#file;
		yield* this.#fontObjects();
		const kids = this.#pages.map(({ id }) => `${id} 0 R`).join(' ');
		yield file.object(
			this.#tree,
			`<< /Type /Pages /Count ${this.#pages.length} /Kids [${kids}] >>`
		);
		const outlines = file.reserve();
		yield* this.#outlineObjects(outlines);
		const [metadata, profile] = [file.reserve(), file.reserve()];
		yield* file.stream(
			metadata,
			'/Type /Metadata /Subtype /XML',
			encoder.encode(xmpPacket(document))
		);
		yield* file.stream(profile, '/N 3 /Filter /FlateDecode', packedProfile);
		yield file.object(
			this.#catalog,
			`<< /Type /Catalog /Pages ${this.#tree} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines ` +
				`/Lang (vi-VN) /Metadata ${metadata} 0 R /ViewerPreferences << /DisplayDocTitle true >> ` +
				`/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) ` +
				`/Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>] >>`
		);
		yield file.trailer(this.#catalog, document.id);
	}

	*#fontObjects(): Bytes {
		const file = this.#file;
		const [descendant, descriptor, program, map, unicode] = [
			file.reserve(),
			file.reserve(),
			file.reserve(),
			file.reserve(),
			file.reserve()
		];
		yield file.object(
			this.#font,
			'<< /Type /Font /Subtype /Type0 /BaseFont /Glyphless /Encoding /Identity-H ' +
				`/DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`
		);
		yield file.object(
			descendant,
			'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Glyphless ' +
				'/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
				`/FontDescriptor ${descriptor} 0 R /DW ${glyphAdvance} /CIDToGIDMap ${map} 0 R >>`
		);
		yield file.object(
			descriptor,
			`<< /Type /FontDescriptor /FontName /Glyphless /Flags 4 /FontBBox [0 -200 ${glyphAdvance} 800] ` +
				`/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 /FontFile2 ${program} 0 R >>`
		);
		yield* file.stream(program, `/Length1 ${font.length} /Filter /FlateDecode`, packedFont);
		yield* file.stream(map, '', this.#codes.glyphMap());
		yield* file.stream(unicode, '', encoder.encode(this.#codes.toUnicode()));
	}

	*#outlineObjects(outlines: number): Bytes {
		const file = this.#file;
		const marks = this.#pages
			.filter(({ title }, index) => title !== this.#pages[index - 1]?.title)
			.map((page) => ({ ...page, mark: file.reserve() }));
		const first = marks[0];
		const ends = first
			? ` /First ${first.mark} 0 R /Last ${marks.at(-1)?.mark ?? first.mark} 0 R`
			: '';
		yield file.object(outlines, `<< /Type /Outlines /Count ${marks.length}${ends} >>`);
		for (const [index, { mark, id, title }] of marks.entries()) {
			const previous = marks[index - 1];
			const next = marks[index + 1];
			yield file.object(
				mark,
				`<< /Title ${pdfText(title)} /Parent ${outlines} 0 R` +
					(previous ? ` /Prev ${previous.mark} 0 R` : '') +
					(next ? ` /Next ${next.mark} 0 R` : '') +
					` /Dest [${id} 0 R /Fit] >>`
			);
		}
	}
}

export async function* twoLayerPdf(document: PdfDocument): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const writer = new TwoLayerWriter();
	yield writer.header();
	for await (const page of document.pages) yield* writer.page(page);
	yield* writer.end(document);
}
