// What stands before the names of units in an address: hamlets, streets and house numbers, in a few words that come again
// and again. A nudge towards those words and towards real syllables, too little to overrule clear ink.
import { isSyllable } from '../../../domain/vietnamese/syllables.ts';
import type { NextCharScore } from '../ctc/beam.ts';
import { lastWord, wordShape } from './word-shape.ts';

const commonWords = new Set(
	(
		'thôn xóm tổ dân phố khu phường thị trấn thành huyện xã tỉnh quận đường số nhà ngõ ngách hẻm ấp khóm bản làng buôn ' +
		'tiểu đội cụm tdp kp kdc tt tx tp xã trại khối đặc chung cư tầng phòng căn hộ quốc lộ'
	).split(' ')
);

const common = 2.2;
const realSyllable = 0.5;

/** Rewards a word when it ends, and fines what no Vietnamese word can be. */
export const addressLanguage: NextCharScore = (prefix, next) => {
	const shape = wordShape(prefix, next);
	if (/\p{L}/u.test(next)) return shape;
	const word = lastWord(prefix).toLowerCase();
	if (word.length < 2) return shape;
	if (commonWords.has(word)) return common;
	return isSyllable(word) ? shape + realSyllable : shape;
};
