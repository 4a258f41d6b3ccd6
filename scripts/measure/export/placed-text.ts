// Whether `pdftotext` gives the values of a file back from inside the boxes of their fields.
import { spawnSync } from 'node:child_process';
import type { FormDefinition } from '../../../src/lib/forms/form-schema.ts';
import { pageSize, storedHousehold } from '../../../tests/factories/stored-crowd.ts';

interface Word {
	readonly text: string;
	readonly x: number;
	readonly y: number;
}

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'"
};

/** Words of each page by the middle of their boxes, points. */
function wordsOf(xhtml: string): Word[][] {
	return xhtml
		.split('<page ')
		.slice(1)
		.map((page) =>
			[
				...page.matchAll(
					/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g
				)
			].map(([, left, top, right, bottom, text = '']) => ({
				text: text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole),
				x: (Number(left) + Number(right)) / 2,
				y: (Number(top) + Number(bottom)) / 2
			}))
		);
}

/** Values of a file that `pdftotext` gives back, letter by letter, from inside their field's box. */
export function foundIn(path: string, form: FormDefinition, number: number, pageCount: number) {
	const { stdout } = spawnSync('pdftotext', ['-bbox', path, '-'], {
		encoding: 'utf8',
		maxBuffer: 1 << 26
	});
	const words = wordsOf(stdout);
	const scale = 72 / pageSize.dpi;
	let [found, all] = [0, 0];
	const { pages, readings } = storedHousehold(form, number, { pageCount });
	for (const [at, { id }] of pages.entries())
		for (const { value, box } of readings.get(id)?.readings ?? []) {
			const [start, , end] = box.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
			const inside = (words[at] ?? []).filter(
				({ x, y }) => start && end && x >= start.x && x <= end.x && y >= start.y && y <= end.y
			);
			const text = inside.map((word) => word.text).join(' ');
			all += 1;
			if (text === value.normalize('NFC')) found += 1;
		}
	return { found, all };
}
