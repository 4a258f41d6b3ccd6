// Runs inside the page: writes values onto a printed sheet as a person, a typewriter or a printer would,
// and reports where each field and cell lies and what exactly was drawn there.
import { drawTables } from './draw-tables.ts';
import { scribble, stamp } from './marks.ts';
import {
	mmPerPx,
	Pen,
	type DrawnSheet,
	type DrawnValue,
	type MmBox,
	type SheetFill
} from './pen.ts';

export type { DrawnSheet, DrawnValue, MmBox, SheetFill } from './pen.ts';

function drawField(
	pen: Pen,
	elements: readonly HTMLElement[],
	value: string,
	struck: string | undefined
): DrawnValue {
	const boxes = elements.map((element) => pen.box(element));
	const first = elements[0];
	if (first && struck !== undefined && !/slots|words|cells|ticks/.test(first.className)) {
		pen.strikeOut(first, struck, value);
		return { value, lines: value === '' ? [] : [value], boxes, struck };
	}
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

/** Draws lines closer until a layout that is too generous for this form ends on the paper. */
export function fitSheet(): void {
	const sheet = document.querySelector<HTMLElement>('.sheet');
	const flow = document.querySelector<HTMLElement>('.flow');
	if (!sheet || !flow) throw new Error('no sheet in the page');
	for (let round = 0; round < 30; round++) {
		const over = flow.getBoundingClientRect().bottom - sheet.getBoundingClientRect().bottom + 8;
		if (over <= 0) return;
		for (const name of ['--pitch', '--row']) {
			const mm = parseFloat(sheet.style.getPropertyValue(name));
			sheet.style.setProperty(name, `${mm * 0.97}mm`);
		}
	}
}

/** The print area, mm. */
export function flowBox(): MmBox {
	const sheet = document.querySelector('.sheet')?.getBoundingClientRect();
	const flow = document.querySelector('.flow')?.getBoundingClientRect();
	if (!sheet || !flow) throw new Error('no sheet in the page');
	return {
		x: (flow.x - sheet.x) * mmPerPx,
		y: (flow.y - sheet.y) * mmPerPx,
		width: flow.width * mmPerPx,
		height: Math.min(flow.height, sheet.height - (flow.y - sheet.y)) * mmPerPx
	};
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
		fields[id] = drawField(pen, elements, fill.values[id] ?? '', fill.struck?.[id]);
	}
	const tables = drawTables(pen, fill);
	for (const place of document.querySelectorAll<HTMLElement>('[data-place]'))
		if (fill.place) pen.leaders([place], fill.place);
	document.querySelectorAll<HTMLElement>('[data-sign]').forEach((block, index) => {
		const name = fill.signers[index];
		if (!name) return;
		scribble(pen.random, block);
		pen.nameUnder(block, name);
	});
	const sheet = document.querySelector<HTMLElement>('.sheet');
	if (sheet && fill.stamp) stamp(sheet, fill.stamp.office, fill.stamp.x, fill.stamp.y);
	await document.fonts.ready;
	return { fields, tables };
}
