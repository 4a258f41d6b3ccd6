// What makes a household file: names and folders of scans, separators and envelopes among pages.
import { describe, expect, it } from 'vitest';
import type { PageId, RegistryFileId, SourceId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fileNumberIn, groupFiles } from './group-files.ts';
import { byCovers, bySeparators } from './group-pages.ts';

describe('names of scans', () => {
	it.each([
		['HS-0123_1.jpg', 'HS-0123'],
		['12.3456 trang 02.png', '12.3456'],
		['15-8926-003.jpeg', '15-8926'],
		['IMG_0001.jpg', null],
		['Scan 2024 01.jpg', null],
		['IMG_20240101_123456.jpg', null],
		['so ho khau.jpg', null],
		['trang_1.jpg', null]
	])('%s belongs to %s', (name, stem) => {
		expect(fileNumberIn(name)).toBe(stem);
	});

	it('bring the pages of one number together, and keep folders, PDFs and strangers apart', () => {
		const loose = ['HS-1_1.jpg', 'HS-1_2.jpg', 'HS-2_1.jpg', 'IMG_1.jpg', 'IMG_2.jpg', 'HS-1.pdf'];
		const incoming = [
			...loose.map((name) => ({ file: new File([name], name), folder: '' })),
			{ file: new File(['x'], 'HS-1_3.jpg'), folder: 'lô/HS 9' }
		];
		const groups = groupFiles(incoming);
		expect(groups.map(({ title, files }) => [title, files.length])).toEqual([
			['HS-1', 2],
			['HS-2', 1],
			['IMG_1', 1],
			['IMG_2', 1],
			['HS-1', 1],
			['HS 9', 1]
		]);
	});
});

/** `s` separator, `s:12` with a number, `e` envelope, `?` doubtful envelope, `b` blank, anything else a paper. */
function pages(...kinds: readonly string[]): readonly Page[] {
	return kinds.map((kind, index): Page => ({
		id: `p${index + 1}` as PageId,
		fileId: 'f' as RegistryFileId,
		index,
		source: { id: 's' as SourceId, fileName: 'a.pdf', pageIndex: index },
		look: {
			problems: [],
			isBlank: kind === 'b',
			separator: kind.startsWith('s') ? kind.slice(2) : null,
			ratio: 0.7,
			halves: null,
			isAccepted: false
		},
		widthPx: 1,
		heightPx: 1,
		dpi: 300,
		state: 'read',
		form: {
			formId: kind === 'e' || kind === '?' ? 'hk14' : 'hk02',
			formVersion: 1,
			side: 'front',
			print: null,
			probability: kind === '?' ? 0.7 : 0.97,
			residualPx: 1,
			by: 'machine'
		},
		nature: kind.startsWith('s') ? 'separator' : kind === 'b' ? 'blank' : 'form'
	}));
}

const shape = (groups: ReturnType<typeof bySeparators>) =>
	groups.map(({ title, pageIds }) => `${title ?? '-'}: ${pageIds.join(' ')}`);

describe('a pile', () => {
	it.each([
		[['x', 'x', 'b'], ['-: p1 p2 p3']],
		[['s:7', 'x', 'x'], ['7: p1 p2 p3']],
		[
			['x', 's', 'x', 'b', 's:9', 'x'],
			['-: p1', '-: p2 p3 p4', '9: p5 p6']
		],
		[['s', 's:3', 'x'], ['3: p1 p2 p3']],
		[[], []]
	] as const)('of %j is split by its separators', (kinds, wanted) => {
		expect(shape(bySeparators(pages(...kinds)))).toEqual(wanted);
	});

	it.each([
		[
			['e', 'x', 'b', 'e', 'x'],
			['-: p1 p2 p3', '-: p4 p5']
		],
		[['x', '?', 'x'], ['-: p1 p2 p3']],
		[['s:5', 'e', 'x'], ['5: p1 p2 p3']],
		[
			['x', 'e', 'e', 'x'],
			['-: p1', '-: p2 p3 p4']
		]
	] as const)('of %j is split by its envelopes', (kinds, wanted) => {
		expect(shape(byCovers(pages(...kinds)))).toEqual(wanted);
	});
});
