// What a printed face of a form is made of, free of millimetres: blocks in reading order.
// A Layout turns the same model into different prints, so that judging pages share only labels and order.

/** One item on a line: a printed label and the dotted leader that takes the value. */
export interface Item {
	/** Field id of form.json. */
	readonly field: string;
	/** Item number as printed before the label; prints of one edition disagree here. */
	readonly no?: string;
	/** Footnote mark after the label. */
	readonly mark?: string;
	/** Printed label where this print words it differently from form.json. */
	readonly label?: string;
	/** Share of the line's width. */
	readonly share: number;
	/** Printed inside the leader: `……/……/……`. */
	readonly slots?: 'slashes';
	/** Boxed cells, one digit each, instead of a leader. */
	readonly cells?: number;
	/** Tick boxes with their printed words instead of a leader. */
	readonly ticks?: readonly string[];
	readonly bold?: boolean;
	/** Values here are printed by the press in red (the number of a sổ hộ khẩu). */
	readonly ink?: 'red';
	/** Printed after the leader: `/GCHK`. */
	readonly after?: string;
}

export interface SignatureBlock {
	/** Bold upper-case line. */
	readonly title: string;
	/** Italic lines under the title. */
	readonly notes: readonly string[];
	/** A date line above the title whose value is this field. */
	readonly dateField?: string;
	/** A free area (no leaders) whose value is this field. */
	readonly areaField?: string;
	readonly share: number;
}

export interface SheetColumn {
	readonly id: string;
	/** Relative width. */
	readonly width: number;
	/** Header words where they differ from form.json. */
	readonly label?: string;
}

export type Block =
	| { readonly kind: 'code'; readonly text: string }
	| { readonly kind: 'motto' }
	/** Issuing office on the left, quốc hiệu on the right. */
	| { readonly kind: 'masthead'; readonly left: readonly (string | Omit<Item, 'share'>)[] }
	| {
			readonly kind: 'text';
			readonly text: string;
			readonly role: 'title' | 'subtitle' | 'heading' | 'paragraph' | 'footnote';
	  }
	| { readonly kind: 'row'; readonly items: readonly Item[] }
	/** Label, leader to the margin, then further full-width leaders of the same field. */
	| { readonly kind: 'multiline'; readonly item: Omit<Item, 'share'>; readonly lines: number }
	/** A line holding only the table's or section's label. */
	| { readonly kind: 'label'; readonly no?: string; readonly text: string; readonly mark?: string }
	| {
			readonly kind: 'table';
			readonly table: string;
			readonly columns: readonly SheetColumn[];
			readonly rows: number;
	  }
	/** Full-width leaders without a label: a free text area. */
	| { readonly kind: 'area'; readonly field: string; readonly lines: number }
	| { readonly kind: 'signatures'; readonly blocks: readonly SignatureBlock[] }
	/** A dotted line with a label that the form's data does not know. */
	| { readonly kind: 'extra'; readonly text: string }
	| { readonly kind: 'space'; readonly heightMm: number };

/** One face of one print. */
export interface Sheet {
	readonly print: string;
	readonly edition: string;
	readonly side: string;
	readonly blocks: readonly Block[];
	/** Multiplies pitch and row height of every layout, for faces with much room; 1 when absent. */
	readonly stretch?: number;
	/** Multiplies the letter sizes of every layout, for small paper; 1 when absent. */
	readonly typeScale?: number;
	/** Nobody has compared this face with real paper. */
	readonly guess?: boolean;
	/** Outer frame, colour guilloche behind the text. */
	readonly decor?: 'frame' | 'guilloche';
}

export interface FormTemplate {
	readonly formId: string;
	readonly sheets: readonly Sheet[];
}

/** Everything a local printer may choose while labels and order stay. */
export interface Layout {
	readonly id: string;
	readonly marginsMm: { top: number; left: number; right: number };
	/** Distance of dotted lines. */
	readonly pitchMm: number;
	readonly labelPt: number;
	readonly titlePt: number;
	readonly codePt: number;
	/** Lines the form code is broken into, top right. */
	readonly codeLines: 1 | 2 | 3;
	/** Items on one line are broken apart beyond this many. */
	readonly maxItemsPerRow: number;
	/** Moves the split of a line's items: exponent on the shares, 1 = as modelled. */
	readonly splitPower: number;
	readonly rowHeightMm: number;
	/** Scales every second column's width. */
	readonly columnSkew: number;
	readonly leader: string;
	readonly labelFamily: string;
	/** Per block in order: right of, and further below the block before it than this layout sets it; none when absent. */
	readonly shiftsMm?: readonly { readonly x: number; readonly y: number }[];
}
