// A TrueType font of two empty glyphs: the invisible text layer needs a font that is embedded (PDF/A), has one known
// width for every letter, and draws nothing. Built here, so that no font file is copied from anywhere.

/** Units per em, and the advance of the one glyph that is used. */
const unitsPerEm = 1000;
export const glyphAdvance = 500;

const text = (name: string) => [...name].map((char) => char.charCodeAt(0));
const u16 = (...values: readonly number[]) =>
	values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
const u32 = (...values: readonly number[]) =>
	values.flatMap((value) => u16((value >>> 16) & 0xffff, value & 0xffff));

/** Tables by tag, tags ascending as the format asks (Apple / Microsoft TrueType reference). */
const tables: readonly (readonly [tag: string, bytes: readonly number[]])[] = [
	// No character map: glyphs are reached by CID only. Format 4 with its closing segment alone.
	['cmap', [...u16(0, 1, 3, 1), ...u32(12), ...u16(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)]],
	['glyf', [0, 0, 0, 0]],
	[
		'head',
		[
			...u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
			...u16(0, unitsPerEm),
			...u32(0, 0, 0, 0),
			...u16(0, 0, 0, 0, 0, 8, 2, 0, 0)
		]
	],
	[
		'hhea',
		[
			...u32(0x00010000),
			...u16(800, 0xffff & -200, 0, glyphAdvance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)
		]
	],
	['hmtx', u16(glyphAdvance, 0, glyphAdvance, 0)],
	// Both glyphs are empty: every offset is zero.
	['loca', u16(0, 0, 0)],
	['maxp', [...u32(0x00010000), ...u16(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]],
	[
		'name',
		[...u16(0, 1, 18, 3, 1, 0x409, 6, 18, 0), ...text('Glyphless').flatMap((unit) => u16(unit))]
	],
	['post', [...u32(0x00030000, 0), ...u16(0, 0), ...u32(0, 0, 0, 0, 0)]]
];

const checksum = (bytes: readonly number[]): number => {
	let sum = 0;
	for (let at = 0; at < bytes.length; at += 4)
		for (let byte = 0; byte < 4; byte++)
			sum = (sum + (bytes[at + byte] ?? 0) * 2 ** (8 * (3 - byte))) >>> 0;
	return sum;
};

const padded = (bytes: readonly number[]) => [
	...bytes,
	...Array<number>((4 - (bytes.length % 4)) % 4).fill(0)
];

/** The font file. */
export function glyphlessFont(): Uint8Array<ArrayBuffer> {
	const count = tables.length;
	const power = 2 ** Math.floor(Math.log2(count));
	let offset = 12 + 16 * count;
	const directory = [
		...u32(0x00010000),
		...u16(count, power * 16, Math.log2(power), count * 16 - power * 16)
	];
	const body: number[] = [];
	for (const [tag, bytes] of tables) {
		directory.push(...text(tag), ...u32(checksum(bytes), offset, bytes.length));
		body.push(...padded(bytes));
		offset += padded(bytes).length;
	}
	const font = [...directory, ...body];
	// head.checkSumAdjustment makes the whole file sum to a fixed number.
	const head = 12 + 16 * count + sizeBefore('head') + 8;
	font.splice(head, 4, ...u32((0xb1b0afba - checksum(font)) >>> 0));
	return new Uint8Array(font);
}

function sizeBefore(tag: string): number {
	const before = tables.slice(
		0,
		tables.findIndex(([name]) => name === tag)
	);
	return before.reduce((sum, [, bytes]) => sum + padded(bytes).length, 0);
}
