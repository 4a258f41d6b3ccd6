// Reads strips and tiles ahead in larger pieces: some scanners write one strip a row, and three thousand
// trips to the disk cost more than the decoding.
import { readRange } from '../../../pipeline/import/bytes.ts';
import type { PictureSpec } from './picture-spec.ts';

const READ_AHEAD_BYTES = 2 * 1024 * 1024;

export class SegmentReader {
	readonly #file: Blob;
	readonly #segments: PictureSpec['segments'];
	#window: Uint8Array = new Uint8Array();
	#windowAt = 0;

	constructor(file: Blob, segments: PictureSpec['segments']) {
		this.#file = file;
		this.#segments = segments;
	}

	/** Bytes of one segment, not to be written to; shorter where the file ends. */
	async read(index: number): Promise<Uint8Array> {
		const { offset, length } = this.#segments[index] ?? { offset: 0, length: 0 };
		const isInside = offset >= this.#windowAt && offset + length <= this.#windowEnd;
		if (!isInside) {
			const bytes = Math.max(length, READ_AHEAD_BYTES);
			this.#window = await readRange(this.#file, offset, bytes);
			this.#windowAt = offset;
		}
		const start = offset - this.#windowAt;
		return this.#window.subarray(start, start + length);
	}

	get #windowEnd(): number {
		return this.#windowAt + this.#window.length;
	}
}
