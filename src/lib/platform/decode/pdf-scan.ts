// Finds out what a PDF page is made of: one full-page scan (then its own pixels are the page), a scan
// with something on top, or drawn content. Works on pdf.js's operator list alone, so Node can test it.
import type { PdfEngine } from './pdf-document.ts';

type Matrix = readonly [number, number, number, number, number, number];

export interface PaintedImage {
	/** Key of the decoded picture in the page's objects; null where it is inside the list itself. */
	readonly objectId: string | null;
	readonly widthPx: number;
	readonly heightPx: number;
	/** Unit square (origin bottom left) → page at 72 dpi, origin top left. */
	readonly matrix: Matrix;
	/** A mask is painted in a colour, a picture brings its own. */
	readonly isMask: boolean;
}

export interface PageContent {
	readonly images: readonly PaintedImage[];
	/** Visible text, lines, shadings, or images of a kind that is not listed. */
	readonly hasDrawing: boolean;
	/** Transparency, clipping or layers: the images alone would not be the page. */
	readonly hasEffects: boolean;
}

interface OperatorList {
	readonly fnArray: readonly number[];
	readonly argsArray: readonly unknown[];
}

interface State {
	matrix: Matrix;
	textMode: number;
}

const INVISIBLE_TEXT = 3;
const CLIP_ONLY_TEXT = 7;

/** Reads the whole list; `viewport` is the page's matrix at scale 1. */
export function readPageContent(
	list: OperatorList,
	viewport: Matrix,
	ops: PdfEngine['OPS']
): PageContent {
	const images: PaintedImage[] = [];
	const stack: State[] = [];
	let state: State = { matrix: viewport, textMode: 0 };
	let hasDrawing = false;
	let hasEffects = false;
	const save = () => void stack.push({ ...state });
	const restore = () => void (state = stack.pop() ?? state);
	const paint = (objectId: string | null, widthPx: number, heightPx: number, isMask = false) =>
		void images.push({ objectId, widthPx, heightPx, matrix: state.matrix, isMask });
	const drawing = new Set([ops.shadingFill, ops.rawFillPath, ops.paintSolidColorImageMask]);
	const groups = new Set([
		...[ops.paintImageXObjectRepeat, ops.paintImageMaskXObjectRepeat],
		...[ops.paintImageMaskXObjectGroup, ops.paintInlineImageXObjectGroup]
	]);
	const text = new Set([ops.showText, ops.showSpacedText, ops.nextLineShowText]);
	list.fnArray.forEach((fn, index) => {
		const args = (list.argsArray[index] ?? []) as readonly unknown[];
		if (fn === ops.save) save();
		else if (fn === ops.restore || fn === ops.paintFormXObjectEnd) restore();
		else if (fn === ops.transform) state.matrix = multiply(state.matrix, asMatrix(args));
		else if (fn === ops.paintFormXObjectBegin) {
			save();
			if (Array.isArray(args[0])) state.matrix = multiply(state.matrix, asMatrix(args[0]));
		} else if (fn === ops.setTextRenderingMode) state.textMode = Number(args[0]);
		else if (text.has(fn))
			hasDrawing ||= state.textMode !== INVISIBLE_TEXT && state.textMode !== CLIP_ONLY_TEXT;
		else if (fn === ops.constructPath) hasDrawing ||= args[0] !== ops.endPath;
		else if (drawing.has(fn) || groups.has(fn)) hasDrawing = true;
		else if (fn === ops.clip || fn === ops.eoClip || fn === ops.beginGroup) hasEffects = true;
		else if (fn === ops.beginMarkedContentProps) hasEffects ||= args[0] === 'OC';
		else if (fn === ops.setGState) hasEffects ||= changesPainting(args[0]);
		else if (fn === ops.paintImageXObject) paint(String(args[0]), Number(args[1]), Number(args[2]));
		else if (fn === ops.paintInlineImageXObject || fn === ops.paintImageMaskXObject) {
			const picture = args[0] as { width?: number; height?: number } | undefined;
			const isMask = fn === ops.paintImageMaskXObject;
			paint(null, picture?.width ?? 0, picture?.height ?? 0, isMask);
		}
	});
	return { images, hasDrawing, hasEffects };
}

/** Whether a graphics state blends, masks or fades what follows. */
function changesPainting(settings: unknown): boolean {
	if (!Array.isArray(settings)) return false;
	return settings.some((entry: unknown) => {
		const [key, value] = entry as [string, unknown];
		if (key === 'SMask' || key === 'TR') return value !== false && value !== null;
		if (key === 'CA' || key === 'ca') return value !== 1;
		return key === 'BM' && value !== 'source-over';
	});
}

function asMatrix(values: readonly unknown[]): Matrix {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
	return [a, b, c, d, e, f];
}

function multiply(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[2] * n[1],
		m[1] * n[0] + m[3] * n[1],
		m[0] * n[2] + m[2] * n[3],
		m[1] * n[2] + m[3] * n[3],
		m[0] * n[4] + m[2] * n[5] + m[4],
		m[1] * n[4] + m[3] * n[5] + m[5]
	];
}
