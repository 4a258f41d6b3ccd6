// Newer weights, good and hostile, judged by the real runtime in a real worker.
import { afterEach, expect, test } from 'vitest';
import { deriveArchiveKeys, newSecret } from '#lib/platform/crypto/archive-keys.ts';
import { tryWeights } from './judge-client.ts';
import {
	builtInWeights,
	forgetOfficeWeights,
	isOf,
	keepOfficeWeights,
	officeVersion,
	officeWeights,
	readCard,
	type Weights
} from './weights.ts';
import { startSecondSource } from './second-source.ts';

afterEach(forgetOfficeWeights);

const { archive: key } = await deriveArchiveKeys(newSecret());

const builtIn = () => builtInWeights(new URL('/models', location.origin).href);
const judge = (weights: Weights, signal = new AbortController().signal) =>
	tryWeights(weights, { signal, onProgress: () => undefined });

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
	[...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');

/** The built-in weights with bytes changed, their card telling the truth about them. */
async function altered(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) {
	const { card, bytes } = await builtIn();
	const changed = change(bytes.slice());
	return { card: { ...card, sha256: await hashOf(changed) }, bytes: changed };
}

test('the same weights are no worse, are kept, and name themselves in every reading', async () => {
	const weights = await builtIn();
	const shares: number[] = [];
	const judged = await tryWeights(weights, {
		signal: new AbortController().signal,
		onProgress: (share) => shares.push(share)
	});
	if (!judged.ok) throw new Error(judged.failure.code);
	const { own, builtIn: base } = judged.value;
	expect(own).toBe(base);
	expect(base).toBeGreaterThan(0);
	expect(base).toBeLessThan(15);
	expect(shares.at(-1)).toBe(1);
	expect(await keepOfficeWeights(key, { ...weights, ...judged.value })).toEqual({
		ok: true,
		value: undefined
	});
	const source = await startSecondSource(key);
	expect(source?.reader.version).toBe(officeVersion(weights.card));
	await forgetOfficeWeights();
	expect((await startSecondSource(key))?.reader.version).toBe(weights.card.version);
	expect((await startSecondSource(null))?.reader.version).toBe(weights.card.version);
});

test('weights that read worse are refused with both figures', async () => {
	// A stretch of one layer's floats (430 KB from byte 552,185) is wiped: the file opens, the network has forgotten.
	const broken = await altered((bytes) => bytes.fill(0, 600_000, 900_000));
	expect(await judge(broken)).toMatchObject({ ok: false, failure: { code: 'weights-worse' } });
});

test('hostile files are refused by name and change nothing', async () => {
	const noise = crypto.getRandomValues(new Uint8Array(60_000));
	for (const change of [
		() => noise,
		() => new Uint8Array(0),
		(bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 1_000_000)
	])
		expect(await judge(await altered(change))).toMatchObject({
			failure: { code: 'weights-broken' }
		});
	const { card, bytes } = await builtIn();
	expect(await judge({ card, bytes: bytes.slice(1) })).toMatchObject({
		failure: { code: 'weights-mismatch' }
	});
	// A card that promises other letters than the network has.
	const other = { ...card, charset: card.charset.slice(1) };
	expect(await judge({ card: other, bytes })).toMatchObject({ failure: { code: 'weights-shape' } });
	expect(await officeWeights(key)).toBeNull();
});

test('a stopped trial rejects; kept weights that were changed are not used', async () => {
	const abort = new AbortController();
	const running = judge(await builtIn(), abort.signal);
	abort.abort();
	await expect(running).rejects.toThrow();
	const weights = await builtIn();
	await keepOfficeWeights(key, { ...weights, own: 1, builtIn: 1 });
	expect(await officeWeights(key)).toMatchObject({ own: 1 });
	const cache = await caches.open('office-weights');
	await cache.put('/office-weights/line-reader.onnx', new Response(weights.bytes.slice(4)));
	expect(await officeWeights(key)).toBeNull();
});

test('kept weights lie sealed, and what another key or none has sealed is forgotten', async () => {
	const weights = await builtIn();
	const kept = { ...weights, own: 1, builtIn: 1 };
	await keepOfficeWeights(key, kept);
	const cache = await caches.open('office-weights');
	for (const request of await cache.keys()) {
		const answer = await cache.match(request);
		const text = await answer?.clone().text();
		expect(text).not.toContain(weights.card.version);
		expect(text).not.toContain(new TextDecoder().decode(weights.bytes.slice(0, 64)));
	}
	const { archive: other } = await deriveArchiveKeys(newSecret());
	expect(await officeWeights(other)).toBeNull();
	expect(await caches.has('office-weights')).toBe(false);
	// As versions before sealing kept them.
	const clear = await caches.open('office-weights');
	await clear.put('/office-weights/line-reader.onnx', new Response(weights.bytes));
	const { bytes: _bytes, ...said } = kept;
	await clear.put('/office-weights/line-reader.json', new Response(JSON.stringify(said)));
	expect(await officeWeights(key)).toBeNull();
	expect(await caches.has('office-weights')).toBe(false);
});

test('a card is what it should be, or is refused', async () => {
	const text = await (await fetch('/models/line-reader.json')).text();
	const said = JSON.parse(text) as Record<string, unknown>;
	expect(readCard(text)).toMatchObject({ ok: true, value: { version: said.version } });
	for (const [change, code] of [
		[{ input: { channels: 3, height: 40 } }, 'weights-shape'],
		[{ input: { channels: 1, height: 32 } }, 'weights-shape'],
		[{ charset: 'abc' }, 'weights-shape'],
		[{ version: '<b>1</b>' }, 'weights-shape'],
		[{ sha256: 7 }, 'weights-card'],
		[{ charset: undefined }, 'weights-card']
	] as const)
		expect(readCard(JSON.stringify({ ...said, ...change }))).toMatchObject({ failure: { code } });
	for (const junk of ['', 'null', '[]', '{', '"x"'])
		expect(readCard(junk)).toMatchObject({ failure: { code: 'weights-card' } });
	const { card, bytes } = await builtIn();
	expect(await isOf(card, bytes)).toBe(true);
});
