// The thread on which the line reader runs: beside the page's own work and beside the first engine.
import { expose, transfer } from 'comlink';
import type { GrayImage } from '#lib/domain/raster.ts';
import type { Posteriors } from '#lib/pipeline/recognition/ctc/posteriors.ts';
import { createLineReader, type LineReader, type LineReaderOptions } from './line-reader.ts';

/** Posteriors without the alphabet, which is the same for all lines and sent once. */
export type SentPosteriors = Omit<Posteriors, 'chars'>;

let reader: Promise<LineReader> | null = null;
/** The runtime does one thing at a time: who comes while it works waits here. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const turn = last.then(work);
	last = turn.catch(() => undefined);
	return turn;
}

const host = {
	async start(options: LineReaderOptions): Promise<string> {
		reader = createLineReader(options);
		return (await reader).version;
	},
	async posteriors(lines: readonly GrayImage[]): Promise<(SentPosteriors | null)[]> {
		const started = await reader;
		if (!started) throw new Error('The line reader was not started');
		const found = await inTurn(() => started.posteriors(lines));
		const sent = found.map((line) => {
			if (!line) return null;
			const { chars: _same, ...rest } = line;
			return rest;
		});
		return transfer(
			sent,
			sent.flatMap((line) => (line ? [line.logProbs.buffer] : []))
		);
	}
};

export type LineReaderHost = typeof host;

expose(host);
