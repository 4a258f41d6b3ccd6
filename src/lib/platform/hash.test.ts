// SHA-256 of files, against Node's own.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256Of } from './hash.ts';

const MEGABYTE = 1024 * 1024;

describe('sha256Of', () => {
	it.each([0, 1, 64, 4 * MEGABYTE, 4 * MEGABYTE + 1, 9 * MEGABYTE])(
		'agrees with another implementation on %i bytes',
		async (size) => {
			const bytes = new Uint8Array(size).map((_, i) => (i * 31 + (i >> 8)) & 255);
			const expected = createHash('sha256').update(bytes).digest('hex');
			expect(await sha256Of(new Blob([bytes]))).toBe(expected);
		}
	);

	it('never asks for more than one piece at a time', async () => {
		const pieces: number[] = [];
		const file = {
			size: 10 * MEGABYTE,
			slice: (start = 0, end = 0) => {
				pieces.push(end - start);
				return new Blob([new Uint8Array(Math.min(end, 10 * MEGABYTE) - start)]);
			}
		} as Blob;
		await sha256Of(file);
		expect(Math.max(...pieces)).toBeLessThanOrEqual(4 * MEGABYTE);
	});

	it('stops when aborted', async () => {
		const hashing = sha256Of(new Blob(['x']), { signal: AbortSignal.abort() });
		await expect(hashing).rejects.toThrow('aborted');
	});
});
