// Where the page stands in its window: pure arithmetic, so that "moves only when it must" can be tested.
// A view maps page pixels to window pixels: screen = page × scale + offset.
import type { Px, Quad, Rect } from '#lib/domain/geometry.ts';

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface View {
	readonly scale: number;
	readonly x: number;
	readonly y: number;
}

export type Zoom = 'fit' | 'read';

/** Share of the window the current field may stand in without the page moving. */
const calm = 0.6;

/** Page pixels to window pixels for a zoom: the page's width fills the window, or twice that to read. */
export function scaleOf(zoom: Zoom, page: Size, window: Size): number {
	if (page.width <= 0 || window.width <= 0) return 1;
	const fit = window.width / page.width;
	return zoom === 'fit' ? fit : fit * 1.9;
}

function clampAxis(offset: number, length: number, window: number): number {
	if (length <= window) return (window - length) / 2;
	return Math.min(0, Math.max(window - length, offset));
}

/** Keeps the page from leaving its window; a page smaller than the window is centred. */
export function clampView(view: View, page: Size, window: Size): View {
	return {
		scale: view.scale,
		x: clampAxis(view.x, page.width * view.scale, window.width),
		y: clampAxis(view.y, page.height * view.scale, window.height)
	};
}

function axisToShow(offset: number, start: number, length: number, window: number): number {
	const margin = (window * (1 - calm)) / 2;
	const from = start + offset;
	if (length <= window * calm && from >= margin && from + length <= window - margin) return offset;
	if (length > window) return -start + Math.min(margin, 24);
	return window / 2 - (start + length / 2);
}

/** The same view while `rect` stands in its middle 60 %, else the view that centres it. */
export function viewToShow(view: View, rect: Rect<Px>, page: Size, window: Size): View {
	const { scale } = view;
	const fits = page.width * scale <= window.width + 1;
	return clampView(
		{
			scale,
			x: fits ? view.x : axisToShow(view.x, rect.x * scale, rect.width * scale, window.width),
			y: axisToShow(view.y, rect.y * scale, rect.height * scale, window.height)
		},
		page,
		window
	);
}

/** A page rectangle in window pixels. */
export function toScreen(view: View, rect: Rect<Px>): Rect<Px> {
	return {
		x: rect.x * view.scale + view.x,
		y: rect.y * view.scale + view.y,
		width: rect.width * view.scale,
		height: rect.height * view.scale
	};
}

/** A quad of the page as a box in window pixels, turned about its top-left corner. */
export interface TurnedBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Degrees clockwise. */
	readonly degrees: number;
}

/** Where a quad stands in the window, with the slope of its top edge. */
export function turnedBox(view: View, [a, b, , d]: Quad<Px>): TurnedBox {
	return {
		x: a.x * view.scale + view.x,
		y: a.y * view.scale + view.y,
		width: Math.hypot(b.x - a.x, b.y - a.y) * view.scale,
		height: Math.hypot(d.x - a.x, d.y - a.y) * view.scale,
		degrees: (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
	};
}

/** A quad of the page as it lies after turning the page clockwise by quarters. `page` is the size before. */
export function turnQuad(quad: Quad<Px>, page: Size, turns: number): Quad<Px> {
	const turn = (x: number, y: number) => {
		switch (((turns % 4) + 4) % 4) {
			case 1:
				return { x: page.height - y, y: x };
			case 2:
				return { x: page.width - x, y: page.height - y };
			case 3:
				return { x: y, y: page.width - x };
			default:
				return { x, y };
		}
	};
	const [a, b, c, d] = quad;
	return [turn(a.x, a.y), turn(b.x, b.y), turn(c.x, c.y), turn(d.x, d.y)];
}
