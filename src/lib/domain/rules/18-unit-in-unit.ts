// Rule 18. The commune lies in the district, the district in the province of the same era; and where a residence's unit
// was divided since, today's unit is asked, never guessed.
import { formatUnit } from '../places/unit.ts';
import { statedPlaces } from './place-facts.ts';
import { finding, type Rule } from './rule.ts';

export const unitInUnit: Rule = {
	number: '18',
	source: 'TT 36/2014/TT-BCA Điều 7 khoản 3; NQ 1674/NQ-UBTVQH15',
	codes: {
		'place-unknown': 'warning',
		'place-contradicts': 'warning',
		'place-ambiguous': 'warning',
		'place-divided': 'info'
	},
	*check(view) {
		for (const { person, fact, evidence, parsed } of statedPlaces(view)) {
			const [best] = parsed.candidates;
			const { value } = evidence;
			const about = [person] as const;
			if (!best) yield finding(this, 'place-unknown', about, [evidence.key], { fact, value });
			else if (best.doubts.includes('unit-unknown'))
				yield finding(this, 'place-contradicts', about, [evidence.key], {
					fact,
					value,
					unit: formatUnit(best.unit)
				});
			else if (parsed.isAmbiguous)
				yield finding(this, 'place-ambiguous', about, [evidence.key], {
					fact,
					value,
					choices: parsed.candidates
						.slice(0, 3)
						.map(({ unit }) => formatUnit(unit))
						.join('; ')
				});
			else if (fact === 'permanent-address' && view.context.places) {
				const now = view.context.places.today(best.unit);
				if (best.commune && now.certainty !== 'sure')
					yield finding(this, 'place-divided', about, [evidence.key], {
						fact,
						value,
						choices: now.units.map(formatUnit).join('; ') || '?'
					});
			}
		}
	}
};
