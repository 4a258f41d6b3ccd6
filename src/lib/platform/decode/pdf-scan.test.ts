// What a PDF page is made of, from operator lists as pdf.js gives them, and the resolution that follows.
import { describe, expect, it } from 'vitest';
import type { PdfEngine } from './pdf-document.ts';
import { fullPageScan, paintingDpi } from './pdf-resolution.ts';
import { readPageContent } from './pdf-scan.ts';

/** Numbers of our own: the reader must only ever use the names. */
const names = [
	...['save', 'restore', 'transform', 'paintFormXObjectBegin', 'paintFormXObjectEnd'],
	...['setTextRenderingMode', 'showText', 'showSpacedText', 'nextLineShowText', 'constructPath'],
	...['shadingFill', 'rawFillPath', 'paintSolidColorImageMask', 'paintImageXObjectRepeat'],
	...['paintImageMaskXObjectRepeat', 'paintImageMaskXObjectGroup', 'paintInlineImageXObjectGroup'],
	...['clip', 'eoClip', 'beginGroup', 'beginMarkedContentProps', 'setGState', 'endPath', 'fill'],
	...['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'dependency']
] as const;
const ops = Object.fromEntries(
	names.map((name, i) => [name, i + 100])
) as unknown as PdfEngine['OPS'];

type Step = readonly [(typeof names)[number], ...unknown[]];

const page = { width: 600, height: 800 };
const viewport = [1, 0, 0, -1, 0, 800] as const;
const limit = 60_000_000;

function contentOf(steps: readonly Step[]) {
	const list = {
		fnArray: steps.map(([name]) => ops[name as keyof typeof ops]),
		argsArray: steps.map(([, ...args]) => args)
	};
	return readPageContent(list, viewport, ops);
}

const whole: Step = ['transform', 600, 0, 0, 800, 0, 0];
const image: Step = ['paintImageXObject', 'img_1', 2500, 3333];
const scan: Step[] = [['save'], whole, ['dependency', 'img_1'], image, ['restore']];

describe('a plain scan', () => {
	it.each<[string, Step[]]>([
		['alone', scan],
		['with an invisible text layer', [...scan, ['setTextRenderingMode', 3], ['showText', []]]],
		[
			'inside a form',
			[
				['paintFormXObjectBegin', [2, 0, 0, 2, 0, 0], null],
				['transform', 300, 0, 0, 400, 0, 0],
				image,
				['paintFormXObjectEnd']
			]
		],
		['with a path that paints nothing', [['constructPath', ops.endPath], ...scan]],
		[
			'with a harmless graphics state',
			[
				[
					'setGState',
					[
						['SMask', false],
						['ca', 1]
					]
				],
				...scan
			]
		],
		['a little larger than the page', [['transform', 606, 0, 0, 806, -3, -3], image]]
	])('%s is taken as it is', (_, steps) => {
		expect(fullPageScan(contentOf(steps), page)?.objectId).toBe('img_1');
	});

	it.each<[string, Step[]]>([
		['with visible text', [...scan, ['showText', []]]],
		['with a line drawn on it', [...scan, ['constructPath', ops.fill]]],
		['with a second picture', [...scan, image]],
		['faded', [['setGState', [['ca', 0.5]]], ...scan]],
		['clipped', [['clip'], ...scan]],
		['in a layer that may be hidden', [['beginMarkedContentProps', 'OC', {}], ...scan]],
		['on half the page', [['transform', 600, 0, 0, 400, 0, 0], image]],
		['aslant', [['transform', 590, 60, -60, 790, 10, 0], image]],
		['of fax dots that are not square', [whole, ['paintImageXObject', 'i', 1700, 1100]]],
		['painted through a mask', [whole, ['paintImageMaskXObject', { width: 2500, height: 3333 }]]],
		['of a single dot', [whole, ['paintImageXObject', 'i', 1, 1]]],
		['missing', []]
	])('%s is painted instead', (_, steps) => {
		expect(fullPageScan(contentOf(steps), page)).toBeNull();
	});
});

describe('paintingDpi', () => {
	const mask: Step[] = [whole, ['paintImageMaskXObject', { width: 3333, height: 4444 }]];

	it.each<[string, Step[], number]>([
		['a drawn page', [['showText', []]], 300],
		['a masked scan, at its own', mask, 400],
		[
			'a scan in strips',
			[
				['save'],
				['transform', 600, 0, 0, 400, 0, 0],
				['paintImageXObject', 'a', 1667, 1111],
				['restore'],
				['transform', 600, 0, 0, 400, 0, 400],
				['paintImageXObject', 'b', 1667, 1111]
			],
			200
		],
		[
			'a coarse scan with writing',
			[whole, ['paintImageXObject', 'i', 800, 1067], ['showText', []]],
			300
		],
		[
			'a scan finer than any reader needs',
			[whole, ['paintImageMaskXObject', { width: 20_000, height: 26_667 }]],
			600
		],
		[
			'a drawn page with a small photo',
			[
				['showText', []],
				['transform', 60, 0, 0, 80, 0, 0],
				['paintImageXObject', 'i', 1000, 1333]
			],
			300
		]
	])('%s', (_, steps, expected) => {
		expect(Math.round(paintingDpi(contentOf(steps), page, limit))).toBe(expected);
	});

	it.each([
		[600, 800],
		[14_400, 14_400],
		[1e6, 1e6]
	])('never asks for more pixels than allowed: page of %d × %d points', (width, height) => {
		const dpi = paintingDpi(contentOf([]), { width, height }, limit);
		expect(((width * dpi) / 72) * ((height * dpi) / 72)).toBeLessThanOrEqual(limit);
	});
});
