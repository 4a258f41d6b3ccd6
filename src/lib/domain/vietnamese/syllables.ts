// Which syllables Vietnamese can have: initial consonant, rhyme, tone. A word that is none is most often a misread.
import { remember } from './remember.ts';
import { toNfc } from './text.ts';

/** Initial consonants (âm đầu), as alternatives of a pattern. */
export const initials = 'ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x';

/** Rhymes (vần) without tone, as written. */
export const rhymes: ReadonlySet<string> = new Set(
	(
		'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ' +
		'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
		'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ' +
		'ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơng ơp ơt u ua uâ uân uâng uât uây uc uê uêch uêch uênh ui um un ung uơ ' +
		'uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyp uyt uyu uân ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ' +
		'ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh uêu ' +
		// after qu- and gi- the glide belongs to the initial
		'oeng iêng êng uyn uym'
	).split(' ')
);

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
const shape = new RegExp(`^(${initials})?(.+)$`, 'u');

/** Stopped rhymes (-c, -ch, -p, -t) carry sắc or nặng only. */
const stopped = /(?:c|ch|p|t)$/;

/** True when the word can be one Vietnamese syllable. Letters only; any case. */
export const isSyllable: (word: string) => boolean = remember(checkSyllable, 20_000);

function checkSyllable(word: string): boolean {
	if (word.length > 12) return false;
	const decomposed = toNfc(word).toLowerCase().normalize('NFD');
	const tones = decomposed.match(toneMarks) ?? [];
	if (tones.length > 1) return false;
	const base = decomposed.replace(toneMarks, '').normalize('NFC');
	const tone = tones[0] ?? '';
	return splits(base).some(
		(rhyme) => rhymes.has(rhyme) && (!stopped.test(rhyme) || tone === '\u0301' || tone === '\u0323')
	);
}

/** Rhymes the base may end in: `gi` and `qu` may give their vowel to the rhyme (gì, giêng, quốc). */
function splits(base: string): string[] {
	const match = shape.exec(base);
	const initial = match?.[1] ?? '';
	const rest = match?.[2] ?? '';
	const found = [rest];
	if (initial === 'gi') found.push(`i${rest}`);
	if (initial === 'qu') found.push(`u${rest}`);
	if (base === 'gi') found.push('i');
	return found;
}
