// The units of one day as the address decoder needs them: a tree with every spelling papers use, in lower case.
import {
	unitKinds,
	type GazetteerData,
	type UnitTuple
} from '../../../domain/places/gazetteer-data.ts';
import type { PlaceNode } from '../ctc/place-names.ts';

/** Short forms of the unit's kind; the plain name alone is always tried. */
const kindWords: Readonly<Record<(typeof unitKinds)[number], readonly string[]>> = {
	Tỉnh: [],
	'Thành phố': ['tp ', 'tp.'],
	Huyện: [],
	Quận: ['quận ', 'q.', 'q'],
	'Thị xã': [],
	Xã: [],
	Phường: ['phường ', 'p.', 'p'],
	'Thị trấn': [],
	'Đặc khu': []
};

/** Names too well known by their initials to be written out. */
const nicknames: Readonly<Record<string, readonly string[]>> = {
	'Hồ Chí Minh': ['hcm', 'tp hcm', 'tphcm', 'sài gòn'],
	'Hà Nội': ['hn'],
	'Thừa Thiên Huế': ['tt huế', 'huế'],
	'Bà Rịa - Vũng Tàu': ['bà rịa vũng tàu', 'brvt']
};

/**
 * Roots are the provinces of the day (`YYYYMMDD`). Communes and districts that ended since 2019 stay, because papers
 * outlive them; what bears one name inside one unit is one place (Duy Tiên, a district and since 2020 a town), under the
 * code of the later.
 */
export function placeTree({ units }: GazetteerData, day: number): readonly PlaceNode[] {
	const isThen = ([, , , , , from, to]: UnitTuple) =>
		dayOf(from) <= day && (to === 0 || dayOf(to) > day);
	const isRemembered = ([level, , , , , , to]: UnitTuple) =>
		level > 1 && to !== 0 && dayOf(to) <= day && dayOf(to) > remembered;
	const children = new Map<number, number[]>();
	const roots: number[] = [];
	for (const [index, unit] of units.entries()) {
		if (!isThen(unit) && !isRemembered(unit)) continue;
		if (unit[0] === 1) roots.push(index);
		else children.set(unit[4], [...(children.get(unit[4]) ?? []), index]);
	}
	const node = ([latest, ...earlier]: readonly [number, ...number[]]): PlaceNode => {
		const [, kind, name, code] = units[latest]!;
		const inside = [latest, ...earlier].flatMap((index) => children.get(index) ?? []);
		return {
			code,
			names: spellings(name, unitKinds[kind]!),
			children: namesakes(units, inside).map(node)
		};
	};
	return namesakes(units, roots).map(node);
}

/** Last day of the units that papers are not expected to name any more. */
const remembered = 20190101;

/** Units of one name together, the one that ended last first. */
function namesakes(
	units: readonly UnitTuple[],
	among: readonly number[]
): readonly (readonly [number, ...number[]])[] {
	const byName = new Map<string, [number, ...number[]]>();
	const endOf = (index: number): number => dayOf(units[index]![6]) || Infinity;
	for (const index of among) {
		// "Phường 8" and "Xã 8" are two; of words the name decides.
		const [, kind, name] = units[index]!;
		const key = /^\d+$/.test(name) ? `${kind} ${name}` : name.normalize('NFC').toLowerCase();
		const known = byName.get(key);
		if (known) known.push(index);
		else byName.set(key, [index]);
	}
	return [...byName.values()].map((same) => same.sort((a, b) => endOf(b) - endOf(a)));
}

/** A bare year stands for its first day. */
const dayOf = (date: number): number => (date > 0 && date < 10000 ? date * 10000 + 101 : date);

function spellings(name: string, kind: (typeof unitKinds)[number]): string[] {
	const plain = name
		.normalize('NFC')
		.toLowerCase()
		.replace(/\s*[-–]\s*/g, ' ');
	// A bare number is no name: the "8" of Phường 8 would be found in every address.
	const isNumber = /^\d+$/.test(plain);
	const withKind = isNumber ? kindWords[kind].map((word) => word + plain) : [plain];
	const nick = nicknames[name] ?? [];
	return [
		...new Set([...withKind, ...withKind.map(otherTonePlace), ...withKind.map(otherI), ...nick])
	];
}

/** hoà ↔ hòa, thuý ↔ thúy: both placements of the tone on oa, oe, uy at the end of a syllable. */
function otherTonePlace(text: string): string {
	const marks = '\u0300\u0301\u0303\u0309\u0323';
	const pair = new RegExp(`(?<!q)([ou])([${marks}]?)([aey])([${marks}]?)(?=$|\\s)`, 'gu');
	return text.normalize('NFD').replace(pair, '$1$4$3$2').normalize('NFC');
}

/** lý ↔ lí, mỹ ↔ mĩ after a consonant at the end of a syllable. */
function otherI(text: string): string {
	return text.replace(
		/([bcdđghklmnprstvx])([yỳýỷỹỵ])(?=$|\s)/gu,
		(_, before: string, vowel: string) => {
			return before + ('iìíỉĩị'['yỳýỷỹỵ'.indexOf(vowel)] ?? vowel);
		}
	);
}
