// From a registered page to the boxes of its header fields. The form's boxes are a prior: each is moved by what its own
// label moved, or by its neighbours' labels where it was not found. A line ends before the next label, or at the margin,
// which stays where it is when the label moves.
import type { Mm, Rect } from '../../domain/geometry.ts';
import { rectToQuad } from '../../domain/geometry.ts';
import { applyQuad, type Matrix3 } from '../raster/homography.ts';
import type { Anchor, FieldDefinition } from '../../forms/form-schema.ts';
import type { FieldBox, LineBox } from './field-box.ts';
import type { FoundLabel, Registration } from './register.ts';

/** Tall strokes, stacked accents and tails of a line reach this far into the lines around it. */
const marginMm = 1.6;

/** Gap to a label that may still be a line's own, mm. */
const ownReach = 25;
/** A line that ends this near to the rightmost one ends at the margin, mm. */
const atMarginMm = 3;

interface Shift {
	readonly dx: number;
	readonly dy: number;
}

export function locateFields(registration: Registration, toPage: Matrix3): readonly FieldBox[] {
	const { form, print } = registration.known;
	return form.fields.flatMap((field): FieldBox[] => {
		const boxes = print.fields[field.id];
		if (field.side !== print.side || !boxes || boxes.length === 0) return [];
		const lines = boxes.map((box) => {
			const shift = shiftOf(box, registration, field);
			return lineBox(moved(box, shift, registration), toPage);
		});
		const { id: fieldId, label, kind, choices } = field;
		return [{ fieldId, label, kind, lines, ...(choices ? { choices } : {}) }];
	});
}

/** A box on the paper as a line to be cut, margins added above and below. */
export function lineBox(box: Rect<Mm>, toPage: Matrix3, margin = marginMm): LineBox {
	const wide = { ...box, y: box.y - margin, height: box.height + 2 * margin };
	return {
		quad: applyQuad(toPage, rectToQuad(wide)),
		widthMm: wide.width,
		heightMm: wide.height,
		marginTopMm: margin,
		marginBottomMm: margin
	};
}

const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, ' ')
		.trim();

function shiftOf(box: Rect<Mm>, { known, labels }: Registration, field: FieldDefinition): Shift {
	const { anchors } = known.print;
	const isOwn = ownLabel(anchors, field);
	let own: { gap: number; label: FoundLabel } | null = null;
	let sumX = 0;
	let sumY = 0;
	let weights = 0;
	for (const label of labels) {
		const anchor = anchors[label.index];
		if (!anchor) continue;
		const gap = distance(anchor, box);
		if (isOwn(anchor) && gap < ownReach && (!own || gap < own.gap)) own = { gap, label };
		const weight = (label.score / (3 + gap)) ** 2;
		sumX += weight * label.dx;
		sumY += weight * label.dy;
		weights += weight;
	}
	if (own) return own.label;
	return weights > 0 ? { dx: sumX / weights, dy: sumY / weights } : { dx: 0, dy: 0 };
}

/** Which anchors are a field's label: those that say so, or by their words where none does. */
function ownLabel(
	anchors: readonly Anchor[],
	{ id, label, synonyms = [] }: FieldDefinition
): (anchor: Anchor) => boolean {
	if (anchors.some(({ field }) => field === id)) return ({ field }) => field === id;
	const names = [label, ...synonyms].map(plain);
	return ({ text }) => names.some((name) => plain(text).includes(name));
}

/** Gap between a label and a box; lines above or below count much more than words along the line. */
function distance(anchor: Anchor, box: Rect<Mm>): number {
	const dx = Math.max(
		0,
		box.x - (anchor.box.x + anchor.box.width),
		anchor.box.x - box.x - box.width
	);
	const centre = (rect: Rect<Mm>) => rect.y + rect.height / 2;
	return Math.hypot(dx / 4, Math.max(0, Math.abs(centre(anchor.box) - centre(box)) - 2));
}

/** The box after its shift, cut off before a label that stands further right on the same line. */
function moved(box: Rect<Mm>, { dx, dy }: Shift, { known, labels }: Registration): Rect<Mm> {
	const { anchors, fields } = known.print;
	const end = box.x + box.width;
	const margin = Math.max(...Object.values(fields).flatMap((lines) => lines.map(rightOf)));
	let right = end > margin - atMarginMm ? end : end + dx;
	const left = box.x + dx;
	const middle = box.y + box.height / 2;
	for (const label of labels) {
		const anchor = anchors[label.index];
		if (!anchor) continue;
		const { y, height } = anchor.box;
		if (middle < y - 1 || middle > y + height + 1 || anchor.box.x < end - 3) continue;
		if (anchor.box.x > end + 6) continue;
		right = Math.min(end + label.dx, anchor.box.x + label.dx - 0.3);
	}
	return { x: left, y: box.y + dy, width: Math.max(2, right - left), height: box.height };
}

const rightOf = ({ x, width }: Rect<Mm>): Mm => x + width;
