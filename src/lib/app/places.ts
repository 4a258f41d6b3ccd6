// The gazetteer for the app: fetched once, when first asked for, and kept. Until it is there the rules on places say
// nothing and nothing is suggested: keying never waits for it.
import { toIsoDay } from '#lib/domain/dates.ts';
import { parseDate } from '#lib/domain/parse-date.ts';
import {
	addressLayers,
	type AddressLayer,
	type AddressLayers
} from '#lib/domain/places/address-layers.ts';
import { createGazetteer, type Gazetteer } from '#lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import type { RuleContext } from '#lib/domain/rules/household-view.ts';
import { placesForRules } from '#lib/domain/places/rule-places.ts';
import type { PlaceSuggestion } from '#lib/domain/places/search-places.ts';
import { homeNow } from './home-now.ts';
import type { FieldView } from './surface/fields.ts';

interface Loaded {
	readonly gazetteer: Gazetteer;
	readonly forRules: ReturnType<typeof placesForRules>;
}

let loaded: Loaded | null = null;
let loading: Promise<Loaded | null> | null = null;

/** Resolves with the gazetteer, or null where it could not be fetched; the next call then tries again. */
export function loadPlaces(): Promise<Loaded | null> {
	loading ??= import('#lib/domain/places/data/gazetteer.data.json').then(
		(data) => {
			const gazetteer = createGazetteer(data.default as unknown as GazetteerData);
			loaded = { gazetteer, forRules: placesForRules(gazetteer) };
			return loaded;
		},
		() => {
			loading = null;
			return null;
		}
	);
	return loading;
}

/** What is loaded so far; the first call starts the loading. */
export function placesNow(): Loaded | null {
	if (!loaded) void loadPlaces();
	return loaded;
}

/** Most suggestions listed under a field. */
const most = 5;

/** What the rules on places need; without places until the gazetteer is there. */
export function ruleContext(today: string): RuleContext {
	const places = placesNow();
	if (!places) return { today };
	const { commune, asOf } = homeNow();
	const archiveUnit = commune === null ? null : places.gazetteer.unitAt(commune, asOf);
	return { today, places: places.forRules, archiveUnit };
}

/**
 * Places for what was typed last, after the comma: "Thôn 3, lh kb" suggests for "lh kb". The text before stays.
 * Empty until the gazetteer is loaded.
 */
export function suggestPlaces(
	typed: string,
	date?: string
): readonly (PlaceSuggestion & { readonly whole: string })[] {
	const at = typed.lastIndexOf(',') + 1;
	const query = typed.slice(at).trim();
	const before = typed.slice(0, at);
	if (query.length < 2) return [];
	const gazetteer = placesNow()?.gazetteer;
	if (!gazetteer) return [];
	const near = gazetteer.unitAt(homeNow().province, homeNow().asOf);
	const day = date === undefined ? {} : { date };
	const found = gazetteer.searchPlaces(query, { limit: most, near, ...day });
	return found.map((item) => ({
		...item,
		whole: before === '' ? item.text : `${before} ${item.text}`
	}));
}

/** The three layers of an address as the desk shows them; null until the gazetteer is loaded. */
export function layersOf(written: string, date?: string): AddressLayers | null {
	const gazetteer = placesNow()?.gazetteer;
	if (!gazetteer || written.trim() === '') return null;
	const layers = addressLayers(gazetteer, written, date);
	const isHome = ({ path }: AddressLayer) => path.includes(homeNow().province);
	const { then, now } = layers.choices;
	const homeFirst = [...then.filter(isHome), ...then.filter((layer) => !isHome(layer))];
	return { ...layers, choices: { then: homeFirst, now } };
}

/** Day of the paper a page is, `YYYY-MM-DD`, as its own date field says; undefined where it says no whole day. */
export function paperDay(fields: readonly FieldView[]): string | undefined {
	const field = fields.find(({ fact }) => fact?.of === 'household' && fact.is === 'document-date');
	const parsed = field && parseDate(field.current.value);
	return (parsed && toIsoDay(parsed.date)) ?? undefined;
}
