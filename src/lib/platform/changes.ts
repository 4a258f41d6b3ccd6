// Tells this tab and the others that something stored has changed: only a hint to read again, never the data.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';

export type Change =
	/** `version`: the file as it is now; whoever has seen that need not read it again. */
	| { readonly kind: 'file'; readonly fileId: RegistryFileId; readonly version?: number }
	| { readonly kind: 'page'; readonly fileId: RegistryFileId; readonly pageId: PageId }
	| { readonly kind: 'settings' };

export interface Changes {
	/** Reaches listeners of this tab at once, other tabs soon. */
	announce(change: Change): void;
	/** The answer ends the listening. */
	listen(listener: (change: Change, fromOtherTab: boolean) => void): () => void;
	close(): void;
}

/** A message from another tab may come from another version of the app: check its shape. */
function isChange(data: unknown): data is Change {
	if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
	if (data.kind === 'settings') return true;
	if (!('fileId' in data) || typeof data.fileId !== 'string') return false;
	return data.kind === 'file' || ('pageId' in data && typeof data.pageId === 'string');
}

export function openChanges(name: string): Changes {
	const listeners = new Set<(change: Change, fromOtherTab: boolean) => void>();
	const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
	const tell = (change: Change, fromOtherTab: boolean): void => {
		for (const listener of [...listeners]) listener(change, fromOtherTab);
	};
	channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
		if (isChange(event.data)) tell(event.data, true);
	});
	return {
		announce(change) {
			tell(change, false);
			channel?.postMessage(change);
		},
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close() {
			listeners.clear();
			channel?.close();
		}
	};
}
