// The browser's private file system as a worker sees it: files that are written in place, which the DOM's types of a
// page do not know.

export interface SyncAccessHandle {
	/** @returns how many bytes were written; on a full disk fewer than asked, or it throws, by browser */
	write(bytes: Uint8Array<ArrayBuffer>, options?: { readonly at: number }): number;
	getSize(): number;
	truncate(size: number): void;
	flush(): void;
	close(): void;
}

interface SyncFileHandle extends FileSystemFileHandle {
	createSyncAccessHandle(options?: { readonly mode: string }): Promise<SyncAccessHandle>;
}

/**
 * @param mode `readwrite-unsafe` lets several tabs have it open; browsers that do not know it give it to one
 * @throws DOMException where somebody else has it open
 */
export const openInPlace = (
	file: FileSystemFileHandle,
	mode: 'readwrite' | 'readwrite-unsafe' = 'readwrite'
): Promise<SyncAccessHandle> => (file as SyncFileHandle).createSyncAccessHandle({ mode });
