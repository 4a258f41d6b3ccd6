// One file of nothing, held open: the room kept back for the last edits, and a place to try whether the disk still takes
// something. Only an open file may be written in place on a full disk. Measured there (Chromium 156): a database or a
// stream that fails to write makes the browser throw away all data of an origin it has not promised to keep, and
// opening a stream ended the browser; this neither. Worker only.
import { openInPlace, type SyncAccessHandle } from '../private-files.ts';

const fileName = 'reserve';
const pieceBytes = 1024 * 1024;

/** Random: a disk that compresses would keep no room for zeros. */
function noise(): Uint8Array<ArrayBuffer> {
	const piece = new Uint8Array(pieceBytes);
	for (let at = 0; at < piece.length; at += 65_536)
		crypto.getRandomValues(piece.subarray(at, at + 65_536));
	return piece;
}

export class RoomFile {
	readonly #access: SyncAccessHandle;
	readonly #piece = noise();

	constructor(access: SyncAccessHandle) {
		this.#access = access;
	}

	/** Null where the browser has no private files, or lets one tab alone hold it. */
	static async open(): Promise<RoomFile | null> {
		try {
			const root = await navigator.storage.getDirectory();
			const file = await root.getFileHandle(fileName, { create: true });
			return new RoomFile(await openInPlace(file, 'readwrite-unsafe'));
		} catch {
			return null;
		}
	}

	/** Makes the file `bytes` long where it is shorter. False: the disk has not that much left. */
	lay(bytes: number): boolean {
		const size = this.#access.getSize();
		return size >= bytes || this.#grow(size, bytes);
	}

	/** Whether the disk takes `bytes` more at this moment; nothing of them stays. */
	probe(bytes: number): boolean {
		const size = this.#access.getSize();
		const hasRoom = this.#grow(size, size + bytes);
		if (hasRoom) this.#access.truncate(size);
		return hasRoom;
	}

	/** Gives all of it to whoever writes next. */
	release(): void {
		this.#access.truncate(0);
	}

	/** All or nothing. */
	#grow(from: number, to: number): boolean {
		try {
			for (let at = from; at < to; at += pieceBytes) {
				const piece = this.#piece.subarray(0, Math.min(pieceBytes, to - at));
				if (this.#access.write(piece, { at }) < piece.length) throw new RangeError('short write');
			}
			return true;
		} catch {
			this.#access.truncate(from);
			return false;
		}
	}
}
