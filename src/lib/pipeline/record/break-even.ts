// From which probability a reading is put into the input at all. Below it the field stays empty and the reading is
// only offered: a wrong text must be noticed before it is typed over, and people anchor on what stands there.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';

/** Keystroke-level model, seconds: a key of an average typist; a look that decides. */
const keySeconds = 0.28;
const lookSeconds = 1.35;
/** Share of wrong texts a person reads past, and what each costs to find and mend later, seconds. */
const missedShare = 0.1;
const mendSeconds = 60;

/** Key presses to type a field of this kind in full, Telex and Shift counted; a closed list takes a digit. */
const presses: Readonly<Record<FieldKindId, number>> = {
	'person-name': 25,
	date: 8,
	'month-range': 14,
	sex: 1,
	ethnicity: 1,
	religion: 1,
	nationality: 1,
	relation: 6,
	'id-number': 12,
	passport: 8,
	address: 60,
	place: 35,
	phone: 10,
	email: 20,
	occupation: 25,
	education: 6,
	event: 60,
	'book-number': 9,
	'file-number': 9,
	'row-number': 2,
	'free-text': 60
};

/** Never below an even guess; never above the accuracy from which prefilled text beats typing at all (CHI '90). */
const lowest = 0.5;
const highest = 0.94;

/**
 * Probability above which prefilling pays: what a right text saves in typing against what a wrong one costs in
 * noticing, and in errors nobody noticed.
 */
export function breakEven(kind: FieldKindId): number {
	const saved = presses[kind] * keySeconds - lookSeconds;
	const lost = lookSeconds + missedShare * mendSeconds;
	if (saved <= 0) return highest;
	return Math.min(highest, Math.max(lowest, lost / (saved + lost)));
}
