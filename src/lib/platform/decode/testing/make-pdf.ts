// Builds small PDFs byte by byte for tests: each page is a content stream and at most one image.

export interface PdfPicture {
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
	/** Entries of the image dictionary after its size, for example `/Filter /DCTDecode …`. */
	readonly dictionary: string;
}

export interface PdfPageSpec {
	/** Points. */
	readonly width: number;
	readonly height: number;
	readonly content: string;
	readonly rotate?: number;
	readonly picture?: PdfPicture;
}

/** Content stream that lays the picture over the whole page. */
export const fullPage = ({ width, height }: { width: number; height: number }): string =>
	`q ${width} 0 0 ${height} 0 0 cm /Im Do Q`;

export function makePdf(pages: readonly PdfPageSpec[]): Blob {
	const encoder = new TextEncoder();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const offsets: number[] = [];
	let length = 0;
	const write = (part: string | Uint8Array) => {
		const bytes = typeof part === 'string' ? encoder.encode(part) : new Uint8Array(part);
		parts.push(bytes);
		length += bytes.length;
	};
	const object = (id: number, dictionary: string, stream?: Uint8Array) => {
		offsets[id] = length;
		write(`${id} 0 obj\n${dictionary}\n`);
		if (stream) {
			write('stream\n');
			write(stream);
			write('\nendstream\n');
		}
		write('endobj\n');
	};
	write('%PDF-1.7\n');
	object(1, '<< /Type /Catalog /Pages 2 0 R >>');
	const kids = pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
	object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	pages.forEach((page, i) => {
		const id = 3 + i * 3;
		const images = page.picture ? `/XObject << /Im ${id + 2} 0 R >>` : '';
		const fonts = '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';
		object(
			id,
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}]` +
				` /Rotate ${page.rotate ?? 0} /Resources << ${images} ${fonts} >> /Contents ${id + 1} 0 R >>`
		);
		const content = encoder.encode(page.content);
		object(id + 1, `<< /Length ${content.length} >>`, content);
		if (!page.picture) return;
		const { width, height, bytes, dictionary } = page.picture;
		object(
			id + 2,
			`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dictionary}` +
				` /Length ${bytes.length} >>`,
			bytes
		);
	});
	const xref = length;
	write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`);
	for (let id = 1; id < offsets.length; id++) {
		const at = offsets[id];
		write(
			at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`
		);
	}
	write(`trailer << /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`);
	return new Blob(parts, { type: 'application/pdf' });
}
