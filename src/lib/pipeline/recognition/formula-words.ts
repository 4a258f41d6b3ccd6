// Wording that papers of the registry share, put right where only marks were lost: a dot below that stood on the dotted
// line goes with it ("cả hô"). Only these set phrases are touched, never a name; the raw text stays as it was read.

/** TT 36/2014 and the forms' own words for what happens to a household and to whom a paper goes. */
const phrases = [
	'đăng ký thường trú',
	'đăng ký tạm trú',
	'đăng ký khai sinh',
	'thường trú',
	'tạm trú',
	'tạm vắng',
	'sổ hộ khẩu',
	'hộ khẩu',
	'nhân khẩu',
	'đến cả hộ',
	'cả hộ',
	'chủ hộ',
	'tách hộ',
	'nhập hộ',
	'nhập sinh',
	'mới sinh',
	'chuyển đến',
	'chuyển hộ khẩu',
	'cấp đổi',
	'cấp lại',
	'điều chỉnh',
	'kết hôn',
	'đề nghị',
	'đồng ý',
	'xác minh',
	'nghi vấn',
	'nhân thân',
	'xác nhận',
	'xem xét',
	'nơi thường trú',
	'theo quy định',
	'cho con mới sinh',
	'trình độ',
	'đến xã',
	'công an'
] as const;

const unitsBefore: readonly (readonly [RegExp, string])[] = [
	[/(?<!\p{L})huy[eêềếểễ]n (?=\p{Lu})/gu, 'huyện '],
	[/(?<!\p{L})th[aà]nh ph[oôồổỗộấa] (?=\p{Lu})/gu, 'thành phố ']
];

/** Letters without marks, as many as before. */
const bare = (text: string): string =>
	[...text]
		.map((sign) => sign.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D'))
		.join('');

/** In three words o and a are told by the rest: "sa hộ khẩu". */
const keyOf = (words: string): string =>
	words.split(' ').length > 2 ? words.replaceAll('a', 'o') : words;
const asPattern = (words: string): string =>
	words.split(' ').length > 2 ? words.replace(/[ao]/g, '[ao]') : words;

const pattern = new RegExp(
	`(?<![a-z])(?:${phrases.map((phrase) => asPattern(bare(phrase))).join('|')})(?![a-z])`,
	'giu'
);
const byKey = new Map(phrases.map((phrase) => [keyOf(bare(phrase)), phrase]));
/** A number follows: "số hộ khẩu: 123" is no book. */
const isNumbered = (found: string, rest: string): boolean =>
	/^s/i.test(found) && /^ ?[:\d]/.test(rest);
/** What stands inside a sentence is written small, except an office and the request to it. */
const insideSentence = /(?<!\p{L})\p{Ll}+ $/u;
const capitalised: ReadonlySet<string> = new Set(['công an', 'đề nghị', 'chủ hộ']);

/** The text with its set phrases as they are spelt. */
export function withFormulaWords(text: string): string {
	const composed = text.normalize('NFC');
	const plain = bare(composed);
	const letters = [...composed];
	if ([...plain].length !== letters.length) return text;
	let out = '';
	let at = 0;
	for (const { 0: found, index } of plain.matchAll(pattern)) {
		const read = letters.slice(index, index + found.length).join('');
		if (isName(read) || isNumbered(found, composed.slice(index + found.length))) continue;
		const phrase = byKey.get(keyOf(found.toLowerCase()))!;
		const meant = [...phrase];
		const before = composed.slice(0, index);
		const isSmall =
			read !== read.toUpperCase() && insideSentence.test(before) && !capitalised.has(phrase);
		out += letters.slice(at, index).join('');
		out += meant
			.map((sign, i) => (isUpper(letters[index + i]!) && !isSmall ? sign.toUpperCase() : sign))
			.join('');
		at = index + meant.length;
	}
	const whole = out + letters.slice(at).join('');
	return unitsBefore.reduce((text, [read, word]) => text.replace(read, word), whole);
}

/** Every word begins with a capital and goes on in small letters. */
const isName = (text: string): boolean =>
	/\p{Ll}/u.test(text) && text.split(' ').every((word) => /^\p{Lu}/u.test(word));

const isUpper = (sign: string): boolean => sign !== sign.toLowerCase();
