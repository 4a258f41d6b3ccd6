// From the forms' data to prints that can be searched for.
import type { Mm } from '../../domain/geometry.ts';
import type { FormDefinition } from '../../forms/form-schema.ts';
import { patchImage, patchKey, type FormPatches } from '../../forms/label-patches.ts';
import type { KnownPrint } from './label-print.ts';

/** Every measured face of a form. */
export function knownPrints(form: FormDefinition, patches: FormPatches): readonly KnownPrint[] {
	const px = 25.4 / patches.dpi;
	return form.prints.flatMap((print) => {
		const own = patches.prints[patchKey(print)];
		if (!own) return [];
		const pictures = print.anchors.flatMap(({ box }, anchor) => {
			const label = own[anchor];
			if (!label) return [];
			// Patches are cut on whole pixels: their true place is the rounded one.
			const at = (mm: Mm): Mm => Math.round(mm / px) * px;
			const place = {
				x: at(box.x),
				y: at(box.y),
				width: (label.width * px) as Mm,
				height: (label.height * px) as Mm
			};
			return [{ anchor, box: place, image: patchImage(label) }];
		});
		return [{ form, print, pictures }];
	});
}
