import { expect, it } from 'vitest';
import { strengthOf } from './passphrase.ts';

it.each([
	['', '', 'too-short'],
	['matkhau1', '', 'too-short'],
	['matkhau12345', '', 'guessable'],
	['Mật khẩu 2026', '', 'guessable'],
	['0123456789', '', 'guessable'],
	['0912345678', '', 'guessable'],
	['abcdefghijklm', '', 'guessable'],
	['aaaaaaaaaaaa', '', 'guessable'],
	['Lê Thị Hoa 1990', 'Lê Thị Hoa', 'guessable'],
	['le thi hoa le thi hoa', 'Lê Thị Hoa', 'guessable'],
	['congan vietnam', '', 'guessable'],
	['vịt lội mương', '', 'fair'],
	['bốn con vịt lội qua mương', '', 'strong'],
	['Trăng lên đầu núi sương mù', 'Lê Thị Hoa', 'strong']
])('%s is %s', (passphrase, name, strength) => {
	expect(strengthOf(passphrase, name)).toBe(strength);
});
