// The line reader on a thread of its own: it costs more than the first engine and would else hold up the page's work.
import '../trusted-scripts.ts';
import { wrap } from 'comlink';
import type { LineReader, LineReaderOptions } from './line-reader.ts';
import type { LineReaderHost } from './line-reader.worker.ts';

/** As `createLineReader`; a thread that dies rejects whoever waits. */
export async function startLineReader(options: LineReaderOptions): Promise<LineReader> {
	const worker = new Worker(new URL('./line-reader.worker.ts', import.meta.url), {
		type: 'module'
	});
	const remote = wrap<LineReaderHost>(worker);
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener('error', () => reject(new Error('The line reader ended')));
	});
	died.catch(() => undefined);
	const chars = [...options.weights.card.charset];
	let version: string;
	try {
		version = await Promise.race([remote.start(options), died]);
	} catch (error) {
		worker.terminate();
		throw error;
	}
	return {
		id: 'line-reader',
		version,
		async posteriors(lines, { signal } = {}) {
			signal?.throwIfAborted();
			if (lines.length === 0) return [];
			const found = await Promise.race([remote.posteriors(lines), died]);
			signal?.throwIfAborted();
			return found.map((line) => line && { ...line, chars });
		},
		close() {
			worker.terminate();
			return Promise.resolve();
		}
	};
}
