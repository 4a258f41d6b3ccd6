// The end of a printed label that was cut with its value ("hiện nay: Thôn 2"): taken off where a colon parts it from the
// rest and it reads like the label's own last letters. No value begins so.
import { fold } from '../../domain/vietnamese/text.ts';

const letters = (text: string): string => fold(text).replace(/[^a-z]/g, '');

/** Most letters of a label that a cut may hold, and share of them that may be misread. */
const longest = 14;
const misread = 0.34;

export function withoutLabelEnd(text: string, label: string): string {
	const found = /^[\s.,]*([^:,\d]{1,20}):\s*(?=\S)/u.exec(text);
	if (!found) return text;
	const read = letters(found[1]!);
	if (read.length === 0 || read.length > longest) return text;
	const own = letters(label).slice(-read.length);
	const wrong =
		[...own].filter((letter, i) => letter !== read[i]).length + read.length - own.length;
	return wrong <= read.length * misread ? text.slice(found[0].length) : text;
}
