// The committed specimen files are what their index says, and their truth speaks of forms and fields that exist.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SetIndex } from './make-set.ts';
import type { TruthFile } from './truth.ts';

const folder = fileURLToPath(new URL('../../static/specimens/', import.meta.url));
const index = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as SetIndex;
const truthOf = (file: string): TruthFile =>
	JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as TruthFile;

describe('the specimen archive', () => {
	it('holds at least 12 household files and about 60 pages in at most 20 MB', () => {
		expect(index.files.length).toBeGreaterThanOrEqual(12);
		const pages = index.files.reduce((sum, file) => sum + file.pages, 0);
		expect(pages).toBeGreaterThanOrEqual(55);
		const bytes = index.files.reduce((sum, file) => sum + file.bytes, 0);
		expect(bytes).toBeLessThanOrEqual(20 * 2 ** 20);
	});

	it('has no file the index does not name', () => {
		const named = new Set(['index.json', 'truth', ...index.files.map(({ file }) => file)]);
		expect(readdirSync(folder).filter((name) => !named.has(name))).toEqual([]);
	});

	it.each(index.files)('$file is as the index says', ({ file, bytes, sha256, pages, truth }) => {
		const content = readFileSync(path.join(folder, file));
		expect(statSync(path.join(folder, file)).size).toBe(bytes);
		expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
		expect(truthOf(truth).pages.length).toBe(pages);
	});

	it.each(index.files)('truth of $file lies on the scan and within the forms', ({ truth }) => {
		for (const page of truthOf(truth).pages) {
			const form = new URL(`../../src/lib/forms/${page.formId}/form.json`, import.meta.url);
			expect(existsSync(form)).toBe(true);
			const { fields } = JSON.parse(readFileSync(form, 'utf8')) as { fields: { id: string }[] };
			const ids = fields.map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining(Object.keys(page.fields)));
			for (const [x, y] of Object.values(page.fields).flatMap(({ boxes }) => boxes.flat())) {
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x).toBeLessThanOrEqual(page.widthPx);
				expect(y).toBeGreaterThanOrEqual(0);
				expect(y).toBeLessThanOrEqual(page.heightPx);
			}
		}
	});

	it('shows print, typewriter and handwriting, PDF and TIFF', () => {
		const letters = index.files.flatMap(({ truth }) =>
			truthOf(truth).pages.map((p) => p.letterClass)
		);
		expect([...new Set(letters)].sort()).toEqual(['neat', 'print', 'type']);
		expect([...new Set(index.files.map(({ file }) => path.extname(file)))].sort()).toEqual([
			'.pdf',
			'.tif'
		]);
	});
});
