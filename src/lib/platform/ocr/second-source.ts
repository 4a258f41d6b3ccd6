// Starts the line reader and what it needs to know of places. Where it cannot start (weights missing, no wasm), pages are
// read by the first engine alone: a second opinion is worth much, a page is worth more.
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import type { SecondSource } from '#lib/pipeline/recognition/index.ts';
import { placeTree } from '#lib/pipeline/recognition/language/place-tree.ts';
import { log } from '../log.ts';
import { startLineReader } from './line-reader-client.ts';
import type { LineReader } from './line-reader.ts';
import { builtInWeights, officeVersion, officeWeights } from './weights.ts';

/** Papers of the registry name units as they stood before districts ended on 1/7/2025. */
const papersDay = 20250630;

/** @param officeKey opens the office's own weights; null: those of this build are used */
export async function startSecondSource(officeKey: CryptoKey | null): Promise<SecondSource | null> {
	try {
		const at = (path: string): string => new URL(path, globalThis.location.origin).href;
		const [reader, gazetteer] = await Promise.all([
			startReader(at('/models'), at('/engines/onnx/'), officeKey),
			import('#lib/domain/places/data/gazetteer.data.json')
		]);
		return { reader, places: placeTree(gazetteer.default as unknown as GazetteerData, papersDay) };
	} catch {
		log.warning('line-reader-not-started');
		return null;
	}
}

/** The office's own weights where it has some that start, else those of this build. */
async function startReader(
	models: string,
	runtimeUrl: string,
	officeKey: CryptoKey | null
): Promise<LineReader> {
	const own = officeKey && (await officeWeights(officeKey));
	if (own) {
		try {
			return await startLineReader({
				...{ weights: own, version: officeVersion(own.card), runtimeUrl }
			});
		} catch {
			log.warning('office-weights-not-started');
		}
	}
	return startLineReader({ weights: await builtInWeights(models), runtimeUrl });
}
