// The three layers every address keeps: as written, the unit of its date, the unit of today. A layer that is not
// certain is null and its choices are put before the clerk; nothing is guessed.
import type { Gazetteer } from './gazetteer.ts';
import { formatPath, unitPath, type Unit } from './unit.ts';

export interface AddressLayer {
	/** "Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam". */
	readonly text: string;
	/** GSO code of the smallest unit; empty for units that never had one. */
	readonly code: string;
	readonly level: Unit['level'];
	/** Codes from the smallest unit up to the province, each possibly empty. */
	readonly path: readonly string[];
}

/** A layer with the whole address it would make of what is written. */
export interface AddressChoice extends AddressLayer {
	readonly whole: string;
}

export interface AddressLayers {
	/** As the paper has it. */
	readonly written: string;
	/** House, street, hamlet: what stands before the units. */
	readonly detail: string;
	/** The unit of the paper's day; null where the text names none or several. */
	readonly then: AddressLayer | null;
	/** The unit of today; null where it is not sure. */
	readonly now: AddressLayer | null;
	/** What a clerk may choose from where a layer is null, best first. */
	readonly choices: {
		readonly then: readonly AddressChoice[];
		readonly now: readonly AddressLayer[];
	};
}

const layerOf = (unit: Unit, path: readonly Unit[] = unitPath(unit)): AddressLayer => ({
	text: formatPath(path),
	code: unit.code,
	level: unit.level,
	path: path.map(({ code }) => code)
});

/** `date` = day of the paper, `YYYY-MM-DD`, where it is known. */
export function addressLayers(gazetteer: Gazetteer, written: string, date?: string): AddressLayers {
	const { candidates, isAmbiguous } = gazetteer.parseAddress(
		written,
		date === undefined ? {} : { date }
	);
	const [best] = candidates;
	const isSure = best !== undefined && !isAmbiguous;
	// A paper of 1994 gets the province of 1994, whatever the lists of later years say.
	const thenOf = (unit: Unit) => layerOf(unit, gazetteer.pathOn(unit, date));
	const today = isSure ? gazetteer.unitToday(best.unit) : null;
	const [only] = today?.units ?? [];
	const isTodaySure = today?.certainty === 'sure' && only !== undefined;
	return {
		written,
		detail: isSure ? best.detail : '',
		then: isSure ? thenOf(best.unit) : null,
		now: isTodaySure ? layerOf(only) : null,
		choices: {
			then: isSure
				? []
				: candidates.map(({ unit, detail }) => {
						const layer = thenOf(unit);
						return { ...layer, whole: detail === '' ? layer.text : `${detail}, ${layer.text}` };
					}),
			now: isTodaySure ? [] : (today?.units ?? []).map((unit) => layerOf(unit))
		}
	};
}
