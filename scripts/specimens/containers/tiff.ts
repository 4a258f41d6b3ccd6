// Multi-page TIFF, one strip a page: CCITT G4 for black and white, JPEG (compression 7) for the rest.
import type { ScannedPage } from './scanned-page.ts';

const short = 3;
const long = 4;
const rational = 5;

type Entry = readonly [tag: number, type: number, value: number];

function entries(page: ScannedPage, stripAt: number, resolutionAt: number): readonly Entry[] {
	const jpeg = page.encoding === 'jpeg';
	const list: Entry[] = [
		[256, long, page.widthPx],
		[257, long, page.heightPx],
		[258, short, jpeg ? 8 : 1],
		[259, short, jpeg ? 7 : 4],
		[262, short, jpeg ? 6 : 0],
		[273, long, stripAt],
		[277, short, jpeg ? 3 : 1],
		[278, long, page.heightPx],
		[279, long, page.bytes.length],
		[282, rational, resolutionAt],
		[283, rational, resolutionAt],
		[296, short, 2]
	];
	return list;
}

/** Little-endian; `PhotometricInterpretation` 0 (white is zero) for G4, 6 (YCbCr) for JPEG. */
export function writeTiff(pages: readonly ScannedPage[]): Buffer {
	const parts: Buffer[] = [];
	const header = Buffer.alloc(8);
	header.write('II', 'latin1');
	header.writeUInt16LE(42, 2);
	parts.push(header);
	let length = 8;
	let pointer: { buffer: Buffer; at: number } = { buffer: header, at: 4 };
	for (const page of pages) {
		const padding = page.bytes.length % 2;
		const strip = Buffer.concat([page.bytes, Buffer.alloc(padding)]);
		const stripAt = length;
		const resolutionAt = stripAt + strip.length;
		const resolution = Buffer.alloc(8);
		resolution.writeUInt32LE(page.dpi, 0);
		resolution.writeUInt32LE(1, 4);
		const list = entries(page, stripAt, resolutionAt);
		const directory = Buffer.alloc(2 + list.length * 12 + 4);
		directory.writeUInt16LE(list.length, 0);
		list.forEach(([tag, type, value], index) => {
			const at = 2 + index * 12;
			directory.writeUInt16LE(tag, at);
			directory.writeUInt16LE(type, at + 2);
			directory.writeUInt32LE(1, at + 4);
			if (type === short) directory.writeUInt16LE(value, at + 8);
			else directory.writeUInt32LE(value, at + 8);
		});
		pointer.buffer.writeUInt32LE(resolutionAt + 8, pointer.at);
		pointer = { buffer: directory, at: directory.length - 4 };
		parts.push(strip, resolution, directory);
		length = resolutionAt + 8 + directory.length;
	}
	return Buffer.concat(parts);
}
