// A written address → the units it may name. All consistent readings compete; where two are about as good, both are
// given and the clerk is asked. Small-to-large and large-to-small are both read.
import { isoDay } from '../dates.ts';
import { toneKey } from '../vietnamese/text.ts';
import { existsOn } from './unit-days.ts';
import type { ParseOptions } from './gazetteer.ts';
import type { Unit } from './unit.ts';
import { findSpans, spanOf, tokenise, type AddressTokens, type Span } from './address-spans.ts';
import { isWithin } from './unit-within.ts';
import { joinedName, type NameIndex } from './name-index.ts';
import { kindBefore } from './unit-words.ts';
import { isOneLetterOff } from './one-letter-off.ts';

export type AddressDoubt =
	| 'tones-differ' // the name is written with other tones
	| 'near-match' // one letter off
	| 'outside-era' // the unit did not exist on the day of the paper
	| 'mixed-era' // units of different times in one address
	| 'unit-unknown' // a commune is named by its kind word, but none of that name is known there
	| 'level-skipped'; // a commune directly before a province, in the time of districts

export interface AddressCandidate {
	/** Smallest unit named. */
	readonly unit: Unit;
	readonly commune: Unit | null;
	readonly district: Unit | null;
	readonly province: Unit | null;
	/** What stands before the units: house number, street, hamlet. As written. */
	readonly detail: string;
	readonly doubts: readonly AddressDoubt[];
	/** For ordering only. */
	readonly score: number;
}

export interface ParsedAddress {
	/** Best first, at most eight, each with another smallest unit. Empty: no known place is named. */
	readonly candidates: readonly AddressCandidate[];
	/** The first candidate is not clearly better than the second, or is itself doubtful: ask. */
	readonly isAmbiguous: boolean;
}

/** Readings closer than this to the best are put before the clerk. */
const margin = 0.75;

interface Path {
	readonly commune: Span | null;
	readonly district: Span | null;
	readonly province: Span | null;
}

const parts = ({ commune, district, province }: Path): Span[] =>
	[commune, district, province].filter((span) => span !== null);

/** Words between two neighbouring units; null when they overlap or stand in the wrong order. */
function gaps(path: Path, reversed: boolean): number | null {
	const ordered = reversed ? parts(path).reverse() : parts(path);
	let sum = 0;
	for (const [at, span] of ordered.entries()) {
		const next = ordered[at + 1];
		if (!next) break;
		if (next.start < span.end) return null;
		sum += next.start - span.end;
	}
	return sum;
}

function doubtsOf(path: Path, day: number | null): AddressDoubt[] {
	const spans = parts(path);
	const doubts: AddressDoubt[] = [];
	if (spans.some((span) => span.tonesDiffer)) doubts.push('tones-differ');
	if (spans.some((span) => span.isNear)) doubts.push('near-match');
	if (day !== null && spans.some((span) => !existsOn(span.unit, day))) doubts.push('outside-era');
	const { commune, district, province } = path;
	const lower = commune ?? district;
	if (lower && province && isWithin(lower.unit, province.unit) === 'later')
		doubts.push('mixed-era');
	if (commune && province && !district && commune.unit.parent?.level === 2)
		doubts.push('level-skipped');
	return doubts;
}

const costs: Readonly<Record<AddressDoubt, number>> = {
	'tones-differ': 0,
	'near-match': 0,
	'outside-era': 0.5,
	'mixed-era': 1,
	'unit-unknown': 0,
	'level-skipped': 1.25
};

/** Each unit that did not exist then weighs on its own: the fewer, the likelier. */
const perUnitOutside = 1;

function scorePath(path: Path, tokens: AddressTokens, day: number | null) {
	const forward = gaps(path, false);
	const backward = gaps(path, true);
	const spans = parts(path);
	const gap = Math.min(forward ?? Infinity, backward === null ? Infinity : backward + 0.1);
	if (gap === Infinity) return null;
	const isForward = gap === forward;
	const last = Math.max(...spans.map((span) => span.end));
	const first = Math.min(...spans.map((span) => span.start));
	const outside = isForward ? tokens.keys.length - last : first;
	const doubts = doubtsOf(path, day);
	if (namesUnknown(path, tokens, isForward ? first : tokens.keys.length))
		doubts.push('unit-unknown');
	const score =
		spans.reduce((sum, span) => sum + 3 + span.fit, 0) -
		Math.min(gap * 0.9, 3) -
		Math.min(outside * 0.7, 3) -
		doubts.reduce((sum, doubt) => sum + costs[doubt], 0) -
		perUnitOutside * (day === null ? 0 : spans.filter((span) => !existsOn(span.unit, day)).length);
	return { path, doubts, score, first, last, isForward };
}

/** "phường 85, quận 5" or "Thới An, quận 81": some unit is meant that the lists do not know there. */
function namesUnknown(path: Path, tokens: AddressTokens, before: number): boolean {
	const spans = parts(path);
	const isFree = (at: number) => !spans.some((span) => at >= span.start && at < span.end);
	const from = path.commune
		? Math.min(...spans.map((span) => span.start))
		: Math.max(0, before - 3);
	const to = Math.max(...spans.map((span) => span.end));
	for (let at = Math.max(1, from + 1); at < to; at++) {
		const said = isFree(at) && isFree(at - 1) ? kindBefore(tokens, at) : null;
		if (said && said.start >= from) return true;
	}
	return false;
}

type Scored = NonNullable<ReturnType<typeof scorePath>>;

function* paths(spans: readonly Span[]): Generator<Path> {
	const at = (level: number) => spans.filter((span) => span.unit.level === level);
	const communes = at(3);
	const districts = at(2);
	for (const province of [...at(1), null])
		for (const district of [...districts, null]) {
			if (district && province && isWithin(district.unit, province.unit) === 'no') continue;
			for (const commune of [...communes, null]) {
				if (!commune && !district && !province) continue;
				const parent = district ?? province;
				if (commune && parent && isWithin(commune.unit, parent.unit) === 'no') continue;
				// A district is never skipped silently where the commune names another one.
				if (commune && district && province && isWithin(commune.unit, province.unit) === 'no')
					continue;
				yield { commune, district, province };
			}
		}
}

function candidate(scored: Scored, tokens: AddressTokens): AddressCandidate {
	const { path, doubts, score, first, last, isForward } = scored;
	const smallest = path.commune ?? path.district ?? path.province;
	if (!smallest) throw new Error('a path has at least one unit');
	const { unit } = smallest;
	const detail = isForward ? tokens.written.slice(0, first) : tokens.written.slice(last);
	return {
		unit,
		commune: unit.level === 3 ? unit : null,
		district: path.district?.unit ?? (unit.parent?.level === 2 ? unit.parent : null),
		province: path.province?.unit ?? topOf(unit),
		detail: detail.join(' '),
		doubts,
		score
	};
}

const topOf = (unit: Unit): Unit => (unit.parent ? topOf(unit.parent) : unit);

/** Communes one letter off, inside the districts that are named: a second try for misread ink. */
function nearSpans(names: NameIndex, tokens: AddressTokens, spans: readonly Span[]): Span[] {
	const found: Span[] = [];
	for (const district of new Set(
		spans.filter((span) => span.unit.level === 2).map((span) => span.unit)
	))
		for (const commune of names.children(district)) {
			const key = joinedName(commune.name);
			// A number one digit off is another ward, not a misread one.
			if (key.length < 5 || /\d/.test(key)) continue;
			const words = commune.name.split(' ').length;
			for (let start = 0; start + words <= tokens.keys.length; start++)
				if (isOneLetterOff(tokens.keys.slice(start, start + words).join(''), key)) {
					const span = spanOf(tokens, start, start + words, commune, true);
					if (span) found.push(span);
				}
		}
	return found;
}

/** Readings of the same ground under another kind or in a neighbouring era of three levels are one. */
function groundOf({ unit }: AddressCandidate): string {
	const name = toneKey(unit.name);
	if (unit.level === 1) return name;
	const outer = unit.parent;
	const era = unit.from >= 20_250_701 ? 'new' : 'old';
	return [
		unit.level,
		name,
		outer?.level === 2 ? outer.code || outer.name : '',
		topOf(unit).code,
		era
	].join('|');
}

export function parseAddress(names: NameIndex, text: string, options: ParseOptions): ParsedAddress {
	const tokens = tokenise(text.slice(-2000));
	const day = isoDay(options.date);
	const spans = findSpans(names, tokens);
	const all = [...spans, ...nearSpans(names, tokens, spans)];
	const scored: Scored[] = [];
	for (const path of paths(all)) {
		const result = scorePath(path, tokens, day);
		if (result) scored.push(result);
	}
	scored.sort((a, b) => b.score - a.score || a.doubts.length - b.doubts.length);
	const byGround = new Map<string, AddressCandidate>();
	for (const item of scored.slice(0, 200)) {
		const found = candidate(item, tokens);
		const key = groundOf(found);
		if (!byGround.has(key)) byGround.set(key, found);
		if (byGround.size >= 8) break;
	}
	const candidates = [...byGround.values()];
	const [best] = candidates;
	if (!best) return { candidates, isAmbiguous: false };
	const rivals = candidates.filter((other) => other !== best && best.score - other.score < margin);
	const isDoubtful = best.doubts.some((doubt) => doubt !== 'outside-era');
	return { candidates, isAmbiguous: rivals.length > 0 || isDoubtful };
}
