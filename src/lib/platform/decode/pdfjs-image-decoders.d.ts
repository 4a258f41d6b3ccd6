// The part of pdf.js's stand-alone image decoders that is used here; the package ships no types for it.
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
	interface FaxOptions {
		K: number;
		EndOfLine: boolean;
		EncodedByteAlign: boolean;
		BlackIs1: boolean;
		Columns: number;
		Rows: number;
	}
	interface FaxDecoder {
		decode(
			bytes: Uint8Array,
			width: number,
			height: number,
			globals: null,
			options: FaxOptions
		): Promise<Uint8Array>;
	}
	export const Jbig2Image: {
		readonly instance: FaxDecoder;
		setOptions(options: { useWasm: boolean; useWorkerFetch: boolean; wasmUrl: string }): void;
	};
	export class JpegImage {
		readonly width: number;
		readonly height: number;
		parse(bytes: Uint8Array): void;
		getData(options: { width: number; height: number; isSourcePDF: boolean }): Uint8Array;
	}
}
