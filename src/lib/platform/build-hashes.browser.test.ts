import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBuildHashes } from './build-hashes.ts';

afterEach(() => vi.unstubAllGlobals());

const line = `${'a'.repeat(64)}  index.html\n`;

describe('readBuildHashes', () => {
	it('names the delivery by the hash of its list', async () => {
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(line + line)));
		expect(await readBuildHashes()).toMatchObject({
			ok: true,
			value: {
				digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
				files: 2
			}
		});
	});

	it.each([
		['no list', () => Promise.resolve(new Response('', { status: 404 }))],
		['a page in its place', () => Promise.resolve(new Response('<!doctype html>'))],
		['no answer', () => Promise.reject(new TypeError('offline'))]
	])('says so where there is %s', async (_, answer) => {
		vi.stubGlobal('fetch', answer);
		expect(await readBuildHashes()).toMatchObject({
			ok: false,
			failure: { code: 'build-unlisted' }
		});
	});
});
