// The table of units while it is being built: units by key, successors by key, indices only at the end.
import {
	certainties,
	unitKinds,
	type Certainty,
	type UnitKind,
	type UnitLevel,
	type UnitTuple
} from '#lib/domain/places/gazetteer-data.ts';
import { toneKey } from '#lib/domain/vietnamese/text.ts';

export interface DraftUnit {
	readonly level: UnitLevel;
	readonly kind: UnitKind;
	readonly name: string;
	readonly code: string;
	/** Key of the parent, empty for provinces. */
	readonly parent: string;
	readonly from: number;
	readonly to: number;
	becomes: string[];
	certainty: Certainty;
}

const kindByWord = new Map(unitKinds.map((kind) => [kind.toLowerCase(), kind]));

/** "Phường 12" → phường, 12. The longest kind word wins (thị trấn, thành phố). */
export function splitKind(fullName: string): { kind: UnitKind; name: string } {
	const words = fullName.normalize('NFC').replace(/^Xa /, 'Xã ').replaceAll('’', "'").split(' ');
	for (const length of [2, 1]) {
		const kind = kindByWord.get(words.slice(0, length).join(' ').toLowerCase());
		if (!kind || words.length <= length) continue;
		const rest = words.slice(length).join(' ');
		return { kind, name: bareName(rest) };
	}
	throw new Error(`No kind in the unit name: ${fullName}`);
}

/** A name without a repeated kind word and without leading zeros: "Phường 08" → "8". */
export function bareName(name: string): string {
	return name.replace(/^(?:Xã|Phường|Thị trấn) (?=\S)/u, '').replace(/^0+(?=\d+$)/, '');
}

export const nameKey = (kind: string, name: string) => `${kind.toLowerCase()} ${toneKey(name)}`;

export class UnitTable {
	readonly units = new Map<string, DraftUnit>();

	add(key: string, unit: Omit<DraftUnit, 'becomes' | 'certainty'>): DraftUnit {
		const draft: DraftUnit = { ...unit, becomes: [], certainty: 'sure' };
		this.units.set(key, draft);
		return draft;
	}

	get(key: string): DraftUnit {
		const unit = this.units.get(key);
		if (!unit) throw new Error(`No unit with key ${key}`);
		return unit;
	}

	tuples(): UnitTuple[] {
		const indices = new Map([...this.units.keys()].map((key, index) => [key, index]));
		const indexOf = (key: string) => {
			const index = indices.get(key);
			if (index === undefined) throw new Error(`Unknown successor or parent ${key}`);
			return index;
		};
		return [...this.units.values()].map((unit) => [
			unit.level,
			unitKinds.indexOf(unit.kind),
			unit.name,
			unit.code,
			unit.parent === '' ? -1 : indexOf(unit.parent),
			unit.from,
			unit.to,
			unit.becomes.map(indexOf),
			certainties.indexOf(unit.certainty)
		]);
	}
}
