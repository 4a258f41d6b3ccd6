// Short ways to say the blocks that every template uses.
import type { Block, Item, SheetColumn, SignatureBlock } from '../sheet-model.ts';

type Options = Omit<Item, 'field' | 'no' | 'share'>;

/** One item; `no` is the printed number, empty for none. */
export const item = (field: string, no: string, share = 1, options: Options = {}): Item => ({
	field,
	share,
	...(no ? { no } : {}),
	...options
});

export const row = (...items: readonly Item[]): Block => ({ kind: 'row', items });

/** A line for one field alone. */
export const line = (field: string, no = '', options: Options = {}): Block =>
	row(item(field, no, 1, options));

export const lines = (field: string, no: string, count: number, options: Options = {}): Block => ({
	kind: 'multiline',
	item: { field, ...(no ? { no } : {}), ...options },
	lines: count
});

export const code = (text: string): Block => ({ kind: 'code', text });
export const motto: Block = { kind: 'motto' };
export const title = (text: string): Block => ({ kind: 'text', role: 'title', text });
export const subtitle = (text: string): Block => ({ kind: 'text', role: 'subtitle', text });
export const heading = (text: string): Block => ({ kind: 'text', role: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'text', role: 'paragraph', text });
export const footnote = (text: string): Block => ({ kind: 'text', role: 'footnote', text });
export const space = (heightMm: number): Block => ({ kind: 'space', heightMm });
export const area = (field: string, count: number): Block => ({
	kind: 'area',
	field,
	lines: count
});

export const label = (no: string, text: string, mark?: string): Block => ({
	kind: 'label',
	text,
	...(no ? { no } : {}),
	...(mark ? { mark } : {})
});

/** Columns as `id:width`, separated by spaces. */
export const table = (id: string, columns: string, rows: number): Block => ({
	kind: 'table',
	table: id,
	rows,
	columns: columns.split(' ').map((column): SheetColumn => {
		const [name = '', width = '1'] = column.split(':');
		return { id: name, width: Number(width) };
	})
});

export const masthead = (...left: readonly (string | Omit<Item, 'share'>)[]): Block => ({
	kind: 'masthead',
	left
});

export const signatures = (...blocks: readonly SignatureBlock[]): Block => ({
	kind: 'signatures',
	blocks
});

export const sign = (
	heading: string,
	note: string,
	share: number,
	fields: { readonly dateField?: string; readonly areaField?: string } = {}
): SignatureBlock => ({ title: heading, notes: note ? [note] : [], share, ...fields });
