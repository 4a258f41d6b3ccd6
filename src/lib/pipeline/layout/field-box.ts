// Where a field's ink is on the scan: what layout hands to recognition, whichever way it was found.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Px, Quad } from '../../domain/geometry.ts';

/** One written line of a field. */
export interface LineBox {
	/** Four corners on the page as scanned, margins included. */
	readonly quad: Quad<Px>;
	/** Size of the same on the paper. */
	readonly widthMm: number;
	readonly heightMm: number;
	/** Strips of `heightMm` above and below that belong to the neighbours but may hold this line's tall strokes. */
	readonly marginTopMm: number;
	readonly marginBottomMm: number;
}

export interface FieldBox {
	readonly fieldId: string;
	/** Row counted from 0 at the table's first row. */
	readonly cell?: { readonly tableId: string; readonly row: number; readonly columnId: string };
	readonly label: string;
	readonly kind: FieldKindId;
	/** Dotted lines the value may run over; a table cell is one box whose lines are found in its ink. */
	readonly lines: readonly LineBox[];
	/** Words beside boxes to tick, in order. */
	readonly choices?: readonly string[];
}

export interface TableBox {
	readonly tableId: string;
	readonly quad: Quad<Px>;
	/** Rows between rules, empty ones included. */
	readonly rows: number;
}
