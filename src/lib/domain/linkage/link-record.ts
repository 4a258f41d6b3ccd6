// What linkage knows of a person, with the keys it compares worked out once.
import { parseDate } from '../parse-date.ts';
import { splitName } from '../vietnamese/names.ts';
import { phoneticKey } from '../vietnamese/phonetic.ts';
import { fold, toneKey } from '../vietnamese/text.ts';
import type { Sex } from '../fields/sex.ts';

/** One person of one household file. Empty texts = not known. */
export interface PersonToLink {
	readonly id: string;
	readonly householdId: string;
	readonly name: string;
	/** Canonical text of the date kind. */
	readonly birth: string;
	readonly sex: Sex | null;
	readonly homeTown: string;
	readonly idNumbers: readonly string[];
	readonly father: string;
	readonly mother: string;
}

export interface LinkRecord {
	readonly person: PersonToLink;
	readonly nameKey: string;
	readonly folded: string;
	readonly sound: string;
	/** Sound of tên, and of họ. */
	readonly given: string;
	readonly family: string;
	readonly day: number;
	readonly month: number;
	/** 0 = not known, as for day and month. */
	readonly year: number;
	readonly home: string;
	readonly father: string;
	readonly mother: string;
}

/** Words of a place that say something, smallest unit first: the kind words are left out. */
const homeKey = (text: string) =>
	fold(text)
		.replace(/\b(?:thon|xom|xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh)\b/g, ' ')
		.replace(/ +/g, ' ')
		.trim();

export function prepare(person: PersonToLink): LinkRecord {
	const date = parseDate(person.birth)?.date;
	const sound = phoneticKey(person.name);
	const parts = splitName(person.name);
	return {
		person,
		nameKey: toneKey(person.name),
		folded: fold(person.name),
		sound,
		given: phoneticKey(parts.given),
		family: phoneticKey(parts.family),
		day: date?.day ?? 0,
		month: date?.month ?? 0,
		year: date?.year ?? 0,
		home: homeKey(person.homeTown),
		father: fold(person.father),
		mother: fold(person.mother)
	};
}
