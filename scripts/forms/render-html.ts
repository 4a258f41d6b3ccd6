// A Sheet laid out as HTML in true millimetres. Elements carry data-* so that the page itself can be measured.
// Labels are Tinos (metric twin of Times New Roman), as the circular's own files are set in Times.
import type { Block, Item, Layout, Sheet, SignatureBlock } from './sheet-model.ts';

/** What rendering needs to know of form.json: printed labels by id. */
export interface FormLabels {
	readonly paper: { readonly widthMm: number; readonly heightMm: number };
	readonly fields: readonly { readonly id: string; readonly label: string }[];
	readonly tables: readonly {
		readonly id: string;
		readonly columns: readonly { readonly id: string; readonly label: string }[];
	}[];
}

const escape = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const anchor = (text: string, extra = ''): string =>
	`<span data-anchor${extra}>${escape(text)}</span>`;

class Renderer {
	constructor(
		private readonly form: FormLabels,
		private readonly layout: Layout
	) {}

	private label(item: Omit<Item, 'share'>): string {
		const label = item.label ?? this.form.fields.find((field) => field.id === item.field)?.label;
		if (label === undefined) throw new RangeError(`no field "${item.field}" in the form`);
		const no = item.no ? `${item.no}. ` : '';
		const mark = item.mark ? ` ${item.mark}` : '';
		const own = anchor(label, ` data-of="${item.field}"`);
		return `<span class="label${item.bold ? ' bold' : ''}">${no}${own}${mark}:&nbsp;</span>`;
	}

	private leader(field: string, line: number): string {
		const dots = this.layout.leader.repeat(320);
		return `<span class="leader" data-field="${field}" data-line="${line}"><i>${dots}</i></span>`;
	}

	private slots(item: Item): string {
		const dots = `<i>${this.layout.leader.repeat(60)}</i>`;
		const part = (index: number, grow: number): string =>
			`<span class="slot" data-slot="${index}" style="flex-grow:${grow}">${dots}</span>`;
		return `<span class="leader slots" data-field="${item.field}" data-line="0">${part(0, 2)}/${part(1, 2)}/${part(2, 3)}</span>`;
	}

	private cells(item: Item): string {
		const cell = '<b class="cell" data-cell></b>';
		return `<span class="leader cells" data-field="${item.field}" data-line="0">${cell.repeat(item.cells ?? 0)}</span>`;
	}

	private ticks(item: Item): string {
		const ticks = (item.ticks ?? [])
			.map((word) => `<span class="tick" data-tick="${escape(word)}"><b></b>${escape(word)}</span>`)
			.join('');
		return `<span class="leader ticks" data-field="${item.field}" data-line="0">${ticks}</span>`;
	}

	private value(item: Item): string {
		if (item.ink)
			return this.leader(item.field, 0).replace('data-field', `data-ink="${item.ink}" data-field`);
		if (item.cells) return this.cells(item);
		if (item.ticks) return this.ticks(item);
		return item.slots ? this.slots(item) : this.leader(item.field, 0);
	}

	/** Breaks a line the layout holds too full, and moves its splits. */
	private row(items: readonly Item[]): string {
		const { maxItemsPerRow, splitPower } = this.layout;
		const rows: Item[][] = [];
		for (const item of items) {
			const last = rows.at(-1);
			if (last && last.length < maxItemsPerRow) last.push(item);
			else rows.push([item]);
		}
		return rows
			.map((row) => {
				const weights = row.map((item) => item.share ** splitPower);
				const total = weights.reduce((sum, weight) => sum + weight, 0);
				const cells = row.map((item, index) => {
					const width = ((weights[index] ?? 1) / total) * 100;
					return `<span class="item" style="width:${width.toFixed(2)}%">${this.label(item)}${this.value(item)}</span>`;
				});
				return `<div class="row">${cells.join('')}</div>`;
			})
			.join('');
	}

	private more(field: string, from: number, to: number): string {
		let html = '';
		for (let line = from; line < to; line++)
			html += `<div class="row"><span class="item" style="width:100%">${this.leader(field, line)}</span></div>`;
		return html;
	}

	private signature(block: SignatureBlock): string {
		const date = (field: string): string =>
			`<div class="row date"><span class="place" data-place><i>${this.layout.leader.repeat(60)}</i></span>,&nbsp;${anchor('ngày', ` data-of="${field}"`)}<span class="leader words" data-field="${field}" data-line="0">` +
			[0, 1, 2]
				.map(
					(index) =>
						`<span class="slot" data-slot="${index}"><i>${this.layout.leader.repeat(30)}</i></span>${['tháng', 'năm', ''][index]}`
				)
				.join('') +
			'</span></div>';
		const title = (text: string): string =>
			`<div class="strong">${anchor(text, block.areaField ? ` data-of="${block.areaField}"` : '')}</div>`;
		const area = block.areaField
			? `<div class="free" data-field="${block.areaField}" data-line="0"></div><div class="free" data-field="${block.areaField}" data-line="1"></div>`
			: '';
		return `<div class="signature" style="width:${block.share * 100}%">${block.dateField ? date(block.dateField) : '<div class="row"></div>'}${block.title ? title(block.title) : ''}${block.notes.map((note) => `<div class="small">${anchor(note)}</div>`).join('')}${area}<div class="sign"${block.title ? ' data-sign' : ''}></div></div>`;
	}

	private table(block: Extract<Block, { kind: 'table' }>): string {
		const table = this.form.tables.find((candidate) => candidate.id === block.table);
		if (!table) throw new RangeError(`no table "${block.table}" in the form`);
		const widths = block.columns.map(
			(column, index) => column.width * (index % 2 === 1 ? this.layout.columnSkew : 1)
		);
		const total = widths.reduce((sum, width) => sum + width, 0);
		const head = block.columns.map((column, index) => {
			const label = column.label ?? table.columns.find(({ id }) => id === column.id)?.label;
			if (label === undefined) throw new RangeError(`no column "${block.table}.${column.id}"`);
			const percent = (((widths[index] ?? 1) / total) * 100).toFixed(3);
			return `<th data-col="${column.id}" style="width:${percent}%">${anchor(label)}</th>`;
		});
		const cells = block.columns.map((column) => `<td data-cell-of="${column.id}"></td>`).join('');
		return `<table data-table="${block.table}"><thead><tr>${head.join('')}</tr></thead><tbody>${`<tr>${cells}</tr>`.repeat(block.rows)}</tbody></table>`;
	}

	/** The form code, top right, in as many lines as the layout says. */
	private code(text: string): string {
		const words = text.split(' ');
		const per = Math.ceil(words.length / this.layout.codeLines);
		const lines: string[] = [];
		for (let index = 0; index < words.length; index += per)
			lines.push(words.slice(index, index + per).join(' '));
		return `<div class="code">${lines.map((line) => `<div>${anchor(line)}</div>`).join('')}</div>`;
	}

	private motto(): string {
		return `<div class="motto"><div class="strong">${anchor('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</div><div class="strong under">${anchor('Độc lập - Tự do - Hạnh phúc')}</div></div>`;
	}

	private masthead(left: readonly (string | Omit<Item, 'share'>)[]): string {
		const lines = left.map((line) =>
			typeof line === 'string'
				? `<div class="strong">${anchor(line)}</div>`
				: `<div class="row"><span class="item" style="width:100%">${this.label(line)}${this.value({ ...line, share: 1 })}${line.after ? escape(line.after) : ''}</span></div>`
		);
		return `<div class="masthead"><div class="office">${lines.join('')}</div>${this.motto()}</div>`;
	}

	/** A block where the layout puts it. */
	placed(block: Block, index: number): string {
		const shift = this.layout.shiftsMm?.[index];
		const html = this.block(block);
		if (!shift) return html;
		return `<div style="margin:${shift.y.toFixed(2)}mm 0 0 ${shift.x.toFixed(2)}mm">${html}</div>`;
	}

	private block(block: Block): string {
		switch (block.kind) {
			case 'code':
				return this.code(block.text);
			case 'motto':
				return this.motto();
			case 'masthead':
				return this.masthead(block.left);
			case 'text':
				return `<div class="${block.role}">${anchor(block.text)}</div>`;
			case 'row':
				return this.row(block.items);
			case 'multiline':
				return `${this.row([{ ...block.item, share: 1 }])}${this.more(block.item.field, 1, block.lines)}`;
			case 'label':
				return `<div class="row"><span class="label">${block.no ? `${block.no}. ` : ''}${anchor(block.text)}${block.mark ? ` ${block.mark}` : ''}:</span></div>`;
			case 'area':
				return this.more(block.field, 0, block.lines);
			case 'table':
				return this.table(block);
			case 'signatures':
				return `<div class="signatures">${block.blocks.map((each) => this.signature(each)).join('')}</div>`;
			case 'extra':
				return `<div class="row"><span class="item" style="width:100%"><span class="label">${escape(block.text)}:&nbsp;</span><span class="leader"><i>${this.layout.leader.repeat(320)}</i></span></span></div>`;
			case 'space':
				return `<div style="height:${block.heightMm}mm"></div>`;
		}
	}
}

/** Body HTML of one face; the style sheet is `sheetCss`. */
export function sheetHtml(sheet: Sheet, form: FormLabels, layout: Layout): string {
	const renderer = new Renderer(form, layout);
	const { top, left, right } = layout.marginsMm;
	const scale = form.paper.widthMm < 150 ? form.paper.widthMm / 200 : 1;
	const stretch = sheet.stretch ?? 1;
	const type = sheet.typeScale ?? 1;
	const style = [
		`width:${form.paper.widthMm}mm`,
		`height:${form.paper.heightMm}mm`,
		`padding:${top * scale}mm ${right * scale}mm 0 ${left * scale}mm`,
		`--pitch:${layout.pitchMm * stretch}mm`,
		`--row:${layout.rowHeightMm * stretch}mm`,
		`--label:${layout.labelPt * type}pt`,
		`--title:${layout.titlePt * type}pt`,
		`--code:${layout.codePt * type}pt`,
		`font-family:'${layout.labelFamily}'`
	].join(';');
	const decor = sheet.decor ? ` ${sheet.decor}` : '';
	return `<div class="sheet${decor}" style="${style}"><div class="flow">${sheet.blocks.map((block, index) => renderer.placed(block, index)).join('')}</div></div>`;
}
