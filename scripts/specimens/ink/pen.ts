// The hand, typewriter or printer that writes onto a printed sheet, in the page. What it is given to write is in
// SheetFill, what it wrote is told in DrawnSheet.
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
	/** Rows whose long values flow on over the next ruled row, by table. */
	readonly flowing?: Readonly<Record<string, readonly number[]>>;
	/** Ruled rows under which no rule is printed, by table. */
	readonly unruled?: Readonly<Record<string, readonly number[]>>;
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

export const mmPerPx = 25.4 / 96;

export class Pen {
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
		if (parent.dataset['ink'] === 'red') ink.style.color = '#c0202a';
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

	/** The wrong value, a line through it, and the right one after it. */
	strikeOut(leader: HTMLElement, wrong: string, right: string): void {
		const { style } = this.fill;
		const indent = 2 / mmPerPx;
		const gap = right === '' ? '' : '   ';
		const room = leader.getBoundingClientRect().width - 2 * indent;
		const { sizePx, squeeze } = wrapInto(
			style,
			`${wrong}${gap}${right}`.replaceAll(' ', '\u00a0'),
			[room],
			style.sizePt * (96 / 72)
		);
		const baseline = this.lineBaseline(leader);
		const width = measureText(style, sizePx, wrong).width * squeeze;
		this.write(leader, wrong, indent, baseline, sizePx, squeeze);
		const line = document.createElement('span');
		line.style.cssText = `position:absolute;left:${indent - 3}px;width:${width + 6}px;top:${baseline - sizePx * 0.3}px;height:${0.35 / mmPerPx}px;background:${style.color};transform:rotate(${this.random.between(-0.8, 0.8).toFixed(2)}deg)`;
		leader.append(line);
		if (right === '') return;
		const after = indent + width + measureText(style, sizePx, gap).width * squeeze;
		this.write(leader, right, after, baseline, sizePx, squeeze);
	}

	/** The signer's name in full under the signature. */
	nameUnder(block: HTMLElement, name: string): void {
		const rect = block.getBoundingClientRect();
		const size = 12.5 * (96 / 72);
		const width = measureText(this.fill.style, size, name).width;
		this.write(block, name, (rect.width - width) / 2, rect.height * 0.92, size);
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
