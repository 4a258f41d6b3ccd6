// Reading numbers out of untrusted headers: past the end is `null`, never an exception or a wrong zero.

/** A bounded, endian-aware view; every position is relative to the view. */
export class HeaderBytes {
	readonly #view: DataView;
	readonly littleEndian: boolean;

	constructor(bytes: Uint8Array, littleEndian = false) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.littleEndian = littleEndian;
	}

	get length(): number {
		return this.#view.byteLength;
	}

	u8(at: number): number | null {
		return this.#has(at, 1) ? this.#view.getUint8(at) : null;
	}

	u16(at: number): number | null {
		return this.#has(at, 2) ? this.#view.getUint16(at, this.littleEndian) : null;
	}

	u32(at: number): number | null {
		return this.#has(at, 4) ? this.#view.getUint32(at, this.littleEndian) : null;
	}

	i32(at: number): number | null {
		return this.#has(at, 4) ? this.#view.getInt32(at, this.littleEndian) : null;
	}

	/** 64-bit unsigned; null too where it is beyond what a number holds exactly. */
	u64(at: number): number | null {
		if (!this.#has(at, 8)) return null;
		const value = Number(this.#view.getBigUint64(at, this.littleEndian));
		return Number.isSafeInteger(value) ? value : null;
	}

	/** Latin-1 text of a fixed length; shorter at the end of the bytes. */
	ascii(at: number, length: number): string {
		let text = '';
		for (let i = at; i < at + length && this.#has(i, 1); i++)
			text += String.fromCharCode(this.#view.getUint8(i));
		return text;
	}

	slice(at: number, length: number): Uint8Array {
		const start = Math.min(Math.max(at, 0), this.length);
		const end = Math.min(start + Math.max(length, 0), this.length);
		return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, end - start);
	}

	#has(at: number, length: number): boolean {
		return Number.isInteger(at) && at >= 0 && at + length <= this.#view.byteLength;
	}
}

/** Bytes of a file part; shorter than asked where the file ends. Rejects where the disk fails. */
export async function readRange(file: Blob, offset: number, length: number): Promise<Uint8Array> {
	if (offset < 0 || offset >= file.size || length <= 0) return new Uint8Array();
	const end = Math.min(offset + length, file.size);
	return new Uint8Array(await file.slice(offset, end).arrayBuffer());
}
