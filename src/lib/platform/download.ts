// Hands bytes to the person as a file. Where the browser can write to a chosen file, the stream goes straight
// to disk; else it is gathered into one Blob (which browsers keep on disk when it is large) and downloaded.
import { fail, ok, type Result } from '#lib/domain/result.ts';

export interface DownloadTarget {
	readonly fileName: string;
	/** MIME type. */
	readonly type: string;
}

interface SavePicker {
	showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

const picker = (): SavePicker | null =>
	'showSaveFilePicker' in globalThis ? (globalThis as unknown as SavePicker) : null;

/** Offers a finished file for download. */
export function downloadBlob(blob: Blob, fileName: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	// Revoking at once would cancel the download in some browsers.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function gather(chunks: AsyncIterable<Uint8Array>, target: DownloadTarget): Promise<void> {
	let parts: BlobPart[] = [];
	let size = 0;
	let whole = new Blob([], { type: target.type });
	for await (const chunk of chunks) {
		parts.push(chunk.slice());
		size += chunk.length;
		if (size > 8_000_000) {
			whole = new Blob([whole, ...parts], { type: target.type });
			parts = [];
			size = 0;
		}
	}
	downloadBlob(new Blob([whole, ...parts], { type: target.type }), target.fileName);
}

/**
 * Streams to a file the person chooses (`choose`), else to the download folder.
 * Failures: `cancelled` when the person closed the chooser, `disk-write-failed`.
 */
export async function downloadStream(
	chunks: AsyncIterable<Uint8Array>,
	target: DownloadTarget,
	options: { readonly choose?: boolean } = {}
): Promise<Result<void, 'cancelled' | 'disk-write-failed'>> {
	const chooser = options.choose === true ? picker() : null;
	if (!chooser) {
		await gather(chunks, target);
		return ok(undefined);
	}
	let handle: FileSystemFileHandle;
	try {
		handle = await chooser.showSaveFilePicker({ suggestedName: target.fileName });
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return fail('cancelled');
		throw error;
	}
	const writer = await handle.createWritable();
	try {
		for await (const chunk of chunks) await writer.write(chunk.slice());
		await writer.close();
		return ok(undefined);
	} catch (error) {
		await writer.abort().catch(() => undefined);
		if (error instanceof DOMException) return fail('disk-write-failed');
		throw error;
	}
}
