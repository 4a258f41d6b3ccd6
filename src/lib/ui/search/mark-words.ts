// Marks in a text as written what was typed without tones: letters are folded one by one, so that places agree.
import { fold } from '#lib/domain/vietnamese/text.ts';

export interface MarkedPart {
	readonly text: string;
	readonly isMarked: boolean;
}

export function markWords(text: string, query: string): readonly MarkedPart[] {
	const letters = [...text];
	// A letter that folds to nothing (a comma) is a space, so that one letter stays one place.
	const folded = letters.map((letter) => fold(letter)[0] ?? ' ').join('');
	const isMarked = letters.map(() => false);
	for (const word of fold(query).split(' ').filter(Boolean))
		for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
			isMarked.fill(true, at, at + word.length);
	const parts: { text: string; isMarked: boolean }[] = [];
	letters.forEach((letter, index) => {
		const marked = isMarked[index] ?? false;
		const last = parts.at(-1);
		if (last?.isMarked === marked) last.text += letter;
		else parts.push({ text: letter, isMarked: marked });
	});
	return parts;
}
