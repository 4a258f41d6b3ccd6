// Every reason for refusing a file has its sentence in both languages, naming the file, page and limit.
import { describe, expect, it } from 'vitest';
import { importEn } from './import.en.ts';
import { importVi } from './import.vi.ts';

const params = { file: 'hồ sơ 12.pdf', page: 7, limit: 60, actual: 4295 };
const codes = Object.keys(importVi) as (keyof typeof importVi)[];

describe.each([
	['Vietnamese', importVi, '4.295'],
	['English', importEn, '4,295']
])('%s', (_, sentences, size) => {
	it('has the same reasons', () => {
		expect(Object.keys(sentences).sort()).toEqual([...codes].sort());
	});

	it.each(codes)('%s names the file in one sentence, even when nothing else is known', (code) => {
		for (const given of [params, { file: params.file }]) {
			const sentence = sentences[code](given);
			expect(sentence).toContain('“hồ sơ 12.pdf”');
			expect(sentence).toMatch(/^[^.!]*(\.[^.!]*)*\.$/);
			expect(sentence).not.toMatch(/undefined|NaN|null/);
		}
	});

	it.each(codes.filter((code) => code.startsWith('page-') || code.startsWith('decode-')))(
		'%s names the page',
		(code) => {
			expect(sentences[code](params)).toMatch(/trang 7|page 7/);
		}
	);

	it.each(['file-too-big', 'file-too-many-pages', 'page-too-big'] as const)(
		'%s names limit and size',
		(code) => {
			const sentence = sentences[code](params);
			expect(sentence).toContain('60');
			expect(sentence).toContain(size);
		}
	);
});
