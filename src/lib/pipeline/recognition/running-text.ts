// Signs of running text: a full stop on a dotted line is the line's dot or what is left of a comma, and the comma before
// the next larger unit is swallowed as often as any.
import { placeUnits } from './place-words.ts';

const stopBeforeUnit = new RegExp(`(?<=\\p{Ll})(?<! an) ?\\. ?(?=(?:${placeUnits}) \\p{Lu})`, 'gu');
/** What a number belongs to is not parted from it. */
const numbered = /(?<=(?<!\p{L})(?:số|ngày|tháng|năm|thôn|xóm|tổ|đội|khu|lớp)) ?\. ?(?=\d)/giu;
const stopBeforeNumber = /(?<=\p{Ll}{2}) ?\. ?(?=\d)/gu;
const stopInside = /(?<=\p{Ll}{2}|\d) ?\. ?(?=\p{Ll})/gu;
/** Between a name or number and the unit around it; "Công an huyện" names no unit before the word. */
const missedComma = new RegExp(
	`(?<=(?<!\\p{L})\\p{Lu}\\p{Ll}+|\\d)(?<!Công An) (?=(?:${placeUnits}) \\p{Lu})`,
	'gu'
);
/** A new sentence of the formulas, whatever sign was made of its stop; behind a name it may be lost altogether. */
const stopBeforeFormula =
	/(?:(?<=[\p{Ll}\d]) ?[,.] ?|(?<=(?<!\p{L})\p{Lu}\p{Ll}+) )(?=(?:Đề nghị|Nhân thân) )/gu;
const closedUp = /(?<=[\p{Ll}\d]),(?=\p{L})/gu;

/** The text with the stops and commas its words ask for. */
export const inSentence = (text: string): string =>
	text
		.replace(stopBeforeUnit, ', ')
		.replace(missedComma, ', ')
		.replace(numbered, ' ')
		.replace(stopBeforeNumber, ', ')
		.replace(stopInside, ' ')
		.replace(closedUp, ', ')
		.replace(stopBeforeFormula, '. ');

/** A number behind the word for a hamlet or group, whatever was made of its zeros: "Thôn3", "Tổ 1o". */
const unitNumber = /(?<!\p{L})(thôn|xóm|tổ|khu|đội) ?(\d[\doO]*)(?![\p{L}\d])/giu;
/** Day, month and year of which one sign at most is no digit. */
const slashedDate = /(?<![\p{L}\d/])[\dAoOlI]{1,2}\/[\dAoOlI]{1,2}\/[\dAoOlI]{4}(?![\p{L}\d/])/gu;
const asDigit: Readonly<Record<string, string>> = { A: '4', o: '0', O: '0', l: '1', I: '1' };

/** The text with digits where only digits can stand. */
export const withNumbers = (text: string): string =>
	text
		.replace(unitNumber, (_, unit: string, digits: string) => `${unit} ${allDigits(digits)}`)
		.replace(slashedDate, (date) =>
			(date.match(/\p{L}/gu) ?? []).length > 1 ? date : allDigits(date)
		);

const allDigits = (text: string): string =>
	text.replace(/\p{L}/gu, (sign) => asDigit[sign] ?? sign);

/** Text of more than one sentence: the stop that closes it is its own. */
export const isParted = (text: string): boolean => /[\p{Ll}\d]\. \p{Lu}/u.test(text);
