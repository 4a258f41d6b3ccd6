// Words that can stand nowhere by chance, and a search for them in a closed browser profile. LevelDB packs its blocks
// with snappy, which writes a run of bytes as it is unless four of them stood there before: random letters do not
// repeat, so a word in the clear is found in the packed file, too. A planted word proves it each time.
import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const letters = 'qxzkvwjfấũễộằỷđặ';
const word = (length: number): string =>
	Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** `count` invented names and numbers, half and half. */
export const makeCanaries = (count: number): readonly string[] =>
	Array.from({ length: count }, (_, at) =>
		at % 2
			? Array.from({ length: 12 }, () => randomInt(10)).join('')
			: `${word(6)} ${word(7)} ${word(6)}`
	);

const folded = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase();

/** Every way the words may lie there: as typed, in capitals, decomposed, folded, in UTF-8 and UTF-16. */
const formsOf = (text: string): readonly Buffer[] => {
	const texts = new Set([text, text.toUpperCase(), text.normalize('NFD'), folded(text)]);
	return [...texts].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')]);
};

async function* filesUnder(folder: string): AsyncGenerator<string> {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) yield* filesUnder(path);
		else if (entry.isFile()) yield path;
	}
}

export interface Hit {
	readonly file: string;
	readonly word: string;
}

/** Where any of the words lies under `folder`. */
export async function findWords(folder: string, words: readonly string[]): Promise<Hit[]> {
	const hits: Hit[] = [];
	for await (const file of filesUnder(folder)) {
		const bytes = await readFile(file).catch(() => Buffer.alloc(0));
		for (const one of words)
			if (formsOf(one).some((form) => bytes.includes(form))) hits.push({ file, word: one });
	}
	return hits;
}
