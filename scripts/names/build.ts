// Builds the name lexicon: surnames with their share in the north, and how often a syllable stands in given names.
// Sources (both MIT, see docs/notices/names.txt): vietnamese-name-generator, Vietnamese Name Database.
// Usage: tsx scripts/names/build.ts FOLDER   (FOLDER holds hungnguyen18/ and duyet-namedb/)
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: tsx scripts/names/build.ts FOLDER');
const out = join(import.meta.dirname, '../../src/lib/domain/names/name-lexicon.json');

/** The Icelandic eth is a common slip for Đ in name lists. */
const tidy = (text: string) =>
	text.normalize('NFC').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ').trim();

async function surnames(): Promise<Record<string, number>> {
	const text = await readFile(join(folder!, 'hungnguyen18/src/data/surname.ts'), 'utf8');
	const north = /north:\s*"([^"]+)"/.exec(text)?.[1];
	if (!north) throw new Error('Expected a list `north` in surname.ts');
	const pairs = north.split('|').map((entry) => entry.split(':'));
	return Object.fromEntries(pairs.map(([name = '', weight]) => [tidy(name), Number(weight)]));
}

async function syllables(file: string): Promise<Record<string, number>> {
	const lines = (await readFile(join(folder!, 'duyet-namedb', file), 'utf8')).split(/\r?\n/);
	const counts = new Map<string, number>();
	for (const line of lines)
		for (const syllable of tidy(line).split(/\s+/).filter(Boolean))
			counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
	const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
	return Object.fromEntries(sorted);
}

const lexicon = {
	surnames: await surnames(),
	male: await syllables('boy.txt'),
	female: await syllables('girl.txt')
};
await writeFile(out, JSON.stringify(lexicon, null, '\t') + '\n');
