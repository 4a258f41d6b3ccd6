// What stands in the QR code of a separator sheet (tờ ngăn hồ sơ): a fixed word, and what the file after it is to be
// called. It holds a file number at most, never a person.

const word = 'TANGTHU/1/';
/** A longer text makes a code too fine for a worn print. */
const longest = 40;

/** Text to be written as a QR code; `label` may be empty. */
export const separatorText = (label: string): string =>
	word + label.normalize('NFC').trim().slice(0, longest);

/** What a code says the next file is called (may be empty); null where it is no separator's. */
export const separatorLabel = (text: string): string | null =>
	text.startsWith(word) ? text.slice(word.length).trim() : null;
