// Text from before Unicode: TCVN3 (.VnTime), VNI-Windows and decomposed (NFD) Unicode. Detection asks which reading
// turns the words into Vietnamese syllables; the conversion is only ever offered, never done unasked.
import { isSyllable } from './syllables.ts';
import { toNfc } from './text.ts';

export type LegacyEncoding = 'tcvn3' | 'vni' | 'nfd';

/** TCVN 5712 (VN3): the letters of each byte as Windows-1252 shows them, and what they mean. */
const tcvn3Shown =
	'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢£¤¥¦§';
const tcvn3Meant = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ';
const tcvn3 = new Map([...tcvn3Shown].map((shown, at) => [shown, [...tcvn3Meant][at] ?? shown]));

/** VNI-Windows: letter + mark; the marks stand for tone, or for hat and tone at once. */
const vniVowels: Readonly<Record<string, string>> = {
	a: 'ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ',
	e: 'ùéøèûẻõẽïẹâêáếàềåểãễäệ',
	o: 'ùóøòûỏõõïọâôáốàồåổãỗäộ',
	ô: 'ùớøờûởõỡïợ',
	u: 'ùúøùûủõũïụ',
	ö: 'ùứøừûửõữïự',
	y: 'ùýøỳûỷõỹ'
};
const vniSingles: Readonly<Record<string, string>> = {
	ô: 'ơ',
	ö: 'ư',
	ñ: 'đ',
	î: 'ỵ',
	í: 'í',
	ì: 'ì',
	æ: 'ỉ',
	ó: 'ĩ',
	ò: 'ị'
};

const vni = new Map<string, string>();
for (const [letter, marks] of Object.entries(vniVowels)) {
	const pairs = [...marks];
	for (let at = 0; at + 1 < pairs.length; at += 2) {
		const [mark = '', meant = ''] = [pairs[at], pairs[at + 1]];
		vni.set(letter + mark, meant);
		vni.set((letter + mark).toUpperCase(), meant.toUpperCase());
		vni.set(letter.toUpperCase() + mark, meant.toUpperCase());
	}
}
for (const [shown, meant] of Object.entries(vniSingles)) {
	vni.set(shown, meant);
	vni.set(shown.toUpperCase(), meant.toUpperCase());
}

/** TCVN3 has no capitals with tones: a word in capitals stays in capitals (fonts ending in H drew them so). */
function keepCapitals(word: string, converted: string): string {
	const letters = word.match(/[A-Za-z]/g) ?? [];
	const isCapital = /[A-Z]/.test(word.slice(1)) && letters.every((letter) => letter < 'a');
	return isCapital ? converted.toUpperCase() : converted;
}

function fromTcvn3(text: string): string {
	return text.replace(/\S+/gu, (word) =>
		keepCapitals(word, [...word].map((letter) => tcvn3.get(letter) ?? letter).join(''))
	);
}

function fromVni(text: string): string {
	const letters = [...text];
	let out = '';
	for (let at = 0; at < letters.length; at++) {
		const pair = (letters[at] ?? '') + (letters[at + 1] ?? '');
		const meant = pair.length === 2 ? vni.get(pair) : undefined;
		out += meant ?? vni.get(letters[at] ?? '') ?? letters[at] ?? '';
		if (meant !== undefined) at++;
	}
	return out;
}

/** The text as Unicode NFC, read in the given encoding. */
export function convertLegacy(text: string, encoding: LegacyEncoding): string {
	if (encoding === 'tcvn3') return toNfc(fromTcvn3(text.normalize('NFC')));
	return toNfc(encoding === 'vni' ? fromVni(text.normalize('NFC')) : text);
}

/** Longest text looked at, characters: a page of it decides. */
const sample = 4000;

/** Words with a letter beyond ASCII: only they can tell encodings apart. */
function markedWords(text: string): string[] {
	return text.split(/[\s\d.,;:/()"'-]+/u).filter((word) => /[\u0080-\uffff]/.test(word));
}

const share = (words: readonly string[]) =>
	words.length === 0 ? 0 : words.filter((word) => isSyllable(word)).length / words.length;

/** The encoding a text is surely in, or null where it is proper Unicode or nothing is certain. */
export function detectLegacyEncoding(text: string): LegacyEncoding | null {
	const head = text.slice(0, sample);
	const composed = head.normalize('NFC');
	const words = markedWords(composed);
	const asIs = share(words);
	const best = (['tcvn3', 'vni'] as const)
		.map((encoding) => ({
			encoding,
			fit: share(words.map((word) => convertLegacy(word, encoding)))
		}))
		.sort((a, b) => b.fit - a.fit)[0];
	if (best && words.length > 0 && best.fit >= 0.8 && best.fit > asIs + 0.3) return best.encoding;
	return composed !== head ? 'nfd' : null;
}
