// Rule 19. The household lives where this archive's files are kept; else the file may lie in the wrong archive.
import { formatUnit } from '../places/unit.ts';
import { statedPlaces } from './place-facts.ts';
import { finding, type Rule } from './rule.ts';

export const archiveUnit: Rule = {
	number: '19',
	source: 'TT 36/2014/TT-BCA Điều 3 khoản 14',
	codes: { 'lives-outside-archive': 'warning' },
	*check(view) {
		const { archiveUnit: own } = view.context;
		const { head } = view;
		if (!own || !head) return;
		for (const { person, fact, evidence, parsed } of statedPlaces(view)) {
			const commune = parsed.candidates[0]?.commune;
			if (person !== head || fact !== 'permanent-address' || !commune || parsed.isAmbiguous)
				continue;
			const now = view.context.places?.today(commune).units ?? [];
			const isHere = commune === own || commune.code === own.code || now.includes(own);
			if (!isHere)
				yield finding(this, 'lives-outside-archive', [person], [evidence.key], {
					value: evidence.value,
					unit: formatUnit(own)
				});
		}
	}
};
