// Personal names: họ, chữ đệm, tên. The split is only for sorting and export; the written name stays whole.
import { fold } from './text.ts';

export interface PersonNameParts {
	/** Họ. */
	readonly family: string;
	/** Chữ đệm; empty where the name has two words. */
	readonly middle: string;
	/** Tên. */
	readonly given: string;
}

/** Family names of two words; longer ones first. */
const longFamilies = [
	'cong tang ton nu',
	'cong huyen ton nu',
	'ton that',
	'ton nu',
	'au duong',
	'hoang phu',
	'tu ma',
	'thuong quan',
	'gia cat'
] as const;

/** Splits a name by its words; a single word is taken as tên. */
export function splitName(name: string): PersonNameParts {
	const words = name.split(' ').filter((word) => word !== '');
	const key = fold(name);
	const long = longFamilies.find((family) => key.startsWith(`${family} `));
	const familyLength = words.length < 2 ? 0 : long ? long.split(' ').length : 1;
	return {
		family: words.slice(0, familyLength).join(' '),
		middle: words.slice(familyLength, -1).join(' '),
		given: words.at(-1) ?? ''
	};
}
