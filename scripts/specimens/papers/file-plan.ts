// One household file: an invented household, one to three events, the papers each brings in lawful order
// (TT 80/2011 Điều 10: HK02 before HK01).
import type { Random } from '../random.ts';
import { addDays, isoText, randomDay, type Day } from '../world/calendar.ts';
import { makeHousehold, type Household } from '../world/household.ts';
import { fullName } from '../world/person.ts';
import { makeEvent, type EventKind, type HouseholdEvent } from './events.ts';
import { hk01Pages } from './hk01-values.ts';
import { hk02Pages } from './hk02-values.ts';
import type { Bundle } from './paper.ts';

export interface FilePlan {
	readonly house: Household;
	readonly bundles: readonly Bundle[];
	readonly events: readonly HouseholdEvent[];
	/** For the truth file: who lives there. */
	readonly summary: {
		readonly headName: string;
		readonly commune: string;
		readonly district: string;
		readonly firstDay: string;
	};
}

export interface FileWish {
	readonly events: readonly EventKind[];
	/** HK01 sheets at most, over the whole file. */
	readonly declarations: number;
	/** Year of the first paper. TT 36/2014 was in force 28/10/2014–30/6/2021. */
	readonly years: readonly [number, number];
	/** Prints of HK02 to choose from. */
	readonly prints?: readonly [string, string];
}

/** A household to which every wished event can happen: most have a grown son, not all. */
function fittingHousehold(random: Random, wish: FileWish, today: Day): Household {
	for (let attempt = 0; attempt < 50; attempt++) {
		const house = makeHousehold(random.fork(`house ${attempt}`), { today });
		if (wish.events.every((kind) => makeEvent(random.fork(kind), kind, house, today))) return house;
	}
	throw new RangeError(`no household has ${wish.events.join(', ')}`);
}

export function planFile(random: Random, wish: FileWish): FilePlan {
	let day: Day = randomDay(random, random.int(...wish.years));
	const house = fittingHousehold(random, wish, day);
	const firstDay = isoText(day);
	let declarations = wish.declarations;
	const bundles: Bundle[] = [];
	const events: HouseholdEvent[] = [];
	for (const kind of wish.events) {
		const event = makeEvent(random.fork(kind), kind, house, day);
		if (!event) continue;
		events.push(event);
		const [one, two] = wish.prints ?? ['2014-a', '2014-b'];
		const print = random.chance(0.5) ? one : two;
		const declarants = event.declarants.slice(0, declarations);
		declarations -= declarants.length;
		bundles.push({
			event: kind,
			pages: [
				...hk02Pages(random, event, house.home, print),
				...declarants.flatMap((person) => hk01Pages(random, person, day))
			]
		});
		day = addDays(day, random.int(60, 300));
	}
	return {
		house,
		bundles,
		events,
		summary: {
			headName: fullName(house.head),
			commune: house.home.commune,
			district: house.home.district,
			firstDay
		}
	};
}
