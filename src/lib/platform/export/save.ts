// Hands a finished file to the person: a download, or a folder chosen with File System Access.

/** Link clicks are the one way to download that works under the policy in every browser. */
export function download(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	// The download has begun by then; the URL only pins the file.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface FolderPicker {
	showDirectoryPicker(options: {
		id: string;
		mode: 'readwrite';
	}): Promise<FileSystemDirectoryHandle>;
}

const picker = (): FolderPicker | null =>
	'showDirectoryPicker' in globalThis ? (globalThis as unknown as FolderPicker) : null;

export const canChooseFolder = (): boolean => picker() !== null;

/** Null when the person closes the picker. Must be called in a click. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
	try {
		return (
			(await picker()?.showDirectoryPicker({ id: 'tang-thu-export', mode: 'readwrite' })) ?? null
		);
	} catch (reason) {
		if (reason instanceof DOMException && reason.name === 'AbortError') return null;
		throw reason;
	}
}
