// Pixels as plain arrays, so that every image step is a pure function a Node test can run.

/** Row-major, 4 bytes a pixel: red, green, blue, alpha. */
export interface ColorImage {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Row-major, one byte a pixel: 0 black … 255 white. */
export interface GrayImage {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
}
