// Runs inside the page: writes values onto a printed sheet as a person, a typewriter or a printer would,
// and reports where each field and cell lies and what exactly was drawn there.
import { Random } from '../random.ts';
import { measureText, wrapInto, type InkStyle, type Wrapped } from './fit.ts';

export interface SheetFill {
	readonly seed: number;
	readonly style: InkStyle;
	readonly values: Readonly<Record<string, string>>;
	readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
	readonly place?: string;
	readonly signers: readonly string[];
	readonly stamp?: { readonly office: string; readonly x: number; readonly y: number };
	/** Fields drawn and then struck through, by id; the value above stands for what replaces them. */
	readonly struck?: Readonly<Record<string, string>>;
}

export interface MmBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface DrawnValue {
	/** Exactly what was drawn, lines joined by a space. */
	readonly value: string;
	/** Printed words inside the box included, in reading order, where they differ from `value`. */
	readonly raw?: string;
	readonly lines: readonly string[];
	/** One per dotted line; a cell has one. */
	readonly boxes: readonly MmBox[];
	readonly struck?: string;
}

export interface DrawnSheet {
	readonly fields: Record<string, DrawnValue>;
	readonly tables: Record<string, { box: MmBox; rows: Record<string, DrawnValue>[] }>;
}

const mmPerPx = 25.4 / 96;

class Pen {
	readonly random: Random;
	private readonly from: DOMRect;
	private readonly labelPx: number;

	constructor(readonly fill: SheetFill) {
		this.random = new Random(fill.seed);
		const sheet = document.querySelector<HTMLElement>('.sheet');
		if (!sheet) throw new Error('no sheet in the page');
		this.from = sheet.getBoundingClientRect();
		this.labelPx = parseFloat(getComputedStyle(sheet).fontSize);
	}

	box(element: Element): MmBox {
		const rect = element.getBoundingClientRect();
		const round = (value: number): number => Math.round(value * mmPerPx * 100) / 100;
		return {
			x: round(rect.x - this.from.x),
			y: round(rect.y - this.from.y),
			width: round(rect.width),
			height: round(rect.height)
		};
	}

	/** One run of text whose baseline stands `baselinePx` below the element's top. */
	write(
		parent: HTMLElement,
		text: string,
		leftPx: number,
		baselinePx: number,
		sizePx: number,
		squeeze = 1
	): void {
		const { style } = this.fill;
		const ink = document.createElement('span');
		ink.className = 'ink';
		const { ascent } = measureText(style, sizePx, text);
		ink.style.cssText += `;left:${leftPx}px;top:${baselinePx - ascent}px;line-height:normal;font:${style.weight ?? 400} ${sizePx}px/normal "${style.family}";color:${style.color};letter-spacing:${style.trackingEm ?? 0}em`;
		const transforms: string[] = [];
		if (squeeze < 1) transforms.push(`scaleX(${squeeze.toFixed(3)})`);
		const tilt = style.jitter * this.random.between(-0.5, 0.5);
		if (tilt) transforms.push(`rotate(${tilt.toFixed(2)}deg)`);
		ink.style.transform = transforms.join(' ');
		if (style.jitter === 0) ink.textContent = text;
		else
			text.split(/(?<= )/).forEach((word) => {
				const span = document.createElement('span');
				span.textContent = word;
				const random = this.random;
				const j = style.jitter;
				span.style.transform = `translateY(${(j * random.between(-0.6, 0.6)).toFixed(2)}px) rotate(${(j * random.between(-1, 1)).toFixed(2)}deg) scale(${(1 + j * random.between(-0.035, 0.035)).toFixed(3)})`;
				ink.append(span);
			});
		parent.append(ink);
	}

	/** Baseline of the printed labels on a dotted line, less the lift of the ink above the dots. */
	private lineBaseline(leader: HTMLElement): number {
		const pitch = leader.getBoundingClientRect().height;
		const lift = this.fill.style.liftMm + this.fill.style.jitter * this.random.between(-0.15, 0.25);
		return pitch / 2 + 0.3375 * this.labelPx - lift / mmPerPx;
	}

	leaders(elements: readonly HTMLElement[], text: string): Wrapped {
		const { style } = this.fill;
		const indent = (this.random.between(0.6, 3) + 0.4) / mmPerPx;
		const widths = elements.map((element) => element.getBoundingClientRect().width - indent - 2);
		const height = elements[0]?.getBoundingClientRect().height ?? 0;
		const wrapped = wrapInto(
			style,
			text,
			widths,
			Math.min(style.sizePt * (96 / 72), height * 0.86)
		);
		wrapped.lines.forEach((line, index) => {
			const element = elements[index];
			if (element && line)
				this.write(
					element,
					line,
					indent,
					this.lineBaseline(element),
					wrapped.sizePx,
					wrapped.squeeze
				);
		});
		return wrapped;
	}

	slots(leader: HTMLElement, text: string): void {
		const slots = [...leader.querySelectorAll<HTMLElement>('[data-slot]')];
		const parts = text.split('/');
		while (parts.length < slots.length) parts.unshift('');
		const size = this.fill.style.sizePt * (96 / 72);
		slots.forEach((slot, index) => {
			const part = parts[index] ?? '';
			const room = slot.getBoundingClientRect().width;
			const width = measureText(this.fill.style, size, part).width;
			const squeeze = Math.min(1, room / Math.max(1, width));
			const left = Math.max(0, (room - width * squeeze) / 2);
			if (part) this.write(slot, part, left, this.lineBaseline(leader), size, squeeze);
		});
	}

	cells(leader: HTMLElement, text: string): void {
		const cells = [...leader.querySelectorAll<HTMLElement>('[data-cell]')];
		const signs = [...text.replace(/[^0-9A-Za-zÀ-ỹ]/g, '')];
		signs.forEach((sign, index) => {
			const cell = cells[index];
			if (!cell) return;
			const rect = cell.getBoundingClientRect();
			const size = Math.min(this.fill.style.sizePt * (96 / 72), rect.height * 0.8);
			const width = measureText(this.fill.style, size, sign).width;
			this.write(cell, sign, (rect.width - width) / 2, rect.height * 0.76, size);
		});
	}

	tick(leader: HTMLElement, text: string): void {
		const wanted = [...leader.querySelectorAll<HTMLElement>('[data-tick]')].find(
			(tick) => tick.dataset['tick'] === text
		);
		const box = wanted?.querySelector('b');
		if (!box) return;
		const size = this.fill.style.sizePt * (96 / 72) * 0.95;
		this.write(
			box,
			'X',
			box.getBoundingClientRect().width * 0.12,
			box.getBoundingClientRect().height * 0.9,
			size
		);
	}

	cell(element: HTMLElement, text: string, centred: boolean): Wrapped {
		const { style } = this.fill;
		const rect = element.getBoundingClientRect();
		const pad = 0.7 / mmPerPx;
		const wrapped = wrapInto(
			style,
			text,
			[rect.width - 2 * pad],
			Math.min(style.sizePt * 0.88 * (96 / 72), rect.height * 0.62),
			rect.height * 0.96
		);
		const step = wrapped.sizePx * style.lineStep;
		const top = (rect.height - step * wrapped.lines.length) / 2;
		wrapped.lines.forEach((line, index) => {
			const width = measureText(style, wrapped.sizePx, line).width * wrapped.squeeze;
			const left = centred ? (rect.width - width) / 2 : pad + this.random.between(0, 2);
			const baseline = top + step * index + step * 0.5 + wrapped.sizePx * 0.32;
			this.write(element, line, left, baseline, wrapped.sizePx, wrapped.squeeze);
		});
		return wrapped;
	}
}

const centredColumns = new Set([
	'row-number',
	'sex',
	'ethnicity',
	'nationality',
	'birth-date',
	'relation'
]);

function drawField(pen: Pen, elements: readonly HTMLElement[], value: string): DrawnValue {
	const boxes = elements.map((element) => pen.box(element));
	const first = elements[0];
	if (!first || value === '') return { value: '', lines: [], boxes };
	if (first.classList.contains('slots') || first.classList.contains('words')) {
		pen.slots(first, value);
		const parts = value.split('/');
		const raw =
			first.classList.contains('words') && parts.length === 3
				? `${parts[0]} tháng ${parts[1]} năm ${parts[2]}`
				: value;
		return { value, raw, lines: [value], boxes };
	}
	if (first.classList.contains('cells')) {
		pen.cells(first, value);
		return { value, raw: value.replace(/[^0-9A-Za-zÀ-ỹ]/g, ''), lines: [value], boxes };
	}
	if (first.classList.contains('ticks')) {
		pen.tick(first, value);
		return { value, lines: [value], boxes };
	}
	const { lines } = pen.leaders(elements, value);
	return { value: lines.filter(Boolean).join(' '), lines, boxes };
}

function scribble(pen: Pen, block: HTMLElement, name: string): void {
	const { random } = pen;
	const rect = block.getBoundingClientRect();
	let path = `M ${rect.width * 0.36} ${rect.height * 0.42}`;
	for (let index = 0; index < 7; index++) {
		const at = (): string =>
			`${(rect.width * random.between(0.33, 0.66)).toFixed(1)} ${(rect.height * random.between(0.08, 0.58)).toFixed(1)}`;
		path += ` Q ${at()} ${at()}`;
	}
	const svg = `<svg style="position:absolute;inset:0;width:100%;height:100%;overflow:visible"><path d="${path}" fill="none" stroke="#22338a" stroke-width="1.3"/></svg>`;
	block.insertAdjacentHTML('beforeend', svg);
	const size = 12.5 * (96 / 72);
	const width = measureText(pen.fill.style, size, name).width;
	pen.write(block, name, (rect.width - width) / 2, rect.height * 0.92, size);
}

function stamp(sheet: HTMLElement, office: string, x: number, y: number): void {
	const rect = sheet.getBoundingClientRect();
	const size = 36 / mmPerPx;
	const r = size / 2;
	const svg = `<svg viewBox="0 0 ${size} ${size}" style="position:absolute;left:${x * rect.width - r}px;top:${y * rect.height - r}px;width:${size}px;height:${size}px;opacity:.82;transform:rotate(-9deg)">
<defs><path id="arc" d="M ${r * 0.2} ${r} A ${r * 0.8} ${r * 0.8} 0 1 1 ${r * 1.8} ${r}"/></defs>
<g fill="none" stroke="#d0262c"><circle cx="${r}" cy="${r}" r="${r * 0.96}" stroke-width="3"/><circle cx="${r}" cy="${r}" r="${r * 0.6}" stroke-width="1.6"/></g>
<text fill="#d0262c" font-family="Tinos" font-weight="700" font-size="${r * 0.2}"><textPath href="#arc" startOffset="50%" text-anchor="middle">${office}</textPath></text>
<path fill="#d0262c" d="${star(r, r, r * 0.34)}"/></svg>`;
	sheet.insertAdjacentHTML('beforeend', svg);
}

function star(cx: number, cy: number, radius: number): string {
	const points = Array.from({ length: 10 }, (_, index) => {
		const angle = (index * Math.PI) / 5 - Math.PI / 2;
		const reach = index % 2 === 0 ? radius : radius * 0.42;
		return `${(cx + reach * Math.cos(angle)).toFixed(2)} ${(cy + reach * Math.sin(angle)).toFixed(2)}`;
	});
	return `M ${points.join(' L ')} Z`;
}

function drawTables(pen: Pen, fill: SheetFill): DrawnSheet['tables'] {
	const tables: DrawnSheet['tables'] = {};
	for (const table of document.querySelectorAll<HTMLElement>('[data-table]')) {
		const id = table.dataset['table'] ?? '';
		const wanted = fill.rows[id] ?? [];
		const rows: Record<string, DrawnValue>[] = [];
		table.querySelectorAll('tbody tr').forEach((row, index) => {
			const values = wanted[index];
			if (!values) return;
			const drawn: Record<string, DrawnValue> = {};
			for (const cell of row.querySelectorAll<HTMLElement>('[data-cell-of]')) {
				const column = cell.dataset['cellOf'] ?? '';
				const value = values[column] ?? '';
				const boxes = [pen.box(cell)];
				if (value === '') {
					drawn[column] = { value: '', lines: [], boxes };
					continue;
				}
				const { lines, joined } = pen.cell(cell, value, centredColumns.has(column));
				drawn[column] = { value: joined, lines, boxes };
			}
			rows.push(drawn);
		});
		tables[id] = { box: pen.box(table), rows };
	}
	return tables;
}

/** Fills the sheet now in the page. */
export async function fillSheet(fill: SheetFill): Promise<DrawnSheet> {
	const sample = [...Object.values(fill.values), 'ẵđ Aá'].join('');
	await document.fonts.load(`${fill.style.weight ?? 400} 20px "${fill.style.family}"`, sample);
	const pen = new Pen(fill);
	const byField = new Map<string, HTMLElement[]>();
	for (const element of document.querySelectorAll<HTMLElement>('[data-field]')) {
		const id = element.dataset['field'] ?? '';
		byField.set(id, [...(byField.get(id) ?? []), element]);
	}
	const fields: DrawnSheet['fields'] = {};
	for (const [id, elements] of byField) {
		fields[id] = drawField(pen, elements, fill.values[id] ?? '');
	}
	const tables = drawTables(pen, fill);
	for (const place of document.querySelectorAll<HTMLElement>('[data-place]'))
		if (fill.place) pen.leaders([place], fill.place);
	document.querySelectorAll<HTMLElement>('[data-sign]').forEach((block, index) => {
		const name = fill.signers[index];
		if (name) scribble(pen, block, name);
	});
	const sheet = document.querySelector<HTMLElement>('.sheet');
	if (sheet && fill.stamp) stamp(sheet, fill.stamp.office, fill.stamp.x, fill.stamp.y);
	await document.fonts.ready;
	return { fields, tables };
}
