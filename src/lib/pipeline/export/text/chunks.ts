// Gathers many small texts into chunks of UTF-8, because a yield per cell would cost more than the cell.

/** UTF-16 units gathered before bytes are made. */
const chunkLength = 64 * 1024;

const encoder = new TextEncoder();

/**
 * Yields the texts as UTF-8 chunks. A lone surrogate becomes U+FFFD, as TextEncoder does; a pair is never
 * cut, because texts are joined before they are encoded.
 * @throws AbortError when the signal is aborted.
 */
export async function* utf8Chunks(
	texts: AsyncIterable<string>,
	signal?: AbortSignal
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	let pending = '';
	for await (const text of texts) {
		pending += text;
		if (pending.length < chunkLength) continue;
		signal?.throwIfAborted();
		yield encoder.encode(pending);
		pending = '';
	}
	signal?.throwIfAborted();
	if (pending !== '') yield encoder.encode(pending);
}
