// One administrative unit (đơn vị hành chính) in one era.
import type { Certainty, UnitKind, UnitLevel } from './gazetteer-data.ts';

export interface Unit {
	/** Place in the data file: an identity only within one gazetteer version. */
	readonly index: number;
	readonly level: UnitLevel;
	readonly kind: UnitKind;
	readonly name: string;
	/** GSO code; empty for units of before 1997 and some merged away before 2025. */
	readonly code: string;
	readonly parent: Unit | null;
	/** `YYYYMMDD` or `YYYY`; 0 = before the sources begin. */
	readonly from: number;
	/** First day it is no more; 0 = still valid. */
	readonly to: number;
	readonly becomes: readonly Unit[];
	/** How sure `becomes` is. */
	readonly certainty: Certainty;
}

/** The unit with its ancestors, smallest first. */
export function unitPath(unit: Unit): readonly Unit[] {
	return unit.parent ? [unit, ...unitPath(unit.parent)] : [unit];
}

export const formatPath = (path: readonly Unit[]): string =>
	path.map(({ kind, name }) => `${kind} ${name}`).join(', ');

/** "Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam". */
export const formatUnit = (unit: Unit): string => formatPath(unitPath(unit));
