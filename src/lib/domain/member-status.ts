// Events in order give each member's status on any day: nhập, tách, chuyển, xóa, chết (Luật Cư trú 2006 Điều 22, 27, 28).
import type { EventType } from './codes/event-types.ts';
import { dateBounds, isoDay } from './dates.ts';
import type { Household, Person, RegistryEvent } from './household.ts';
import { parseDate } from './parse-date.ts';

/** `present` = in this household; `unknown` = no paper dated before the day speaks of the person. */
export type MemberStatus = 'present' | 'split' | 'left' | 'removed' | 'dead' | 'unborn' | 'unknown';

const outcome: Partial<Record<EventType, MemberStatus>> = {
	birth: 'present',
	join: 'present',
	found: 'present',
	confirmation: 'present',
	split: 'split',
	leave: 'left',
	remove: 'removed',
	death: 'dead'
};

/** What an event makes of those it touches; null where it changes nothing (a new book, a correction). */
function statusAfter(event: RegistryEvent): MemberStatus | null {
	const found = event.types.flatMap((type) => outcome[type] ?? []);
	// The weightiest word of a summary decides: "chuyển đi, xóa đăng ký thường trú" is a removal.
	for (const status of ['dead', 'removed', 'left', 'split', 'present'] as const)
		if (found.includes(status)) return status;
	return null;
}

const dayOf = (text: string): number | null => {
	const parsed = parseDate(text);
	return (parsed && dateBounds(parsed.date)?.from) ?? null;
};

export interface MemberStanding {
	readonly status: MemberStatus;
	/** The event that made it so; null where none did. */
	readonly by: RegistryEvent | null;
}

/**
 * Standing of a person on a day (`YYYY-MM-DD`), or after all events where no day is given. Undated events count as
 * oldest, death is final. A person no event speaks of is `present`: the household's papers list him.
 */
export function memberStanding(
	household: Household,
	personId: string,
	date?: string
): MemberStanding {
	const until = date === undefined ? Infinity : (isoDay(date) ?? Infinity);
	const person = household.persons.find(({ id }) => id === personId);
	if (!person) return { status: 'unknown', by: null };
	const birth = dayOf(person.facts['birth-date']?.value ?? '');
	if (birth !== null && birth > until) return { status: 'unborn', by: null };
	const events = household.events
		.filter((event) => event.personIds.includes(personId))
		.flatMap((by) => {
			const status = statusAfter(by);
			return status ? [{ status, by, day: dayOf(by.date) ?? 0 }] : [];
		})
		.sort((a, b) => a.day - b.day);
	const past = events.filter((event) => event.day <= until);
	const last = past.find((event) => event.status === 'dead') ?? past.at(-1);
	if (last) return { status: last.status, by: last.by };
	// Before the first event: one who joined later was not here yet.
	const [first] = events;
	const isLater = first && first.status === 'present' && first.day > until;
	return { status: isLater ? 'unknown' : 'present', by: null };
}

export const memberStatus = (household: Household, personId: string, date?: string): MemberStatus =>
	memberStanding(household, personId, date).status;

/** Whom a paper is about, who changes along, or the head; relatives and reporters are only named. */
export const isMember = ({ headId }: Household, { id, roles }: Person): boolean =>
	id === headId || roles.some((role) => role === 'subject' || role === 'member');
