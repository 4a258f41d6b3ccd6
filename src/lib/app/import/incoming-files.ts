// Scans as they come from a picker or a drop, folders included. Order is that of names, numbers counted as numbers.
import type { IncomingFile } from '../surface.ts';

const byName = new Intl.Collator('vi', { numeric: true });

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** From a file or folder picker. */
export function fromPicker(files: Iterable<File>): readonly IncomingFile[] {
	const incoming = [...files].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
	return sorted(incoming);
}

/** Files that are no scans and are never meant: system litter in folders. */
const isLitter = (name: string): boolean =>
	name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name);

function sorted(incoming: readonly IncomingFile[]): readonly IncomingFile[] {
	return incoming
		.filter(({ file, folder }) => folder === '' || !isLitter(file.name))
		.sort((a, b) => byName.compare(a.folder, b.folder) || byName.compare(a.file.name, b.file.name));
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
	new Promise((resolve, reject) => entry.file(resolve, reject));

/** A reader gives at most 100 entries at a time, and an empty list at the end. */
async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = entry.createReader();
	const children: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject)
		);
		if (some.length === 0) return children;
		children.push(...some);
	}
}

async function walk(entry: FileSystemEntry): Promise<IncomingFile[]> {
	if (entry.isFile) {
		const file = await fileOf(entry as FileSystemFileEntry);
		return [{ file, folder: folderOf(entry.fullPath).replace(/^\//, '') }];
	}
	const found: IncomingFile[] = [];
	for (const child of await childrenOf(entry as FileSystemDirectoryEntry))
		found.push(...(await walk(child)));
	return found;
}

/** From a drop. The entries are taken before the first await: the browser empties the list after the event. */
export function fromDrop(transfer: DataTransfer): Promise<readonly IncomingFile[]> {
	const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
	const loose = [...transfer.files];
	if (entries.every((entry) => entry === null)) return Promise.resolve(fromPicker(loose));
	return Promise.all(entries.map((entry) => (entry ? walk(entry) : Promise.resolve([])))).then(
		(found) => sorted(found.flat())
	);
}
