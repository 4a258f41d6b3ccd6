// Weights of the line reader with the card that describes them: those of this build, or newer ones of the office, which
// were judged before they were kept (judge-weights.ts). They lie in a cache of their own, so that no update of the app
// removes them, sealed with the archive's key: what was trained on an office's own lines may have learnt their words.
import {
	check,
	literal,
	looseObject,
	number,
	object,
	parse,
	pipe,
	regex,
	safeParse,
	string
} from 'valibot';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { inputRows } from '#lib/pipeline/recognition/ctc/line-input.ts';
import { type Bytes, SealBroken, seal, unseal } from '#lib/platform/crypto/envelope.ts';

/** Time steps are this many columns apart. */
export const stride = 4;

const card = pipe(
	looseObject({
		version: pipe(string(), regex(/^[\w.+-]{1,40}$/)),
		charset: string(),
		/** SHA-256 of the weights, hex. */
		sha256: pipe(string(), regex(/^[0-9a-f]{64}$/)),
		input: looseObject({ channels: literal(1), height: literal(inputRows) }),
		output: looseObject({ layout: literal('BTC'), classes: number(), blank: literal(0) }),
		stride: literal(stride)
	}),
	check(({ charset, output }) => [...charset].length + 1 === output.classes)
);

/** What line-reader.json says of the weights. */
export interface ModelCard {
	readonly version: string;
	readonly charset: string;
	readonly sha256: string;
}

export interface Weights {
	readonly card: ModelCard;
	readonly bytes: Bytes;
}

/** Share of the specimen lines' characters read wrong, percent. */
export interface Verdict {
	readonly own: number;
	readonly builtIn: number;
}

export interface OfficeWeights extends Weights, Verdict {}

/** The card of a file; `weights-shape` where it is one, but of another network. */
export function readCard(text: string): Result<ModelCard, 'weights-card' | 'weights-shape'> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return fail('weights-card');
	}
	const found = safeParse(card, parsed);
	if (found.success) return ok(found.output);
	const named = safeParse(
		object({ version: string(), charset: string(), sha256: string() }),
		parsed
	);
	return fail(named.success ? 'weights-shape' : 'weights-card');
}

/** Whether these are the weights the card speaks of. */
export async function isOf({ sha256 }: ModelCard, bytes: Bytes): Promise<boolean> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/** Those of this build. @throws where they cannot be had. @param folder absolute */
export async function builtInWeights(folder: string): Promise<Weights> {
	const found = readCard(await (await fetch(`${folder}/line-reader.json`)).text());
	if (!found.ok) throw new Error('The card of the line reader is not readable');
	const answer = await fetch(`${folder}/line-reader.onnx`);
	return { card: found.value, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const cacheName = 'office-weights';
/** Where they lie, which is also what their envelopes are bound to. */
const cardPath = '/office-weights/line-reader.json';
const weightsPath = '/office-weights/line-reader.onnx';
const kept = object({
	card: looseObject({ version: string(), charset: string(), sha256: string() }),
	own: number(),
	builtIn: number()
});

const hasCaches = (): boolean => 'caches' in globalThis;

const bytesOf = async (answer: Response): Promise<Bytes> =>
	new Uint8Array(await answer.arrayBuffer());

/** Null where the office has none, or what is kept is not whole. What does not open is forgotten: it is not ours. */
export async function officeWeights(key: CryptoKey): Promise<OfficeWeights | null> {
	if (!hasCaches()) return null;
	try {
		const cache = await caches.open(cacheName);
		const [said, weights] = await Promise.all([cache.match(cardPath), cache.match(weightsPath)]);
		if (!said || !weights) return null;
		const text = new TextDecoder().decode(await unseal(key, cardPath, await bytesOf(said)));
		const verdict = parse(kept, JSON.parse(text));
		const bytes = await unseal(key, weightsPath, await bytesOf(weights));
		return (await isOf(verdict.card, bytes)) ? { ...verdict, bytes } : null;
	} catch (error) {
		if (error instanceof SealBroken) await forgetOfficeWeights();
		return null;
	}
}

/** The card goes last: without it nothing is used. */
export async function keepOfficeWeights(
	key: CryptoKey,
	{ bytes, ...said }: OfficeWeights
): Promise<Result<void, 'weights-not-kept'>> {
	if (!hasCaches()) return fail('weights-not-kept');
	try {
		const card = new TextEncoder().encode(JSON.stringify(said));
		const [sealedCard, sealedBytes] = await Promise.all([
			seal(key, cardPath, card),
			seal(key, weightsPath, bytes)
		]);
		const cache = await caches.open(cacheName);
		await cache.delete(cardPath);
		await cache.put(weightsPath, new Response(sealedBytes));
		await cache.put(cardPath, new Response(sealedCard));
		return ok(undefined);
	} catch {
		await forgetOfficeWeights();
		return fail('weights-not-kept');
	}
}

export async function forgetOfficeWeights(): Promise<void> {
	if (hasCaches()) await caches.delete(cacheName);
}

/** An office may give any name to its weights: the hash tells them apart in every reading. */
export const officeVersion = ({ version, sha256 }: ModelCard): string =>
	`${version}+${sha256.slice(0, 8)}`;
