// Image files built byte by byte for the import tests: right ones, and ones that lie.

export type Bytes = readonly number[];

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
const be16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const be32 = (value: number): number[] => [...be16(value >>> 16), ...be16(value & 0xffff)];
const le16 = (value: number): number[] => be16(value).reverse();
const le32 = (value: number): number[] => be32(value).reverse();
const le64 = (value: number): number[] => [...le32(value), ...le32(Math.floor(value / 2 ** 32))];

export const fileOf = (...parts: readonly (Bytes | Uint8Array)[]): Blob =>
	new Blob(parts.map((part) => new Uint8Array(part)));

/** An EXIF block (a TIFF of its own) with one directory. */
export function exifBlock(orientation: number, dpi?: number, littleEndian = true): number[] {
	const [u16, u32] = littleEndian ? [le16, le32] : [be16, be32];
	const short = (tag: number, value: number) => [
		...[...u16(tag), ...u16(3), ...u32(1)],
		...[...u16(value), 0, 0]
	];
	const entries = [short(274, orientation)];
	const count = dpi === undefined ? 1 : 3;
	const valuesAt = 8 + 2 + count * 12 + 4;
	if (dpi !== undefined)
		entries.push([...u16(282), ...u16(5), ...u32(1), ...u32(valuesAt)], short(296, 2));
	const values = dpi === undefined ? [] : [...u32(dpi), ...u32(1)];
	return [
		...ascii(littleEndian ? 'II' : 'MM'),
		...[...u16(42), ...u32(8), ...u16(count)],
		...[...entries.flat(), ...u32(0), ...values]
	];
}

export const jpegSegment = (marker: number, body: Bytes): number[] => [
	...[0xff, marker],
	...[...be16(body.length + 2), ...body]
];

export const exifSegment = (block: Bytes): number[] =>
	jpegSegment(0xe1, [...ascii('Exif\0\0'), ...block]);

/** Header of a JPEG up to its frame; no picture data. */
export function jpegHeader(width: number, height: number, segments: readonly Bytes[] = []): Blob {
	const frame = jpegSegment(0xc0, [8, ...be16(height), ...be16(width), 1, 1, 0x11, 0]);
	return fileOf([0xff, 0xd8], segments.flat(), frame, [0xff, 0xda]);
}

/** JFIF segment; unit 1 = per inch, 2 = per centimetre. */
export const jfifSegment = (unit: number, density: number): number[] =>
	jpegSegment(0xe0, [...ascii('JFIF\0'), 1, 2, unit, ...be16(density), ...be16(density), 0, 0]);

const pngChunk = (name: string, body: Bytes): number[] => [
	...be32(body.length),
	...[...ascii(name), ...body, 0, 0, 0, 0]
];

/** Header of a PNG; checksums are zero, which no header reader minds. */
export function pngHeader(width: number, height: number, perMetre = 0, exif?: Bytes): Blob {
	const signature = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];
	const size = pngChunk('IHDR', [...be32(width), ...be32(height), 8, 2, 0, 0, 0]);
	const physical = perMetre ? pngChunk('pHYs', [...be32(perMetre), ...be32(perMetre), 1]) : [];
	const meta = exif ? pngChunk('eXIf', exif) : [];
	return fileOf(signature, size, physical, meta, pngChunk('IDAT', []));
}

const riffChunk = (name: string, body: Bytes): number[] => [
	...[...ascii(name), ...le32(body.length), ...body],
	...(body.length % 2 ? [0] : [])
];

const webp = (...chunks: readonly Bytes[]): Blob =>
	fileOf([...ascii('RIFF'), ...le32(4 + chunks.flat().length), ...ascii('WEBP')], chunks.flat());

export const webpLossy = (width: number, height: number): Blob =>
	webp(riffChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(width), ...le16(height)]));

export const webpLossless = (width: number, height: number): Blob =>
	webp(riffChunk('VP8L', [0x2f, ...le32((width - 1) | ((height - 1) << 14))]));

export function webpExtended(width: number, height: number, exif?: Bytes): Blob {
	const size = [...le32(width - 1).slice(0, 3), ...le32(height - 1).slice(0, 3)];
	const head = riffChunk('VP8X', [8, 0, 0, 0, ...size]);
	return webp(head, riffChunk('ICCP', [1, 2, 3]), exif ? riffChunk('EXIF', exif) : []);
}

/** A whole BMP, 24 bits, one colour; a negative height stores the top row first. */
export function bmp(width: number, height: number, perMetre = 0): Blob {
	const rowBytes = Math.ceil((width * 3) / 4) * 4;
	const pixels = new Uint8Array(Math.min(Math.abs(rowBytes * height), 1_000_000)).fill(120);
	return fileOf(
		[...ascii('BM'), ...le32(54 + pixels.length), 0, 0, 0, 0, ...le32(54)],
		[...le32(40), ...le32(width), ...le32(height), ...le16(1), ...le16(24), ...le32(0)],
		[...le32(pixels.length), ...le32(perMetre), ...le32(perMetre), ...le32(0), ...le32(0)],
		pixels
	);
}

export interface TiffPageSpec {
	readonly width: number;
	readonly height: number;
	/** Tag → values; SHORT up to 65 535, LONG beyond. Strip offsets are filled in from `strips`. */
	readonly tags?: Readonly<Record<number, readonly number[]>>;
	readonly strips?: readonly Uint8Array[];
	/** Offset of the next directory instead of the true one, for chains that loop. */
	readonly next?: number;
	/** Resolution, dots per inch. */
	readonly dpi?: number;
}

export interface TiffOptions {
	readonly littleEndian?: boolean;
	readonly isBig?: boolean;
}

/** A TIFF or BigTIFF with its pages one after another: strips, then values, then directory. */
export function makeTiff(pages: readonly TiffPageSpec[], options: TiffOptions = {}): Blob {
	const { littleEndian = true, isBig = false } = options;
	const [u16, u32] = littleEndian ? [le16, le32] : [be16, be32];
	const u64 = (value: number) => (littleEndian ? le64(value) : le64(value).reverse());
	const offsetOf = isBig ? u64 : u32;
	const order = ascii(littleEndian ? 'II' : 'MM');
	const head = isBig ? [...order, ...u16(43), ...u16(8), ...u16(0)] : [...order, ...u16(42)];
	const headBytes = isBig ? 16 : 8;
	const body: number[] = [];
	const here = () => headBytes + body.length;
	const linkAts: number[] = [];
	const firsts: number[] = [];
	for (const page of pages) {
		const { width, height, strips = [new Uint8Array([0])] } = page;
		const offsets = strips.map((strip) => {
			const at = here();
			for (const byte of strip) body.push(byte);
			return at;
		});
		const tags: Record<number, readonly number[]> = {
			...{ 256: [width], 257: [height], 258: [1], 259: [1], 262: [0], 277: [1], 278: [height] },
			...{ 273: offsets, 279: strips.map((strip) => strip.length) },
			...page.tags
		};
		const resolutionAt = here();
		if (page.dpi) body.push(...u32(page.dpi), ...u32(1));
		const entries = Object.entries(tags).map(([tag, values]) => {
			const isLong = [273, 279].includes(Number(tag)) || values.some((value) => value > 65_535);
			const bytes = values.flatMap((value) => (isLong ? u32(value) : u16(value)));
			const inline = isBig ? 8 : 4;
			const at = here();
			if (bytes.length > inline) body.push(...bytes);
			const place = bytes.length > inline ? offsetOf(at) : padded(bytes, inline);
			const entry = [...u16(Number(tag)), ...u16(isLong ? 4 : 3), ...offsetOf(values.length)];
			return { tag: Number(tag), bytes: [...entry, ...place] };
		});
		if (page.dpi) {
			const bytes = [...u16(282), ...u16(5), ...offsetOf(1), ...offsetOf(resolutionAt)];
			entries.push({ tag: 282, bytes: isBig ? padded(bytes, 20) : bytes });
		}
		firsts.push(here());
		body.push(...(isBig ? u64(entries.length) : u16(entries.length)));
		for (const { bytes } of entries.sort((a, b) => a.tag - b.tag)) body.push(...bytes);
		linkAts.push(body.length);
		body.push(...offsetOf(page.next ?? 0));
	}
	linkAts.forEach((at, i) => {
		const next = pages[i]?.next ?? firsts[i + 1] ?? 0;
		body.splice(at, isBig ? 8 : 4, ...offsetOf(next));
	});
	return fileOf([...head, ...offsetOf(firsts[0] ?? 0)], new Uint8Array(body));
}

function padded(bytes: readonly number[], length: number): number[] {
	return [...bytes, ...Array.from({ length: Math.max(0, length - bytes.length) }, () => 0)];
}
