// Pictures for decoder tests: four quarters of known colours, so that any turn or mirror shows.
import type { ColorImage } from '../../../domain/raster.ts';

export type Colour = 'red' | 'green' | 'blue' | 'black' | 'white' | 'other';

const RGB = { red: '#f00', green: '#0f0', blue: '#00f', black: '#000' } as const;

/** Top left red, top right green, bottom left blue, bottom right black. */
export function drawQuarters(width: number, height: number): OffscreenCanvas {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('No canvas');
	const [halfWidth, halfHeight] = [width / 2, height / 2];
	Object.values(RGB).forEach((colour, i) => {
		context.fillStyle = colour;
		context.fillRect((i % 2) * halfWidth, Math.floor(i / 2) * halfHeight, halfWidth, halfHeight);
	});
	return canvas;
}

export function quartersBlob(width: number, height: number, type: string): Promise<Blob> {
	return drawQuarters(width, height).convertToBlob({ type, quality: 0.95 });
}

/** Colours in the middle of the four quarters: top left, top right, bottom left, bottom right. */
export function quarterColours(image: ColorImage): Colour[] {
	return [0, 1, 2, 3].map((i) => {
		const x = Math.floor(image.width * (i % 2 ? 0.75 : 0.25));
		const y = Math.floor(image.height * (i > 1 ? 0.75 : 0.25));
		return colourAt(image, x, y);
	});
}

export function colourAt(image: ColorImage, x: number, y: number): Colour {
	const at = (y * image.width + x) * 4;
	const [r = 0, g = 0, b = 0] = image.data.subarray(at, at + 3);
	const bits = [r, g, b].map((value) => (value > 200 ? '1' : value < 60 ? '0' : '?')).join('');
	const names: Record<string, Colour> = {
		...{ '100': 'red', '010': 'green', '001': 'blue', '000': 'black', '111': 'white' }
	};
	return names[bits] ?? 'other';
}
