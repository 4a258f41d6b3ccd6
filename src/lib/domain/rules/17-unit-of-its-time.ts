// Rule 17. A residence names units of the paper's own day ("Hà Nam Ninh" only 1975–1991, "phường" only once there was
// one); a birth place or origin may name older units, but none that came into being after the paper.
import { unitPath, formatUnit } from '../places/unit.ts';
import { existsOn, unitDays } from '../places/unit-days.ts';
import { isoDay } from '../dates.ts';
import { statedPlaces } from './place-facts.ts';
import { finding, type Rule } from './rule.ts';

export const unitOfItsTime: Rule = {
	number: '17',
	source: 'TT 36/2014/TT-BCA Điều 7 khoản 2 điểm e, khoản 3',
	codes: { 'unit-not-of-its-time': 'warning' },
	*check(view) {
		for (const { person, fact, evidence, parsed, date } of statedPlaces(view)) {
			const day = isoDay(date);
			const [best] = parsed.candidates;
			if (day === null || !best || parsed.isAmbiguous) continue;
			const named = new Set([
				best.unit,
				...(best.province ? [best.province] : []),
				...unitPath(best.unit).slice(1, 2)
			]);
			const isResidence = fact === 'permanent-address' || fact === 'current-address';
			const wrong = [...named].find((unit) =>
				isResidence ? !existsOn(unit, day) : unitDays(unit).from > day
			);
			if (wrong)
				yield finding(this, 'unit-not-of-its-time', [person], [evidence.key], {
					fact,
					value: evidence.value,
					unit: formatUnit(wrong),
					date: date ?? ''
				});
		}
	}
};
