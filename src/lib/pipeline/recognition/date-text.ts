// A date as an engine read it, made ready for the kind that parses it: dots of the line between its words go, and the
// gaps of boxes. No digit is put right: an impossible date is weighed as one, and the other engine heard.

/** "ngày … tháng … năm …" with dots of the line between. */
const wordedDate = /(?<=\d)[ .,]*th[aáàảãạ]ng[ .,]*(\d{1,2})[ .,]*n[aăâắằẳẵặ]m[ .,]*(?=\d)/giu;
/** A date in boxes: eight digits, whatever engines see between them. */
const boxedDate = /^\d(?:[ .,|]?\d){7}$/;
const plainDate = /^\d{1,2}[ .]\d{1,2}[ .]\d{4}$/;

/** A date between printed strokes and the dots around them, of which engines read any: "27... / 10. 1981". */
const strokedDate = /^[ .]*(\d{1,2})[ .]*[ ./][ .]*(\d{1,2})[ .]*[ ./][ .]*(\d{4})[ .]*$/;

/** The end of the printed "ngày" before the digits. */
const dayWord = /^n?g?[aàáâăạ]?y[ .,:]*(?=\d)/iu;

export function asDate(read: string): string {
	const text = read
		.replace(dayWord, '')
		.replace(wordedDate, ' tháng $1 năm ')
		.replace(/^[QOØ0](?=\d{2}\b)/, '')
		.replace(/(?<!\p{L})[QOØ](?=\d)/gu, '0')
		.replace(strokedDate, '$1/$2/$3');
	if (boxedDate.test(text) && !plainDate.test(text)) return text.replace(/\D/g, '');
	return text;
}
