// The sRGB colour profile as a file (ICC.1:2001-04, version 2.4, matrix and one gamma curve): PDF/A needs the output
// intent to carry one. Numbers are those of IEC 61966-2-1 adapted to D50.

const u16 = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const ascii = (value: string) => [...value].map((char) => char.charCodeAt(0));
/** Signed 15.16 fixed point. */
const fixed = (value: number) => u32(Math.round(value * 65536) >>> 0);
const zeros = (count: number) => Array<number>(count).fill(0);

const xyz = (x: number, y: number, z: number) => [
	...ascii('XYZ '),
	...zeros(4),
	...fixed(x),
	...fixed(y),
	...fixed(z)
];

const whiteD50 = [0.9642, 1, 0.8249] as const;

/** 1,024 samples of the sRGB transfer curve. */
function curve(): number[] {
	const samples = Array.from({ length: 1024 }, (_, index) => {
		const value = index / 1023;
		const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		return Math.round(linear * 65535);
	});
	return [...ascii('curv'), ...zeros(4), ...u32(samples.length), ...samples.flatMap(u16)];
}

const description = (text: string) => [
	...ascii('desc'),
	...zeros(4),
	...u32(text.length + 1),
	...ascii(text),
	...zeros(1 + 4 + 4 + 2 + 1 + 67)
];

const copyright = (text: string) => [...ascii('text'), ...zeros(4), ...ascii(text), 0];

/** The profile, about 2.6 kB. */
export function srgbProfile(): Uint8Array<ArrayBuffer> {
	const trc = curve();
	const parts: readonly (readonly [tags: readonly string[], data: readonly number[]])[] = [
		[['desc'], description('sRGB IEC61966-2.1')],
		[['cprt'], copyright('No copyright, use freely')],
		[['wtpt'], xyz(...whiteD50)],
		[['rXYZ'], xyz(0.43607, 0.22249, 0.01392)],
		[['gXYZ'], xyz(0.38515, 0.71687, 0.09708)],
		[['bXYZ'], xyz(0.14307, 0.06061, 0.7141)],
		[['rTRC', 'gTRC', 'bTRC'], trc]
	];
	const tagCount = parts.reduce((sum, [tags]) => sum + tags.length, 0);
	const table: number[] = [];
	const data: number[] = [];
	const start = 128 + 4 + 12 * tagCount;
	for (const [tags, bytes] of parts) {
		for (const tag of tags)
			table.push(...ascii(tag), ...u32(start + data.length), ...u32(bytes.length));
		data.push(...bytes, ...zeros((4 - (bytes.length % 4)) % 4));
	}
	const size = start + data.length;
	const header = [
		...u32(size),
		...zeros(4),
		...u32(0x02400000),
		...ascii('mntrRGB XYZ '),
		// A fixed date: no clock may reach the bytes.
		...[2000, 1, 1, 0, 0, 0].flatMap(u16),
		...ascii('acsp'),
		...zeros(28),
		...whiteD50.flatMap(fixed),
		...zeros(48)
	];
	return new Uint8Array([...header, ...u32(tagCount), ...table, ...data]);
}
