// The gazetteer as the rules use it: the same few thousand addresses come again and again, so each is parsed once.
import type { Gazetteer } from './gazetteer.ts';
import type { ParsedAddress } from './parse-address.ts';
import type { RuleContext } from '../rules/household-view.ts';

/** Parsed addresses kept; the oldest goes first. */
const keep = 20_000;

export function placesForRules(gazetteer: Gazetteer): NonNullable<RuleContext['places']> {
	const parsed = new Map<string, ParsedAddress>();
	return {
		today: (unit) => gazetteer.unitToday(unit),
		parse(text, date) {
			const key = `${date ?? ''}|${text}`;
			const known = parsed.get(key);
			if (known) return known;
			const found = gazetteer.parseAddress(text, date === undefined ? {} : { date });
			if (parsed.size >= keep) {
				const [oldest] = parsed.keys();
				if (oldest !== undefined) parsed.delete(oldest);
			}
			parsed.set(key, found);
			return found;
		}
	};
}
