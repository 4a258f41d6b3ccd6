// The plainest PDF a scanner writes: one image a page, nothing else. No dates, no ids: same pages, same bytes.
import type { ScannedPage } from './scanned-page.ts';

export function writePdf(pages: readonly ScannedPage[]): Buffer {
	const parts: Buffer[] = [];
	const offsets: number[] = [];
	let length = 0;
	const push = (data: string | Uint8Array): void => {
		const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
		parts.push(bytes);
		length += bytes.length;
	};
	const object = (body: string, stream?: Uint8Array): void => {
		offsets.push(length);
		push(`${offsets.length} 0 obj\n${body}\n`);
		if (stream) {
			push('stream\n');
			push(stream);
			push('\nendstream\n');
		}
		push('endobj\n');
	};
	push('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n');
	const pageIds = pages.map((_, index) => 3 + index * 3);
	object('<< /Type /Catalog /Pages 2 0 R >>');
	object(
		`<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`
	);
	pages.forEach((page, index) => {
		const id = pageIds[index] ?? 3;
		const width = ((page.widthPx * 72) / page.dpi).toFixed(2);
		const height = ((page.heightPx * 72) / page.dpi).toFixed(2);
		object(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${id + 1} 0 R /Resources << /XObject << /Im ${id + 2} 0 R >> >> >>`
		);
		const content = `q ${width} 0 0 ${height} 0 0 cm /Im Do Q`;
		object(`<< /Length ${content.length} >>`, Buffer.from(content));
		const kind =
			page.encoding === 'jpeg'
				? '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
				: `/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${page.widthPx} /Rows ${page.heightPx} >>`;
		object(
			`<< /Type /XObject /Subtype /Image /Width ${page.widthPx} /Height ${page.heightPx} ${kind} /Length ${page.bytes.length} >>`,
			page.bytes
		);
	});
	const start = length;
	const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	push(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join('')}`);
	push(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
	return Buffer.concat(parts);
}
