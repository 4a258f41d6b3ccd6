// File names inside archives: ASCII letters, digits, dot and hyphen, never a path, never twice.
import { fold } from '../../../domain/vietnamese/text.ts';

/** Longest name without its ending: Windows folders are deep. */
const nameLimit = 80;

/** Names Windows keeps for devices, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** `wanted` made safe, or `fallback` where nothing is left; a number is added to a name already in `taken`. */
export function safeName(wanted: string, fallback: string, taken: Set<string>): string {
	const clean = (text: string) =>
		text
			.split(/[^\p{L}\p{N}.]+/u)
			.map((part) => part.split('.').map(fold).join('.').replaceAll(' ', '-'))
			.join('-')
			.replace(/[^a-z0-9.-]/g, '')
			.replace(/\.{2,}/g, '.')
			.replace(/^[.-]+|[.-]+$/g, '')
			.slice(0, nameLimit);
	const first = clean(wanted) || clean(fallback) || 'ho-so';
	const base = reserved.test(first) ? `_${first}` : first;
	let name = base;
	for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
	taken.add(name);
	return name;
}
