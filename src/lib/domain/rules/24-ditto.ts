// Rule 24. No ditto mark is left unresolved; birth place, origin and residence all taken over by ditto are asked.
import { sameValue } from '../same-value.ts';
import { isDitto } from '../vietnamese/ditto.ts';
import { finding, type Rule } from './rule.ts';

export const ditto: Rule = {
	number: '24',
	source: 'TT 36/2014/TT-BCA Điều 6 khoản 1 (không viết tắt)',
	codes: { 'ditto-unresolved': 'error', 'places-all-ditto': 'warning' },
	*check({ persons }) {
		for (const { person } of persons)
			for (const fact of Object.values(person.facts))
				for (const { key, value } of fact.evidence)
					if (isDitto(value)) yield finding(this, 'ditto-unresolved', [], [key], { value });
		for (const person of persons) {
			const places = (['birth-place', 'home-town', 'permanent-address'] as const).map((id) =>
				person.fact(id)
			);
			const [birth, home, residence] = places;
			if (!birth || !home || !residence) continue;
			const inherited = places.filter((place) => place?.source === 'inherited').length;
			const isSame =
				sameValue('home-town', birth.value, home.value) &&
				sameValue('home-town', home.value, residence.value);
			if (inherited >= 2 && isSame)
				yield finding(
					this,
					'places-all-ditto',
					[person],
					[person.key('birth-place'), person.key('home-town')],
					{ value: birth.value }
				);
		}
	}
};
