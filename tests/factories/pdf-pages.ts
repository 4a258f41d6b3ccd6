// Pages for the exports that carry pictures: a JPEG header without pixels, and text at a known place.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { FieldKey, PageId, RegistryFileId, SourceId, UserId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { rectToQuad } from '#lib/domain/geometry.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import type { PdfPage } from '#lib/pipeline/export/pdf/two-layer.ts';

/** Start, grey baseline frame of the given size, end: enough for everything but drawing it. */
export function jpegFrame(width: number, height: number, size = 0): Uint8Array {
	const u16 = (value: number) => [value >> 8, value & 0xff];
	const frame = [0xff, 0xc0, ...u16(11), 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0];
	const filling = new Uint8Array(size).fill(0x55);
	return new Uint8Array([0xff, 0xd8, ...frame, ...filling, 0xff, 0xd9]);
}

export const boxAt = (x: number, y: number, width: number, height: number): Quad<Px> =>
	rectToQuad<Px>({ x, y, width, height });

/** An A4 page at 300 dpi. */
export function pdfPage(title: string, texts: PdfPage['texts']): PdfPage {
	return { title, jpeg: jpegFrame(1240, 1754), widthPx: 2480, heightPx: 3508, dpi: 300, texts };
}

/** One page a record, with the names of its persons under one another. */
export const namedPages: PageSource = {
	async *pages({ household }) {
		const texts = household.persons.map((person, index) => ({
			text: person.facts.name?.value ?? '',
			box: boxAt(300, 400 + 120 * index, 900, 60)
		}));
		yield await Promise.resolve(pdfPage('Phiếu báo thay đổi hộ khẩu, nhân khẩu', texts));
	},
	stored({ file, household }) {
		const pages = file.pageIds.map((id, index) => storedPage(file.id, id, index));
		const entries: Record<FieldKey, FieldEntry> = Object.fromEntries(
			household.persons
				.flatMap(({ facts }) => facts.name?.evidence ?? [])
				.map(({ key, raw, value, status, source }) => [
					key,
					{
						raw,
						value,
						status,
						source,
						confirmed: true,
						by: 'u1' as UserId,
						at: '2026-01-05T01:00:00.000Z'
					}
				])
		);
		async function* pictures() {
			for (const { id, widthPx, heightPx } of pages)
				yield await Promise.resolve({
					...{ id, widthPx, heightPx, type: 'image/jpeg' },
					bytes: jpegFrame(1240, 1754, 300)
				});
		}
		const record = { entries, rows: {}, overrides: {} };
		return Promise.resolve({ stored: { record, pages, readings: [] }, pictures: pictures() });
	}
};

const storedPage = (fileId: RegistryFileId, id: PageId, index: number): Page => ({
	...{ id, fileId, index, widthPx: 2480, heightPx: 3508, dpi: 300, state: 'read', nature: 'form' },
	source: { id: 'aa' as SourceId, fileName: `${fileId}.pdf`, pageIndex: index },
	form: null
});
