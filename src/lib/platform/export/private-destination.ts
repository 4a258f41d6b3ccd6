// Writes a package into the browser's private file system, from where it is downloaded: memory stays flat.
// Worker only: the synchronous handle does not exist on a page.
import { openInPlace } from '#lib/platform/private-files.ts';
import type { ExportDestination, ExportFileWriter } from '#lib/pipeline/export/package-writer.ts';

const folderName = 'exports';

/** Removes what exports have left in the browser's private files: it is personal data. Never throws. */
export async function clearPrivateExports(): Promise<void> {
	try {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry(folderName, { recursive: true });
	} catch {
		// Nothing there, or another tab is writing just now and will be cleared after it.
	}
}

/** The folder of this export; what earlier exports left is removed first. */
async function emptyFolder(): Promise<FileSystemDirectoryHandle> {
	await clearPrivateExports();
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(folderName, { create: true });
}

async function privateFile(
	folder: FileSystemDirectoryHandle,
	name: string
): Promise<ExportFileWriter> {
	const access = await openInPlace(await folder.getFileHandle(name, { create: true }));
	let isOpen = true;
	const shut = () => {
		if (isOpen) access.close();
		isOpen = false;
	};
	return {
		write: (chunk) => {
			const written = access.write(chunk);
			// A full disk writes less than asked, or throws, by browser.
			if (written < chunk.length) throw new DOMException('disk full', 'QuotaExceededError');
			return Promise.resolve();
		},
		close: () => {
			access.flush();
			shut();
			return Promise.resolve();
		},
		discard: async () => {
			shut();
			await folder.removeEntry(name).catch(() => undefined);
		}
	};
}

export interface PrivateDestination extends ExportDestination {
	/** The finished files by name, backed by disk. */
	files(): Promise<File[]>;
}

export async function privateDestination(): Promise<PrivateDestination> {
	const folder = await emptyFolder();
	const names: string[] = [];
	return {
		create: async (name) => {
			const writer = await privateFile(folder, name);
			names.push(name);
			return writer;
		},
		files: () =>
			Promise.all(names.map(async (name) => (await folder.getFileHandle(name)).getFile()))
	};
}
