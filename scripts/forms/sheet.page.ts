// Runs inside the page: reads off where the laid-out sheet put its labels, leaders, tables.
// Millimetres come from CSS pixels (96 an inch); anchor boxes are snapped to the 75-dpi grid so that a patch,
// cut from the page at 75 dpi, is exactly what its box says.

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface MeasuredAnchor {
	readonly text: string;
	readonly box: Box;
	readonly sizeMm: number;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** Field id whose label this is, or a piece of. */
	readonly field?: string;
}

export interface MeasuredTable {
	readonly box: Box;
	readonly headerHeightMm: number;
	readonly rowHeightMm: number;
	readonly columns: Record<string, [number, number]>;
}

export interface MeasuredSheet {
	readonly anchors: readonly MeasuredAnchor[];
	readonly fields: Record<string, readonly Box[]>;
	readonly tables: Record<string, MeasuredTable>;
	/** How far the last block runs beyond the paper, mm; ≤0 when it fits. */
	readonly overflowMm: number;
}

const mmPerPx = 25.4 / 96;
const round = (value: number): number => Math.round(value * 100) / 100;
const longestAnchorMm = 46;
const shortestAnchorMm = 7;

function origin(): DOMRect {
	const sheet = document.querySelector('.sheet');
	if (!sheet) throw new Error('no sheet in the page');
	return sheet.getBoundingClientRect();
}

function toBox(rect: DOMRect, from: DOMRect): Box {
	return {
		x: round((rect.x - from.x) * mmPerPx),
		y: round((rect.y - from.y) * mmPerPx),
		width: round(rect.width * mmPerPx),
		height: round(rect.height * mmPerPx)
	};
}

/** Words of one element grouped into single-line pieces no wider than an anchor may be. */
function pieces(element: Element): { text: string; rect: DOMRect }[] {
	const node = element.firstChild;
	if (!node || node.nodeType !== Node.TEXT_NODE) return [];
	const text = node.textContent ?? '';
	const found: { text: string; rect: DOMRect }[] = [];
	const range = document.createRange();
	let start = 0;
	let end = 0;
	const rectOf = (from: number, to: number): DOMRect => {
		range.setStart(node, from);
		range.setEnd(node, to);
		return range.getBoundingClientRect();
	};
	const singleHeight = parseFloat(getComputedStyle(element).fontSize) * 1.6;
	for (const word of text.matchAll(/\S+/g)) {
		const wordEnd = word.index + word[0].length;
		const rect = rectOf(start, wordEnd);
		const fits = rect.height <= singleHeight && rect.width * mmPerPx <= longestAnchorMm;
		if (!fits && end > start) {
			found.push({ text: text.slice(start, end), rect: rectOf(start, end) });
			start = word.index;
		}
		end = wordEnd;
	}
	if (end > start) found.push({ text: text.slice(start, end), rect: rectOf(start, end) });
	return found;
}

/** Outward to whole pixels at 75 dpi. */
function snap(rect: DOMRect, from: DOMRect): Box {
	const perPx = 75 / 96;
	const x0 = Math.floor((rect.x - from.x) * perPx);
	const y0 = Math.floor((rect.y - from.y) * perPx);
	const x1 = Math.ceil((rect.right - from.x) * perPx);
	const y1 = Math.ceil((rect.bottom - from.y) * perPx);
	const mm = 25.4 / 75;
	return {
		x: Math.round(x0 * mm * 1e4) / 1e4,
		y: Math.round(y0 * mm * 1e4) / 1e4,
		width: Math.round((x1 - x0) * mm * 1e4) / 1e4,
		height: Math.round((y1 - y0) * mm * 1e4) / 1e4
	};
}

function measureAnchors(from: DOMRect): MeasuredAnchor[] {
	const anchors: MeasuredAnchor[] = [];
	for (const element of document.querySelectorAll<HTMLElement>('.sheet [data-anchor]')) {
		const field = element.dataset['of'];
		const style = getComputedStyle(element);
		for (const { text, rect } of pieces(element)) {
			if (rect.width * mmPerPx < shortestAnchorMm) continue;
			anchors.push({
				text,
				box: snap(rect, from),
				sizeMm: round(parseFloat(style.fontSize) * mmPerPx),
				...(Number(style.fontWeight) >= 600 ? { bold: true } : {}),
				...(style.fontStyle === 'italic' ? { italic: true } : {}),
				...(field ? { field } : {})
			});
		}
	}
	return anchors;
}

function measureTables(from: DOMRect): Record<string, MeasuredTable> {
	const tables: Record<string, MeasuredTable> = {};
	for (const table of document.querySelectorAll<HTMLElement>('[data-table]')) {
		const body = table.querySelector('tbody');
		const row = body?.querySelectorAll('tr').item(1) ?? body?.querySelector('tr');
		if (!body || !row) continue;
		const box = table.getBoundingClientRect();
		const columns: Record<string, [number, number]> = {};
		for (const head of table.querySelectorAll<HTMLElement>('th')) {
			const rect = head.getBoundingClientRect();
			columns[head.dataset['col'] ?? ''] = [
				round((rect.left - from.x) * mmPerPx),
				round((rect.right - from.x) * mmPerPx)
			];
		}
		const bodyRect = body.getBoundingClientRect();
		const rows = body.querySelectorAll('tr').length;
		tables[table.dataset['table'] ?? ''] = {
			box: toBox(box, from),
			headerHeightMm: round((bodyRect.top - box.top) * mmPerPx),
			rowHeightMm: round((bodyRect.height / rows) * mmPerPx),
			columns
		};
	}
	return tables;
}

/** Geometry of the sheet now in the page. */
export function measureSheet(): MeasuredSheet {
	const from = origin();
	const fields: Record<string, Box[]> = {};
	for (const element of document.querySelectorAll<HTMLElement>('[data-field]')) {
		const boxes = (fields[element.dataset['field'] ?? ''] ??= []);
		boxes.push(toBox(element.getBoundingClientRect(), from));
	}
	const flow = document.querySelector('.flow')?.getBoundingClientRect();
	return {
		anchors: measureAnchors(from),
		fields,
		tables: measureTables(from),
		overflowMm: round(((flow?.bottom ?? from.bottom) - from.bottom) * mmPerPx)
	};
}
