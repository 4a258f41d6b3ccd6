// Room kept back for the last edits: a file of nothing in the browser's private file system. On a full disk it is given
// up, so that what has been typed still lands; that it cannot be laid down is the early warning, because the free space
// a browser reports is invented.

const fileName = 'reserve';
const probeName = 'probe';
/** Enough for hours of typing, and for moving a batch out. */
export const reserveBytes = 64 * 1024 * 1024;
const pieceBytes = 4 * 1024 * 1024;
/** What opening a database may write: its log laid down anew, twice over. */
const probeBytes = 8 * 1024 * 1024;

/** `kept`: the room is there; `short`: the disk has less than that left; `unknown`: no private files in this browser. */
export type ReserveState = 'kept' | 'short' | 'unknown';

async function root(): Promise<FileSystemDirectoryHandle | null> {
	try {
		return await navigator.storage.getDirectory();
	} catch {
		return null;
	}
}

/** Never throws. */
export async function keepReserve(bytes = reserveBytes): Promise<ReserveState> {
	const folder = await root();
	if (!folder) return 'unknown';
	try {
		const handle = await folder.getFileHandle(fileName, { create: true });
		if ((await handle.getFile()).size >= bytes) return 'kept';
		return await lay(handle, bytes);
	} catch {
		return 'short';
	}
}

/** Random bytes: a disk that compresses would keep no room for zeros. */
async function lay(handle: FileSystemFileHandle, bytes: number): Promise<ReserveState> {
	const stream = await handle.createWritable();
	try {
		const piece = new Uint8Array(pieceBytes);
		for (let at = 0; at < piece.length; at += 65_536)
			crypto.getRandomValues(piece.subarray(at, at + 65_536));
		for (let left = bytes; left > 0; left -= pieceBytes)
			await stream.write(piece.subarray(0, Math.min(left, pieceBytes)));
		await stream.close();
		return 'kept';
	} catch {
		await stream.abort().catch(() => undefined);
		return 'short';
	}
}

/** Whether the disk takes as much as opening a database needs; true where that cannot be told. Never throws. */
export async function hasRoom(bytes = probeBytes): Promise<boolean> {
	const folder = await root();
	if (!folder) return true;
	try {
		const handle = await folder.getFileHandle(probeName, { create: true });
		return (await lay(handle, bytes)) === 'kept';
	} catch {
		return false;
	} finally {
		await folder.removeEntry(probeName).catch(() => undefined);
	}
}

/** Gives the room to whoever writes next. Never throws. */
export async function releaseReserve(): Promise<void> {
	await (await root())?.removeEntry(fileName).catch(() => undefined);
}
