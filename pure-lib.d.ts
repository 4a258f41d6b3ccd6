// The few names of the outer world that the pure core may know, declared because its lib is bare es2023.
// Everything else (document, indexedDB, fetch, …) must stay unknown here: the compiler is the proof.

interface AbortSignal {
	readonly aborted: boolean;
	readonly reason: unknown;
	throwIfAborted(): void;
	addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}

declare class TextEncoder {
	encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean });
	decode(bytes: Uint8Array): string;
}

interface Blob {
	readonly size: number;
	readonly type: string;
	slice(start?: number, end?: number): Blob;
	arrayBuffer(): Promise<ArrayBuffer>;
}

interface ImportMeta {
	/** Vite's discovery of files by pattern; resolved at build time. */
	glob<T>(pattern: string, options: { eager: true; import?: string }): Record<string, T>;
	glob<T>(pattern: string, options: { import?: string }): Record<string, () => Promise<T>>;
}
