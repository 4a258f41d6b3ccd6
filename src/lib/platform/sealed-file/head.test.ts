import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackupHead, backupKind } from '#lib/platform/backup/head.ts';
import { readHead, writeHead } from './head.ts';

const head: BackupHead = {
	version: 1,
	schema: 4,
	archive: 'abc',
	madeAt: '2026-11-22T01:02:03.000Z',
	journal: { seq: 7, hash: 'f'.repeat(64) },
	after: null,
	gate: ''
};

describe('the head of a sealed file', () => {
	it('comes back, with a digest that changes with any byte', async () => {
		const { bytes, digest } = writeHead(backupKind, head);
		const read = await readHead(backupKind, new Blob([bytes, 'body']));
		expect(read).toEqual({ ok: true, value: { head, digest, bodyAt: bytes.length } });
		expect(writeHead(backupKind, { ...head, archive: 'abd' }).digest).not.toBe(digest);
	});

	it.each([
		['a picture', new Blob(['\x89PNG\r\n']), 'unknown'],
		['nothing', new Blob([]), 'unknown'],
		['only its first word', new Blob(['TTBACKUP']), 'damaged'],
		[
			'a length beyond the file',
			new Blob(['TTBACKUP', Uint8Array.of(0, 0, 255, 0), '{}']),
			'damaged'
		],
		['a length of gigabytes', new Blob(['TTBACKUP', Uint8Array.of(255, 0, 0, 0), '{}']), 'damaged'],
		['no JSON', new Blob(['TTBACKUP', Uint8Array.of(0, 0, 0, 2), '{]']), 'damaged'],
		['JSON of another thing', new Blob(['TTBACKUP', Uint8Array.of(0, 0, 0, 4), 'null']), 'damaged']
	])('is refused by name: %s', async (_, file, code) => {
		expect(await readHead(backupKind, file)).toMatchObject({ ok: false, failure: { code } });
	});

	it('says that a later version is needed', async () => {
		const { bytes } = writeHead(backupKind, { ...head, version: 2 as 1 });
		expect(await readHead(backupKind, new Blob([bytes]))).toMatchObject({
			failure: { code: 'too-new' }
		});
	});

	it('answers whatever it is given', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (noise, isNamed) => {
				const file = new Blob([isNamed ? 'TTBACKUP' : '', new Uint8Array(noise)]);
				expect((await readHead(backupKind, file)).ok).toBe(false);
			})
		);
	});
});
