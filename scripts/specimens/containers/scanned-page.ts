// A scanned page ready to be put into a file: its compressed pixels as they will lie in the file.
export interface ScannedPage {
	readonly widthPx: number;
	readonly heightPx: number;
	readonly dpi: number;
	readonly encoding: 'jpeg' | 'g4';
	readonly bytes: Uint8Array;
}
