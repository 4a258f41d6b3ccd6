// A unit with its ancestors as they were on a day: huyện Kim Bảng lay in Nam Hà in 1994, though the lists, which begin
// later, put it under Hà Nam. An ancestor that did not exist yet gives way to the one unit of that day on its ground.
import { existsOn } from './unit-days.ts';
import { unitPath, type Unit } from './unit.ts';

export interface PathsByDay {
	/** Smallest first; `day` is `YYYYMMDD`. Where the lists know none or several, the ancestor stays as listed. */
	pathOn(unit: Unit, day: number): readonly Unit[];
}

export function createPathsByDay(units: readonly Unit[]): PathsByDay {
	const earlier = new Map<Unit, Unit[]>();
	for (const unit of units)
		for (const successor of unit.becomes)
			if (successor.level === unit.level && successor !== unit) {
				const list = earlier.get(successor);
				if (list) list.push(unit);
				else earlier.set(successor, [unit]);
			}
	function ofDay(ancestor: Unit, day: number): Unit {
		if (existsOn(ancestor, day)) return ancestor;
		const then = (earlier.get(ancestor) ?? []).filter((unit) => existsOn(unit, day));
		return (then.length === 1 ? then[0] : undefined) ?? ancestor;
	}
	return {
		pathOn: (unit, day) => [
			unit,
			...unitPath(unit)
				.slice(1)
				.map((ancestor) => (ancestor.level === 1 ? ofDay(ancestor, day) : ancestor))
		]
	};
}
