// How two records agree, field by field, in a few named levels that a clerk understands.
import { isOneLetterOff } from '../places/one-letter-off.ts';
import type { LinkRecord } from './link-record.ts';

export const linkFields = ['name', 'birth', 'sex', 'home', 'number', 'father', 'mother'] as const;
export type LinkField = (typeof linkFields)[number];

export type LinkLevel =
	| 'equal'
	| 'tones-lost' // equal without tones
	| 'sounds-alike' // l/n, x/s, ch/tr, d/gi/r
	| 'one-letter' // one letter apart
	| 'middle-differs' // họ and tên agree
	| 'part-agrees' // year with day or month, or a longer and a shorter place
	| 'swapped' // day and month changed places
	| 'year-only' // the years agree, one side knows no more
	| 'near' // one digit of the birth date differs, or the year by one
	| 'differs'
	| 'unknown';

export type LinkLevels = Readonly<Record<LinkField, LinkLevel>>;

function compareNames(a: string, b: string, one: LinkRecord, two: LinkRecord): LinkLevel {
	if (a === '' || b === '') return 'unknown';
	if (a === b) return 'equal';
	if (one.folded === two.folded) return 'tones-lost';
	if (one.sound === two.sound) return 'sounds-alike';
	if (isOneLetterOff(one.folded, two.folded)) return 'one-letter';
	return one.given === two.given && one.family === two.family ? 'middle-differs' : 'differs';
}

function compareBirths(one: LinkRecord, two: LinkRecord): LinkLevel {
	if (one.year === 0 || two.year === 0) return 'unknown';
	const isFull = one.day > 0 && two.day > 0 && one.month > 0 && two.month > 0;
	const sameDay = one.day === two.day;
	const sameMonth = one.month === two.month;
	if (one.year === two.year) {
		if (isFull && sameDay && sameMonth) return 'equal';
		if (!isFull) return one.month > 0 && two.month > 0 && !sameMonth ? 'near' : 'year-only';
		if (one.day === two.month && one.month === two.day) return 'swapped';
		return sameDay || sameMonth ? 'part-agrees' : 'differs';
	}
	const years = Math.abs(one.year - two.year);
	if (isFull && sameDay && sameMonth) return years <= 10 || years % 10 === 0 ? 'near' : 'differs';
	return years === 1 && !isFull ? 'near' : 'differs';
}

function comparePlaces(a: string, b: string): LinkLevel {
	if (a === '' || b === '') return 'unknown';
	if (a === b) return 'equal';
	const [short = '', long = ''] = a.length <= b.length ? [a, b] : [b, a];
	return long.endsWith(short) || long.startsWith(short) ? 'part-agrees' : 'differs';
}

/** Numbers of one length are compared; a card and a personal number say nothing of each other. */
function compareNumbers(one: readonly string[], two: readonly string[]): LinkLevel {
	let level: LinkLevel = 'unknown';
	for (const a of one)
		for (const b of two) {
			if (a === b) return 'equal';
			if (a.length === b.length) level = 'differs';
		}
	return level;
}

function compareParents(a: string, b: string): LinkLevel {
	if (a === '' || b === '') return 'unknown';
	if (a === b) return 'equal';
	return isOneLetterOff(a, b) ? 'one-letter' : 'differs';
}

export function compareFields(one: LinkRecord, two: LinkRecord): LinkLevels {
	const [a, b] = [one.person, two.person];
	return {
		name: compareNames(one.nameKey, two.nameKey, one, two),
		birth: compareBirths(one, two),
		sex: a.sex === null || b.sex === null ? 'unknown' : a.sex === b.sex ? 'equal' : 'differs',
		home: comparePlaces(one.home, two.home),
		number: compareNumbers(a.idNumbers, b.idNumbers),
		father: compareParents(one.father, two.father),
		mother: compareParents(one.mother, two.mother)
	};
}
