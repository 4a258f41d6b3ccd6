import { describe, expect, it } from 'vitest';
import { rectToQuad } from '#lib/domain/geometry.ts';
import { ScanView } from './scan-view.svelte.ts';

const picture = { width: 1000, height: 1400 };
const paper = { x: 100, y: 60, width: 800, height: 1240 };

function open(edges: typeof paper | null): ScanView {
	const scan = new ScanView();
	scan.resize({ width: 400, height: 500 });
	scan.open(picture, edges);
	return scan;
}

describe('a page with dark borders', () => {
	it('fills the window with its paper, from the paper’s top', () => {
		expect(open(paper).place(rectToQuad(paper))).toMatchObject({ x: 0, y: 0, width: 400 });
		expect(open(null).place(rectToQuad({ x: 0, y: 0, ...picture }))).toMatchObject({ width: 400 });
	});

	it('does so turned, too', () => {
		const scan = open(paper);
		scan.turn();
		const box = scan.place(rectToQuad(paper));
		expect(box?.height).toBeCloseTo(400);
	});

	it('shows a field on it inside the window', () => {
		const scan = open(paper);
		const field = rectToQuad({ x: 500, y: 1100, width: 200, height: 40 });
		scan.show(field);
		const box = scan.place(field)!;
		expect(box.y).toBeGreaterThan(0);
		expect(box.y + box.height).toBeLessThan(500);
	});

	it('can be pushed aside to see the border', () => {
		const scan = open(paper);
		scan.pan(30, 0);
		expect(scan.place(rectToQuad(paper))?.x).toBeCloseTo(30);
	});
});

describe('the view', () => {
	it('stays the same object while nothing moves, so that the page is not drawn with every key', () => {
		const scan = open({ ...paper, x: 100.1, y: 60.7 });
		const field = rectToQuad({ x: 500.3, y: 1100.9, width: 200.2, height: 40 });
		scan.show(field);
		const { view } = scan;
		for (let key = 0; key < 20; key++) scan.show([...field]);
		expect(scan.view).toBe(view);
		scan.show(rectToQuad({ x: 500, y: 100, width: 200, height: 40 }));
		expect(scan.view).not.toBe(view);
	});
});
