// Lengths and boxes with their unit in the type, so that paper millimetres never meet scan pixels unconverted.

declare const unit: unique symbol;
/** Pixels of the image at hand. */
export type Px = number & { readonly [unit]?: 'px' };
/** Millimetres on the paper form, from its top-left corner. */
export type Mm = number & { readonly [unit]?: 'mm' };

export interface Point<U extends number> {
	readonly x: U;
	readonly y: U;
}

/** Axis-aligned box; x right, y down. */
export interface Rect<U extends number> {
	readonly x: U;
	readonly y: U;
	readonly width: U;
	readonly height: U;
}

/** Four corners, clockwise from top-left. */
export type Quad<U extends number> = readonly [Point<U>, Point<U>, Point<U>, Point<U>];

export function rectToQuad<U extends number>(rect: Rect<U>): Quad<U> {
	const right = (rect.x + rect.width) as U;
	const bottom = (rect.y + rect.height) as U;
	return [
		{ x: rect.x, y: rect.y },
		{ x: right, y: rect.y },
		{ x: right, y: bottom },
		{ x: rect.x, y: bottom }
	];
}

/** Smallest upright box around a quad. */
export function quadBounds<U extends number>(quad: Quad<U>): Rect<U> {
	const xs = quad.map((point) => point.x);
	const ys = quad.map((point) => point.y);
	const x = Math.min(...xs) as U;
	const y = Math.min(...ys) as U;
	return {
		x,
		y,
		width: (Math.max(...xs) - x) as U,
		height: (Math.max(...ys) - y) as U
	};
}

export const mmToPx = (mm: Mm, dpi: number): Px => (mm * dpi) / 25.4;
export const pxToMm = (px: Px, dpi: number): Mm => (px * 25.4) / dpi;
