// Text that has broken exports: formulas, quotes, line breaks, NFD, four-byte letters, controls, full-width.
import fc from 'fast-check';

const starts = ['', '=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", '＝', '＋', '－', '＠'];
const hiddenStarts = [' =', '\u00A0=', '\u200B=', '\u3000@', '"', ';=', ',=', "'="];

const bodies = [
	'cmd|" /C calc"!A0',
	'HYPERLINK("http://x")',
	'SUM(1+1)*cmd',
	'Nguyễn Thị Thuý'.normalize('NFD'),
	'𠀀 𪚥 chữ Nôm',
	'ẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬĐ ảãạăắằẳẵặâấầẩẫậđ ƠỚỜỞỠỢ ưứừửữự',
	'a","b',
	'x\r\ny',
	'_x0041_ & <b>]]>',
	'001'
];

const ends = ['', ' ', '"', "'", '\n', '\r\n'];

export const hostileText: fc.Arbitrary<string> = fc
	.tuple(
		fc.constantFrom(...starts, ...hiddenStarts),
		fc.oneof(fc.string({ unit: 'grapheme', maxLength: 24 }), fc.constantFrom(...bodies)),
		fc.constantFrom(...ends)
	)
	.map((parts) => parts.join(''));
