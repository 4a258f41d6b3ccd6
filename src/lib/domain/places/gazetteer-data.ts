// The gazetteer as stored: one JSON file of tuples, built by scripts/gazetteer. A new decree is a new file, not new code.

/** 1 tỉnh / thành phố trực thuộc Trung ương, 2 huyện, 3 xã. */
export type UnitLevel = 1 | 2 | 3;

/** Word of the unit's kind as written before its name. */
export const unitKinds = [
	'Tỉnh',
	'Thành phố',
	'Huyện',
	'Quận',
	'Thị xã',
	'Xã',
	'Phường',
	'Thị trấn',
	'Đặc khu'
] as const;
export type UnitKind = (typeof unitKinds)[number];

/**
 * How sure it is what became of a unit: `sure` = two sources agree on one successor; `split` = the decree divides it;
 * `disagree` = the sources differ; `one-source` = nothing to check it against. Only `sure` is ever followed unasked.
 */
export const certainties = ['sure', 'split', 'disagree', 'one-source'] as const;
export type Certainty = (typeof certainties)[number];

/**
 * [level, index of kind, name, code, index of parent or -1, from, to, indices of successors, index of certainty].
 * `from` and `to` are `YYYYMMDD`, or a bare year where the day is not known; from 0 = before the sources begin,
 * to 0 = still valid; `to` is the first day the unit no longer exists.
 */
export type UnitTuple = readonly [
	UnitLevel,
	number,
	string,
	string,
	number,
	number,
	number,
	readonly number[],
	number
];

export interface GazetteerData {
	/** Date of the newest source, then a running number: `2026-07-25.1`. */
	readonly version: string;
	/** Licences and sources, shown in the notices. */
	readonly sources: readonly string[];
	readonly units: readonly UnitTuple[];
}
