import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { boxAt, jpegFrame, pdfPage } from '../../../../../tests/factories/pdf-pages.ts';
import { glyphlessFont } from './glyphless-font.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { srgbProfile } from './srgb-profile.ts';
import { twoLayerPdf, type PdfPage } from './two-layer.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

async function pdfOf(pages: PdfPage[]): Promise<Buffer> {
	const facts = { title: '035/HK – NGUYỄN VĂN A', subject: 'x.pdf', id: 'ab'.repeat(16) };
	const parts: Uint8Array[] = [];
	const document = {
		...facts,
		date: '2026-01-06T02:00:00.000Z',
		producer: 'Tàng Thư 0.1.0',
		pages
	};
	for await (const part of twoLayerPdf(document)) parts.push(part);
	return Buffer.concat(parts);
}

function withFile<T>(bytes: Uint8Array, use: (path: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
	try {
		const path = join(folder, 'x.pdf');
		writeFileSync(path, bytes);
		return use(path);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const poppler = (command: string, bytes: Uint8Array, ...args: readonly string[]) =>
	withFile(bytes, (path) => {
		const { stdout, stderr } = spawnSync(
			command,
			[...args, path, ...(command === 'pdftotext' ? ['-'] : [])],
			{ encoding: 'utf8' }
		);
		return { stdout, stderr };
	});

const name = 'NGUYỄN THỊ HÒA ƯỚC ĐẶNG 𠀀';

describe('two-layer PDF', () => {
	it('has every object where its table says', async () => {
		const bytes = await pdfOf([pdfPage('Một', [{ text: name, box: boxAt(300, 300, 900, 60) }])]);
		const text = bytes.toString('latin1');
		const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
		const entries = [...text.slice(at).matchAll(/^(\d{10}) 00000 n $/gm)];
		expect(entries.length).toBeGreaterThan(10);
		entries.forEach(([, offset], index) =>
			expect(text.slice(Number(offset)).startsWith(`${index + 1} 0 obj\n`)).toBe(true)
		);
		for (const [, length, start] of [...text.matchAll(/\/Length (\d+) >>\nstream\n/g)].map(
			(match) => [match[0], Number(match[1]), match.index + match[0].length] as const
		))
			expect(text.slice(start + length).startsWith('\nendstream')).toBe(true);
	});

	it('says what PDF/A-2u asks for', async () => {
		const text = (await pdfOf([pdfPage('Một', [])])).toString('utf8');
		for (const needed of [
			'%PDF-1.7',
			'<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>',
			'/S /GTS_PDFA1',
			'/DestOutputProfile',
			'/ToUnicode',
			'/FontFile2',
			'/CIDToGIDMap',
			`/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>]`
		])
			expect(text).toContain(needed);
		expect(text).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFiles|Encrypt)\b/);
	});

	it.skipIf(!hasPoppler)('is found by pdftotext at its place, every letter', async () => {
		const pages = [
			pdfPage('Một', [{ text: name, box: boxAt(300, 600, 1200, 60) }]),
			pdfPage('Hai', [{ text: 'Xóm 3, xã Tượng Lĩnh', box: boxAt(1000, 2000, 800, 50) }])
		];
		const bytes = await pdfOf(pages);
		const { stdout, stderr } = poppler('pdftotext', bytes, '-bbox');
		expect(stderr).toBe('');
		const words = [
			...stdout.matchAll(
				/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</g
			)
		];
		expect(words.map((word) => word[5]).join(' ')).toBe(`${name} Xóm 3, xã Tượng Lĩnh`);
		const scale = 72 / 300;
		const [first] = words;
		const last = words[5];
		expect(Math.abs(Number(first?.[1]) - 300 * scale)).toBeLessThan(1);
		expect(Math.abs(Number(last?.[3]) - 1500 * scale)).toBeLessThan(1);
		expect(Number(first?.[2])).toBeGreaterThan(590 * scale);
		expect(Number(first?.[4])).toBeLessThan(670 * scale);
	});

	it.skipIf(!hasPoppler)('lies along its ink on a page scanned askew', async () => {
		const box = [
			{ x: 300, y: 600 },
			{ x: 1500, y: 660 },
			{ x: 1497, y: 720 },
			{ x: 297, y: 660 }
		] as const;
		const { stdout } = poppler(
			'pdftotext',
			await pdfOf([pdfPage('Một', [{ text: 'A'.repeat(40), box }])]),
			'-bbox'
		);
		const words = [...stdout.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)];
		expect(Math.abs(Math.min(...words.map((word) => Number(word[1]))) - 72)).toBeLessThan(5);
		expect(Math.abs(Math.max(...words.map((word) => Number(word[2]))) - 360)).toBeLessThan(5);
	});

	it.skipIf(!hasPoppler)('tells its pages, size, fonts, bookmarks and title', async () => {
		const bytes = await pdfOf([
			pdfPage('Một', []),
			pdfPage('Một', []),
			{ ...pdfPage('Hai', []), jpeg: null, dpi: null }
		]);
		const info = poppler('pdfinfo', bytes);
		expect(info.stdout).toMatch(/Pages:\s+3\n/);
		expect(info.stdout).toContain('595.2 x 841.92 pts (A4)');
		expect(info.stderr).toBe('');
		expect(poppler('pdffonts', bytes).stdout).toMatch(
			/Glyphless\s+CID TrueType\s+Identity-H\s+yes no\s+yes/
		);
		const text = bytes.toString('latin1');
		expect(text.match(/\/Title </g)).toHaveLength(2);
		expect(poppler('pdfimages', bytes, '-list').stdout.match(/1240\s+1754\s+gray/g)).toHaveLength(
			2
		);
	});

	it('writes the same bytes twice, and a file without pages', async () => {
		const pages = [pdfPage('Một', [{ text: name, box: boxAt(1, 1, 10, 10) }])];
		expect(Buffer.compare(await pdfOf(pages), await pdfOf(pages))).toBe(0);
		expect((await pdfOf([])).toString('latin1')).toContain('/Count 0');
	});

	it('leaves out text that has no place or no letters', async () => {
		const texts = [
			{ text: '', box: boxAt(1, 1, 10, 10) },
			{ text: 'x', box: boxAt(1, 1, 0, 10) }
		];
		const text = (await pdfOf([pdfPage('Một', texts)])).toString('latin1');
		const content = /\/FlateDecode \/Length (\d+) >>\nstream\n/.exec(text);
		const start = (content?.index ?? 0) + (content?.[0].length ?? 0);
		const packed = Buffer.from(text.slice(start, start + Number(content?.[1])), 'latin1');
		expect(strFromU8(inflateSync(packed.subarray(2, -4)))).not.toContain('Tj');
	});
});

describe('what the PDF carries', () => {
	it('a font that adds up', () => {
		const font = glyphlessFont();
		const view = new DataView(font.buffer);
		let sum = 0;
		for (let at = 0; at < font.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
		expect(sum).toBe(0xb1b0afba);
	});

	it('a colour profile of its stated size', () => {
		const profile = srgbProfile();
		expect(new DataView(profile.buffer).getUint32(0)).toBe(profile.length);
		expect(Buffer.from(profile).toString('latin1', 36, 40)).toBe('acsp');
	});

	it.each([
		[jpegFrame(10, 20), { width: 10, height: 20, channels: 1 }],
		[new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), null],
		[new Uint8Array([0x89, 0x50, 0x4e, 0x47]), null],
		[new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 4, 5, 6, 7]), null]
	])('a picture whose header is read or refused', (bytes, header) => {
		expect(readJpegHeader(bytes)).toEqual(header);
	});
});
