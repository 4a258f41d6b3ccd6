// Whether one unit lies in another, across eras: Kim Bảng lies in Hà Nam, lay in Hà Nam Ninh, and is now in Ninh Bình.
import type { Unit } from './unit.ts';

/** `yes` = by the lists of its time or in an older province of the same ground; `later` = only since a merger. */
export type Within = 'yes' | 'later' | 'no';

export function isWithin(unit: Unit, outer: Unit): Within {
	for (let at = unit.parent; at; at = at.parent) {
		if (at === outer) return 'yes';
		// An old province or district is written down by what its ground became.
		if (outer.to !== 0 && at.level === outer.level && outer.becomes.includes(at))
			return at.to === 0 ? 'later' : 'yes';
		// The same district under its other kind: huyện and thị xã Kim Bảng.
		if (at.level === 2 && outer.level === 2 && at.code === outer.code && at.code !== '')
			return 'yes';
		if (outer.to === 0 && at.level === 1 && outer.level === 1 && at.becomes.includes(outer))
			return 'later';
	}
	return 'no';
}
