// Which communes a label can name: those whose province, district and own name end the text in this order.
import type { PlaceNode } from '../../../src/lib/pipeline/recognition/ctc/place-names.ts';

/** As scores are taken: NFC, small letters, no signs. */
export const plain = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N} ]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

const kindWords = / (tỉnh|thành phố|huyện|thị xã|quận|tp|tx|h|xã|phường|thị trấn|tt)$/;

/** The text before a name that ends it, null when none of the names does. */
function before(text: string, names: readonly string[]): string | null {
	const found = names.map(plain).find((name) => ` ${text}`.endsWith(` ${name}`));
	return found === undefined
		? null
		: text
				.slice(0, text.length - found.length)
				.trim()
				.replace(kindWords, '');
}

/** Paths `province/district/commune`; more than one where names repeat. */
export function namedCommunes(label: string, roots: readonly PlaceNode[]): Set<string> {
	const found = new Set<string>();
	for (const province of roots) {
		const rest = before(plain(label), province.names);
		if (rest === null) continue;
		for (const district of province.children) {
			const inner = before(rest, district.names);
			if (inner === null) continue;
			for (const commune of district.children)
				if (before(inner, commune.names) !== null)
					found.add(`${province.code}/${district.code}/${commune.code}`);
		}
	}
	return found;
}
