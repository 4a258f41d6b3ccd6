// Dots below that the dotted line swallowed in a name (MẠNH read as MANH), put back where the lists of names know the
// syllable with its dot alone. A syllable that is a name either way stays as it was read.
import { commonMiddles, nameLexicon } from '../../domain/names/name-lexicon.ts';
import { titleCase, upperCase } from '../../domain/vietnamese/text.ts';

const dotBelow = '\u0323';

/** Small letters of a syllable without its dot below. */
const undotted = (syllable: string): string =>
	syllable.toLowerCase().normalize('NFD').replaceAll(dotBelow, '').normalize('NFC');

let dotted: ReadonlyMap<string, string> | null = null;

/** From a syllable that is no name to the one that is, in small letters. */
function onlyDotted(): ReadonlyMap<string, string> {
	if (dotted) return dotted;
	const { surnames, male, female } = nameLexicon;
	const known = [surnames, male, female, commonMiddles].flatMap((names) =>
		Object.keys(names).map((name) => name.normalize('NFC').toLowerCase())
	);
	const plain = new Set(known.filter((name) => undotted(name) === name));
	dotted = new Map(
		known.flatMap((name) => {
			const bare = undotted(name);
			return bare === name || plain.has(bare) ? [] : [[bare, name] as const];
		})
	);
	return dotted;
}

/** The name with the dots that its middle and given names can only have. */
export const withLostDots = (name: string): string =>
	name
		.split(' ')
		.map((syllable, i) => {
			const meant = i > 0 ? onlyDotted().get(syllable.normalize('NFC').toLowerCase()) : undefined;
			return meant === undefined ? syllable : inCaseOf(meant, syllable);
		})
		.join(' ');

function inCaseOf(meant: string, syllable: string): string {
	if (syllable === upperCase(syllable)) return upperCase(meant);
	return syllable === titleCase(syllable) ? titleCase(meant) : meant;
}
