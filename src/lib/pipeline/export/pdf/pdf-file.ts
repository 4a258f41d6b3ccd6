// Writes the objects of a PDF as they come and remembers where each stands: nothing but the offsets is kept.
// Classic cross-reference table and no object streams, so that the file can be read by eye and by old archives.
import { zlibSync } from 'fflate';

const encoder = new TextEncoder();

/** Bytes of a PDF string as hex, from UTF-16BE with its mark: any text, no escapes. */
export function pdfText(text: string): string {
	let hex = 'FEFF';
	for (let index = 0; index < text.length; index++)
		hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
	return `<${hex}>`;
}

/** A number as PDF takes it: no exponent, at most four decimals. */
export const pdfNumber = (value: number): string =>
	String(Math.round(value * 10_000) / 10_000).replace(/^(-?\d*\.?\d*)e.*$/, '0');

export class PdfFile {
	readonly #offsets: number[] = [];
	#at = 0;

	/** A number for an object that is written later. */
	reserve(): number {
		return this.#offsets.push(0);
	}

	/** The file's first bytes: the second line has bytes above 127, so that transfer tools see it is binary. */
	header(): Uint8Array<ArrayBuffer> {
		return this.#count(new Uint8Array([...encoder.encode('%PDF-1.7\n%'), 226, 227, 207, 211, 10]));
	}

	object(id: number, body: string): Uint8Array<ArrayBuffer> {
		this.#offsets[id - 1] = this.#at;
		return this.#count(encoder.encode(`${id} 0 obj\n${body}\nendobj\n`));
	}

	/** A stream; deflated unless its filter is given in `entries`. */
	*stream(id: number, entries: string, data: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
		const isReady = entries.includes('/Filter') || entries.includes('/Metadata');
		const bytes = isReady ? data : zlibSync(data, { level: 4, mem: 1 });
		const filter = isReady ? '' : ' /Filter /FlateDecode';
		this.#offsets[id - 1] = this.#at;
		yield this.#count(
			encoder.encode(`${id} 0 obj\n<< ${entries}${filter} /Length ${bytes.length} >>\nstream\n`)
		);
		yield this.#count(new Uint8Array(bytes));
		yield this.#count(encoder.encode('\nendstream\nendobj\n'));
	}

	/** The table of offsets; `fileId` is 32 hex digits that name the file. */
	trailer(root: number, fileId: string): Uint8Array<ArrayBuffer> {
		const size = this.#offsets.length + 1;
		const entries = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
		return encoder.encode(
			`xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}trailer\n` +
				`<< /Size ${size} /Root ${root} 0 R /ID [<${fileId}> <${fileId}>] >>\nstartxref\n${this.#at}\n%%EOF\n`
		);
	}

	#count(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
		this.#at += bytes.length;
		return bytes;
	}
}
