// Writes a package into a folder the person chose (File System Access). A file appears with its content only
// when it is closed, so a crash leaves nothing that looks whole.
import type { ExportDestination, ExportFileWriter } from '#lib/pipeline/export/package-writer.ts';

async function folderFile(
	folder: FileSystemDirectoryHandle,
	name: string
): Promise<ExportFileWriter> {
	const handle = await folder.getFileHandle(name, { create: true });
	const stream = await handle.createWritable();
	return {
		write: (chunk) => stream.write(chunk),
		close: () => stream.close(),
		discard: async () => {
			await stream.abort().catch(() => undefined);
			// Only an empty file was ours alone: an older export of the same name keeps its content.
			const file = await handle.getFile().catch(() => null);
			if (file?.size === 0) await folder.removeEntry(name).catch(() => undefined);
		}
	};
}

export function folderDestination(folder: FileSystemDirectoryHandle): ExportDestination {
	return { create: (name) => folderFile(folder, name) };
}
