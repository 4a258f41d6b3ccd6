// One face of paper to be filled in: which print, what is written where, who signs, who stamps.

export interface Stamp {
	/** Upper arc: `CÔNG AN HUYỆN THANH LIÊM`. */
	readonly office: string;
	/** Where the middle of the stamp falls, share of the sheet. */
	readonly x: number;
	readonly y: number;
}

export interface PaperPage {
	readonly formId: string;
	readonly print: string;
	readonly side: string;
	/** By field id; absent or empty: left blank. */
	readonly values: Readonly<Record<string, string>>;
	/** By table id, rows from the top, by column id. */
	readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
	/** Written before "ngày … tháng … năm". */
	readonly place?: string;
	/** Names under the signatures, in the order of the titled signature blocks; empty: nobody signed. */
	readonly signers: readonly string[];
	readonly stamp?: Stamp;
	/** Written first and struck out, by field id; the value then stands beside it. */
	readonly struck?: Readonly<Record<string, string>>;
	/** Rows whose long values flow on over the next ruled row, by table. */
	readonly flowing?: Readonly<Record<string, readonly number[]>>;
	/** Ruled rows under which no rule is printed, by table. */
	readonly unruled?: Readonly<Record<string, readonly number[]>>;
	/** Cells that hold a ditto mark, with what it stands for. */
	readonly dittos?: readonly Ditto[];
}

export interface Ditto {
	readonly table: string;
	readonly row: number;
	readonly column: string;
	readonly value: string;
}

/** Papers of one event filed together, in lawful order, with the hand that wrote them. */
export interface Bundle {
	readonly event: string;
	readonly pages: readonly PaperPage[];
}
