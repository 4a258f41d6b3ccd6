// Words before a unit's name that say its kind, with the abbreviations clerks use (TT also means other things, so a
// kind word alone never proves a unit).
import { own } from '../own.ts';
import { toneKey } from '../vietnamese/text.ts';
import type { AddressTokens } from './address-spans.ts';
import type { UnitKind } from './gazetteer-data.ts';

const words: Readonly<Record<string, UnitKind>> = {
	xa: 'Xã',
	x: 'Xã',
	phuong: 'Phường',
	p: 'Phường',
	f: 'Phường',
	'thi tran': 'Thị trấn',
	tt: 'Thị trấn',
	huyen: 'Huyện',
	h: 'Huyện',
	quan: 'Quận',
	q: 'Quận',
	'thi xa': 'Thị xã',
	tx: 'Thị xã',
	'thanh pho': 'Thành phố',
	tp: 'Thành phố',
	tinh: 'Tỉnh',
	t: 'Tỉnh',
	'dac khu': 'Đặc khu'
};

/** The same words with their marks: in a text with marks, "Tịnh" is not "tỉnh" and "Xá" is not "xã". */
const marked: ReadonlySet<string> = new Set(
	['xã', 'phường', 'thị trấn', 'huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh', 'đặc khu'].map(
		toneKey
	)
);

const isShort = (key: string) => key.length === 1 || /^t[tpx]$/.test(key);

/** The kind said by the one or two words that end just before `end`; null when none. */
export function kindBefore(
	{ keys, tones, hasTones }: AddressTokens,
	end: number
): { readonly kind: UnitKind; readonly start: number } | null {
	for (const length of [2, 1]) {
		const start = end - length;
		if (start < 0) continue;
		const key = keys.slice(start, end).join(' ');
		const kind = own(words, key);
		if (!kind) continue;
		const asWritten = tones.slice(start, end).join(' ');
		if (marked.has(asWritten) || (asWritten === key && (isShort(key) || !hasTones)))
			return { kind, start };
	}
	return null;
}
