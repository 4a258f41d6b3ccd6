// A manifest is believed to the byte or not at all.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manifestFormat, manifestText, type Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

const manifest: Manifest = {
	...{ format: manifestFormat.name, version: manifestFormat.version },
	app: { name: 'tang-thu', version: '0.1.0' },
	forms: { hk02: [1] },
	counts: { files: 40, persons: 181, heldBack: 1 },
	heldBackReasons: { 'export-not-approved': 1 },
	delta: { added: 1, changed: 0, same: 39, removed: ['f000001', 'f000002'] },
	settings: { completeness: 'hold', ethnicities: '1979' },
	journal: { seq: 712, hash: '5f'.repeat(32) },
	files: [
		{
			...{ name: 'ho-so.jsonl', format: 'jsonl', mediaType: 'application/x-ndjson' },
			...{ bytes: 20_114, sha256: 'ab'.repeat(32) }
		}
	]
};

it('is read back as it was written', () => {
	expect(readManifest(manifestText(manifest))).toMatchObject({
		ok: true,
		value: { counts: manifest.counts, delta: { removed: ['f000001', 'f000002'] } }
	});
});

it('is refused with any one byte altered, added or lost', () => {
	const bytes = Buffer.from(manifestText(manifest));
	const place = fc.nat(bytes.length - 1);
	fc.assert(
		fc.property(place, fc.integer({ min: 1, max: 255 }), fc.nat(2), (at, change, how) => {
			const end = bytes.subarray(how === 2 ? at : at + 1);
			const put = how === 1 ? [] : [(bytes[at] ?? 0) ^ change];
			const altered = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), end]);
			expect(readManifest(altered.toString('utf8')).ok).toBe(false);
		}),
		{ numRuns: 3000 }
	);
});

it('is refused without its seal', () => {
	const text = manifestText(manifest).replace(/"seal":"\w+",/, '');
	expect(readManifest(text)).toMatchObject({ failure: { code: 'manifest-broken' } });
});
