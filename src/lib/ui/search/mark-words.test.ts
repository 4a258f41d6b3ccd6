import { expect, it } from 'vitest';
import { markWords } from './mark-words.ts';

it.each([
	['NGUYỄN VĂN HÒA', 'nguyen hoa', '[NGUYỄN] VĂN [HÒA]'],
	['Xóm 3, xã Thụy Lôi', 'thuy l', 'Xóm 3, xã [Thụy] [L]ôi'],
	['012345678', '4567', '0123[4567]8'],
	['Đỗ Đức', 'do', '[Đỗ] Đức'],
	['abc', '', 'abc'],
	['', 'x', '']
])('%j with %j shows %j', (text, query, expected) => {
	const shown = markWords(text, query)
		.map((part) => (part.isMarked ? `[${part.text}]` : part.text))
		.join('');
	expect(shown).toBe(expected);
});
