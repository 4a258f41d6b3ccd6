// Pages and pictures as text and back; every damage is named by its line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../page-reading.ts';
import { formById } from '../../../forms/registry.ts';
import { each } from '../../../../../tests/factories/export-records.ts';
import { storedHousehold } from '../../../../../tests/factories/stored-crowd.ts';
import { base64Bytes, base64Pieces } from './base64.ts';
import { pagesHead, readStoredPages, storedLines, type StoredPicture } from './stored-pages.ts';

describe('base64', () => {
	it('is what every other program writes, and comes back', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
				const text = [...base64Pieces(bytes)].join('');
				expect(text).toBe(Buffer.from(bytes).toString('base64'));
				expect(base64Bytes(text)).toEqual(new Uint8Array(bytes));
			})
		);
		const long = Uint8Array.from({ length: 100_001 }, (_, at) => at * 7);
		expect([...base64Pieces(long)].join('')).toBe(Buffer.from(long).toString('base64'));
	});

	it.each(['a', 'ab=', '====', 'ab!=', 'Việt', 'ab==cd=='])('refuses %j', (text) => {
		expect(base64Bytes(text)).toBeNull();
	});
});

const form = formById('hk02');
if (!form) throw new Error('no hk02');
const files = [1, 2, 3].map((number) => storedHousehold(form, number, { pageCount: 2 }));
const pictureOf = (id: StoredPicture['id'], byte: number): StoredPicture => ({
	...{ id, type: 'image/jpeg', widthPx: 2480, heightPx: 3508 },
	bytes: new Uint8Array(1000).fill(byte)
});

async function written(): Promise<string> {
	let text = pagesHead;
	for (const { file, pages, readings, record } of files) {
		const { entries, rows, overrides } = record;
		const stored = {
			...{ record: { entries, rows, overrides }, pages },
			readings: [...readings.values()]
		};
		const pictures = each(pages.map(({ id }, at) => pictureOf(id, at)));
		for await (const line of storedLines(file.id, stored, pictures)) text += line;
	}
	return text;
}

async function read(text: string) {
	const found = [];
	const chunks = Buffer.from(text);
	for await (const one of readStoredPages<PageReading>(each([chunks]))) found.push(one);
	return found;
}

describe('stored pages', () => {
	it('come back as they were, file by file', async () => {
		const found = await read(await written());
		expect(found).toHaveLength(3);
		for (const [at, one] of found.entries()) {
			const { file, pages, readings, record } = files[at] as (typeof files)[number];
			if (!one.ok) throw new Error(one.failure.code);
			expect(one.value.file).toBe(file.id);
			expect(one.value.stored.pages).toEqual(pages);
			expect(one.value.stored.readings).toEqual([...readings.values()]);
			expect(one.value.stored.record.entries).toEqual(record.entries);
			expect(one.value.pictures).toEqual(pages.map(({ id }, index) => pictureOf(id, index)));
		}
	});

	it.each([
		[
			'another kind of file',
			(text: string) => text.replace('tang-thu/pages', 'x'),
			'pages-wrong-format',
			undefined
		],
		[
			'no JSON',
			(text: string) => text.replace('"picture":"AAAA', '"picture:"AAAA'),
			'pages-broken',
			3
		],
		[
			'no base64',
			(text: string) => text.replace('"picture":"AQEB', '"picture":"!QEB'),
			'pages-broken',
			4
		],
		[
			'a page of another file',
			(text: string) => text.replace('"fileId":"f000001"', '"fileId":"f9"'),
			'pages-broken',
			4
		],
		[
			'a picture before its file',
			(text: string) => text.replace(/\n\{"file".*?\n/, '\n'),
			'pages-broken',
			2
		],
		[
			'a picture of no page',
			(text: string) => text.replace('"id":"f000001-p2","type"', '"id":"x","type"'),
			'pages-broken',
			4
		],
		[
			'a program as picture',
			(text: string) => text.replace('image/jpeg', 'text/html'),
			'pages-broken',
			3
		],
		['an end cut off', (text: string) => text.slice(0, -20), 'pages-broken', 10]
	])('are refused by line: %s', async (_, change, code, line) => {
		const text = await written();
		const changed = change(text);
		expect(changed).not.toBe(text);
		const last = (await read(changed)).at(-1);
		expect(last).toMatchObject({ ok: false, failure: { code } });
		if (line !== undefined) expect(last).toMatchObject({ failure: { params: { line } } });
	});

	it('never throw over what they are given', async () => {
		const text = await written();
		await fc.assert(
			fc.asyncProperty(fc.nat(text.length - 1), fc.string(), async (at, noise) => {
				await read(text.slice(0, at) + noise + text.slice(at + noise.length));
			}),
			{ numRuns: 60 }
		);
		expect((await read(text)).every(({ ok }) => ok)).toBe(true);
	});
});
