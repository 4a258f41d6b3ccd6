// The shape of forms/<id>/form.json: what a paper form asks (fields, tables) and how known prints lay it out.
// Label text and order are the truth of a form; a print's millimetres are only a prior that the page corrects.
import type { Fact } from '../domain/facts.ts';
import type { FieldKindId } from '../domain/fields/field-kind.ts';
import type { Mm, Rect } from '../domain/geometry.ts';

export interface FieldDefinition {
	/** Unique in the form, kebab-case, no dots. */
	readonly id: string;
	readonly kind: FieldKindId;
	/** Face the field is printed on: `front`, `back`. */
	readonly side: string;
	/** Label as printed, without item number and colon. */
	readonly label: string;
	/** The same label in other editions. */
	readonly synonyms?: readonly string[];
	/** Known facts the field states; absent for office notes. */
	readonly fact?: Fact;
	/** May lawfully be blank. */
	readonly optional?: boolean;
	/** Dotted lines the value may run over; 1 when absent. */
	readonly lines?: number;
	/** Printed beside boxes to tick, in order; the value is the word whose box is ticked. */
	readonly choices?: readonly string[];
	/** Never exported unless a supervisor turns it on (tiền án). */
	readonly restricted?: boolean;
	/** Marked where the form's data is a guess that an office should check against its paper. */
	readonly guess?: boolean;
}

export interface ColumnDefinition {
	readonly id: string;
	readonly kind: FieldKindId;
	readonly label: string;
	readonly synonyms?: readonly string[];
	readonly fact?: Fact;
	readonly optional?: boolean;
	readonly guess?: boolean;
}

export interface TableDefinition {
	readonly id: string;
	readonly side: string;
	readonly label: string;
	readonly columns: readonly ColumnDefinition[];
}

/** A printed piece of text whose place is known on one print: what registration looks for. */
export interface Anchor {
	readonly text: string;
	readonly box: Rect<Mm>;
	/** Height of the letters, bold or italic, as needed to draw the patch. */
	readonly sizeMm: Mm;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** The field whose label this is, or the widest piece of. */
	readonly field?: string;
}

export interface PrintTable {
	readonly box: Rect<Mm>;
	readonly headerHeightMm: Mm;
	readonly rowHeightMm: Mm;
	/** Left and right rule of each column, mm from the page's left edge. */
	readonly columns: Readonly<Record<string, readonly [Mm, Mm]>>;
}

/** Geometry of one face of one known print. */
export interface Print {
	/** For example `2014-a`. */
	readonly id: string;
	readonly edition: string;
	readonly side: string;
	readonly anchors: readonly Anchor[];
	/** One box per dotted line the value may run over. */
	readonly fields: Readonly<Record<string, readonly Rect<Mm>[]>>;
	readonly tables: Readonly<Record<string, PrintTable>>;
	/** No real page of this print was seen: labels and order are a guess too. */
	readonly guess?: boolean;
}

export interface FormDefinition {
	/** Folder name. */
	readonly id: string;
	/** Raised by any change; records remember form@version. */
	readonly version: number;
	/** As printed top right, for example `HK02`. */
	readonly code: string;
	readonly title: string;
	/** Circular or decree and article. */
	readonly source: string;
	readonly paper: { readonly widthMm: Mm; readonly heightMm: Mm };
	readonly fields: readonly FieldDefinition[];
	readonly tables: readonly TableDefinition[];
	readonly prints: readonly Print[];
}
