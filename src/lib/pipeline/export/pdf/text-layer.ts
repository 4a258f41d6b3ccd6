// The invisible text of a page: each value set so that it covers its ink, one made-up font, one letter one code.
import type { Px, Quad } from '../../../domain/geometry.ts';
import { glyphAdvance } from './glyphless-font.ts';
import { pdfNumber } from './pdf-file.ts';

export interface PlacedText {
	readonly text: string;
	/** In pixels of the page image the boxes refer to. */
	readonly box: Quad<Px>;
}

/** Codes given out as letters are first met; each letter has one for the whole file. */
export class LetterCodes {
	readonly #codes = new Map<string, number>();

	/** Four hex digits a letter. */
	encode(text: string): string {
		let hex = '';
		for (const letter of text) {
			const code = this.#codes.get(letter) ?? this.#codes.size + 1;
			this.#codes.set(letter, code);
			hex += code.toString(16).toUpperCase().padStart(4, '0');
		}
		return hex;
	}

	get size(): number {
		return this.#codes.size;
	}

	/** The ToUnicode map (Adobe Technical Note 5411): what makes the text be found and copied. */
	toUnicode(): string {
		const lines = [...this.#codes].map(([letter, code]) => {
			let hex = '';
			for (let index = 0; index < letter.length; index++)
				hex += letter.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
			return `<${code.toString(16).toUpperCase().padStart(4, '0')}> <${hex}>`;
		});
		let blocks = '';
		for (let at = 0; at < lines.length; at += 100) {
			const block = lines.slice(at, at + 100);
			blocks += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
		}
		return (
			'/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
			'/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
			'/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
			`1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks}` +
			'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
		);
	}

	/** All codes draw glyph 1, the empty one. */
	glyphMap(): Uint8Array<ArrayBuffer> {
		const map = new Uint8Array(2 * (this.#codes.size + 1));
		for (let code = 1; code <= this.#codes.size; code++) map[2 * code + 1] = 1;
		return map;
	}
}

/** Tallest letters, points: a value that runs over several dotted lines has a tall box, not tall letters. */
const tallest = 16;
/** Share of the box below the line the letters stand on. */
const descent = 0.2;

/** Text operators for one page; `scale` is points a pixel, `heightPt` the page's height. */
export function textOperators(
	texts: readonly PlacedText[],
	codes: LetterCodes,
	scale: number,
	heightPt: number
): string {
	let operators = 'BT\n3 Tr\n';
	for (const { text, box } of texts) {
		const letters = [...text.normalize('NFC')].length;
		if (letters === 0) continue;
		const [topLeft, topRight, , bottomLeft] = box;
		const across = { x: topRight.x - topLeft.x, y: topRight.y - topLeft.y };
		const down = { x: bottomLeft.x - topLeft.x, y: bottomLeft.y - topLeft.y };
		const width = Math.hypot(across.x, across.y) * scale;
		const height = Math.hypot(down.x, down.y) * scale;
		if (width <= 0 || height <= 0) continue;
		const size = Math.min(height, tallest);
		const stretch = (100 * width) / (letters * size * (glyphAdvance / 1000));
		const angle = Math.atan2(-across.y, across.x);
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		const stands = 1 - (descent * size) / height;
		const x = (topLeft.x + down.x * stands) * scale;
		const y = heightPt - (topLeft.y + down.y * stands) * scale;
		operators +=
			`/F1 ${pdfNumber(size)} Tf ${pdfNumber(stretch)} Tz ` +
			`${[cos, sin, -sin, cos, x, y].map(pdfNumber).join(' ')} Tm ` +
			`<${codes.encode(text.normalize('NFC'))}> Tj\n`;
	}
	return `${operators}ET\n`;
}
