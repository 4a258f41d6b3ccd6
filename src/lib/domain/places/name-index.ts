// Finds units by the words of a text: names joined without spaces and tones (Ea H'Leo = eahleo, Kon Tum = kontum),
// plus the short names everybody writes.
import { fold } from '../vietnamese/text.ts';
import type { Unit } from './unit.ts';

export interface NameIndex {
	/** Units whose name or short name is this folded, joined text. */
	find(joined: string): readonly Unit[];
	/** Communes of a district, for near matches. */
	children(unit: Unit): readonly Unit[];
	/** Longest name, in words. */
	readonly longest: number;
}

/** Short names of provinces, by their name's joined key. HN is Hà Nội or Hà Nam: both are found. */
const provinceShort: Readonly<Record<string, readonly string[]>> = {
	hochiminh: ['hcm', 'tphcm', 'saigon', 'sg'],
	hanoi: ['hn'],
	hanam: ['hn', 'hna'],
	hanamninh: ['hnn'],
	namha: ['nh'],
	namdinh: ['nd'],
	ninhbinh: ['nb'],
	thaibinh: ['tb'],
	thuathienhue: ['tth', 'tthue', 'hue'],
	baria: ['brvt'],
	bariavungtau: ['brvt', 'bariavt', 'vungtau', 'brvungtau'],
	daklak: ['daclac', 'darlac', 'daclak', 'daklac'],
	daknong: ['dacnong'],
	kontum: ['contum', 'congtum'],
	backan: ['baccan'],
	quangnamdanang: ['qndn', 'qnamdanang']
};

/** Districts of Hà Nam as its offices abbreviate them. */
const hanamShort: Readonly<Record<string, string>> = {
	phuly: 'pl',
	duytien: 'dt',
	kimbang: 'kb',
	thanhliem: 'tl',
	binhluc: 'bl',
	lynhan: 'ln'
};

export const joinedName = (name: string) => fold(name).replaceAll(' ', '');

/** Village names with and without the leading zero: "Phường 06". */
const plainNumber = (joined: string) => joined.replace(/^0+(?=\d)/, '');

export function createNameIndex(units: readonly Unit[]): NameIndex {
	const index = new Map<string, Unit[]>();
	const children = new Map<Unit, Unit[]>();
	const put = (key: string, unit: Unit) => {
		const list = index.get(key);
		if (list) list.push(unit);
		else index.set(key, [unit]);
	};
	let longest = 1;
	for (const unit of units) {
		const key = plainNumber(joinedName(unit.name));
		put(key, unit);
		longest = Math.max(longest, fold(unit.name).split(' ').length);
		if (unit.level === 1) for (const short of provinceShort[key] ?? []) put(short, unit);
		const hanam = hanamShort[key];
		if (unit.level === 2 && unit.parent?.code === '35' && hanam) put(hanam, unit);
		const siblings = unit.parent && children.get(unit.parent);
		if (siblings) siblings.push(unit);
		else if (unit.parent) children.set(unit.parent, [unit]);
	}
	return {
		find: (joined) => index.get(plainNumber(joined)) ?? [],
		children: (unit) => children.get(unit) ?? [],
		longest
	};
}
