// Giới tính: Nam / Nữ as the circular writes them (TT 36/2014 Điều 7.2d).
import { issue } from '../issue.ts';
import { toneKey } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

export type Sex = 'male' | 'female';

/** Written Vietnamese word of a sex. */
export const sexWord: Readonly<Record<Sex, string>> = { male: 'Nam', female: 'Nữ' };

const words: ReadonlyMap<string, Sex> = new Map(
	Object.entries({
		nam: 'male',
		trai: 'male',
		'con trai': 'male',
		'đàn ông': 'male',
		nữ: 'female',
		nư: 'female',
		nu: 'female',
		gái: 'female',
		'con gái': 'female',
		'đàn bà': 'female'
	} as const).map(([word, sex]) => [toneKey(word), sex])
);

/** The sex a word names; null for any other text. */
export function sexOf(text: string): Sex | null {
	return words.get(toneKey(text)) ?? null;
}

export const sex = defineKind<Sex>('sex', (text) => {
	const found = sexOf(text);
	return found
		? answer<Sex>(sexWord[found], found)
		: answer<Sex>(text, null, issue('sex-unknown', 'error', { value: text }));
});
