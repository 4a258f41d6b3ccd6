// How often surnames and the syllables of given names occur, for reading names and for suggesting them.
// A lexicon never decides against ink or keyboard: a rare name is a name.
import data from './name-lexicon.json' with { type: 'json' };

export interface NameLexicon {
	/** Per cent of people in the north who bear the surname. */
	readonly surnames: Readonly<Record<string, number>>;
	/** Occurrences of each syllable in lists of given names. */
	readonly male: Readonly<Record<string, number>>;
	readonly female: Readonly<Record<string, number>>;
}

export const nameLexicon: NameLexicon = data;

/** Chữ đệm that mark most names of older people; the lists of modern given names hardly hold them. */
export const commonMiddles: Readonly<Record<string, number>> = {
	Văn: 300,
	Thị: 400,
	Đức: 40,
	Đình: 30,
	Xuân: 30,
	Hữu: 25,
	Công: 20,
	Quang: 20,
	Trọng: 15,
	Bá: 12,
	Duy: 12,
	Huy: 12
};
