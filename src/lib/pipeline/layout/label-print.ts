// A known print made ready for searching: each printed label as a patch at two resolutions, with its place on the paper.
import type { GrayImage } from '../../domain/raster.ts';
import type { Mm, Rect } from '../../domain/geometry.ts';
import type { Anchor, FormDefinition, Print } from '../../forms/form-schema.ts';
import { patch, type Patch } from '../raster/ncc.ts';
import { resize } from '../raster/resize.ts';

/** Pixels a millimetre of the level page (75 dpi). */
export const pxPerMm = 75 / 25.4;

/** A label's picture at 75 dpi, as the forms' data holds it. */
export interface LabelPicture {
	/** Index into the print's anchors. */
	readonly anchor: number;
	/** Place of the picture on the paper, mm: the anchor's box with whatever margin was drawn around it. */
	readonly box: Rect<Mm>;
	readonly image: GrayImage;
}

/** One face of one form in one print, with its labels' pictures. */
export interface KnownPrint {
	readonly form: FormDefinition;
	readonly print: Print;
	readonly pictures: readonly LabelPicture[];
}

export interface LabelPatch {
	readonly anchor: Anchor;
	readonly index: number;
	/** Top-left of the patch on the paper, mm. */
	readonly x: number;
	readonly y: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly fine: Patch;
	/** At half the resolution. */
	readonly coarse: Patch;
	/** Its words stand in another label too: being like them does not make a place its own. */
	readonly isPartOfOther: boolean;
}

const prepared = new WeakMap<KnownPrint, readonly LabelPatch[]>();

/** Patches of a print, made once. */
export function labelPatches(known: KnownPrint): readonly LabelPatch[] {
	const done = prepared.get(known);
	if (done) return done;
	const patches = known.pictures.flatMap(({ anchor: index, box, image }) => {
		const anchor = known.print.anchors[index];
		if (!anchor || image.width < 8 || image.height < 4) return [];
		const half = resize(
			image,
			Math.max(1, Math.round(image.width / 2)),
			Math.max(1, Math.round(image.height / 2))
		);
		return [
			{
				anchor,
				index,
				x: box.x,
				y: box.y,
				widthMm: box.width,
				heightMm: box.height,
				fine: patch(image),
				coarse: patch(half),
				isPartOfOther: known.print.anchors.some(
					({ text }, other) => other !== index && text.includes(anchor.text)
				)
			}
		];
	});
	prepared.set(known, patches);
	return patches;
}
