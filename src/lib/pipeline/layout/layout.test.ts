import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../domain/raster.ts';
import type { FormDefinition } from '../../forms/form-schema.ts';
import type { FormPatches } from '../../forms/label-patches.ts';
import { levelPage, upended } from '../pages/index.ts';
import { grayImage } from '../raster/gray.ts';
import {
	apply,
	compose,
	invert,
	rotation,
	scaling,
	translation,
	type Matrix3
} from '../raster/homography.ts';
import { sample } from '../raster/sample.ts';
import { knownPrints, locate, recogniseForm, type KnownPrint } from './index.ts';
import { findRules } from '../raster/rules.ts';

const folder = join(import.meta.dirname, '../../forms');
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const prints = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.flatMap(({ name }) =>
		knownPrints(
			read(`${name}/form.json`) as FormDefinition,
			read(`${name}/patches.json`) as FormPatches
		)
	);

const pxPerMm = 75 / 25.4;

/** The print as an empty sheet at 75 dpi: nothing but its labels, posed by `pose` (sheet pixels → scan pixels). */
function sheetOf({ form, pictures }: KnownPrint, pose: Matrix3): GrayImage {
	const width = Math.round(form.paper.widthMm * pxPerMm);
	const height = Math.round(form.paper.heightMm * pxPerMm);
	const sheet = grayImage(width, height, 240);
	for (const { box, image } of pictures) {
		const [left, top] = [Math.round(box.x * pxPerMm), Math.round(box.y * pxPerMm)];
		for (let y = 0; y < image.height; y += 1)
			for (let x = 0; x < image.width; x += 1)
				sheet.data[(top + y) * width + left + x] = image.data[y * image.width + x]! * 0.94;
	}
	return sample(sheet, invert(pose), width, height);
}

function* attemptsFor(page: GrayImage) {
	for (const sheet of levelPage(page, 75)) {
		yield { sheet, prints };
		yield { sheet: upended(sheet), prints };
	}
}

/** 1.5° of skew, 2 % too large, shifted by 5 and −4 mm. */
function pose({ form }: KnownPrint): Matrix3 {
	const [cx, cy] = [(form.paper.widthMm * pxPerMm) / 2, (form.paper.heightMm * pxPerMm) / 2];
	const turned = compose(rotation(1.5, cx, cy), scaling(1.02));
	return compose(translation(5 * pxPerMm, -4 * pxPerMm), turned);
}

const a4 = prints.filter(({ form }) => form.paper.widthMm === 210);

describe('form recognition', () => {
	it.each(a4.map((known) => [`${known.form.id} ${known.print.id} ${known.print.side}`, known]))(
		'knows %s by its labels, skewed, shifted and too large',
		(_, known) => {
			const match = recogniseForm(attemptsFor(sheetOf(known, pose(known))))!;
			const { form, print } = match.registration.known;
			expect([form.id, print.side]).toEqual([known.form.id, known.print.side]);
			expect(match.probability).toBeGreaterThan(0.7);
			const toPage = compose(match.sheet.toPage, match.registration.matrix);
			const truth = compose(pose(known), scaling(pxPerMm));
			for (const [x, y] of [
				[30, 40],
				[180, 40],
				[30, 250],
				[180, 250]
			] as const) {
				const found = apply(toPage, x, y);
				const wanted = apply(truth, x, y);
				// 75 dpi: a pixel here is four at 300 dpi.
				expect(Math.hypot(found.x - wanted.x, found.y - wanted.y) * 4).toBeLessThan(5);
			}
		},
		20_000
	);

	it('takes neither an empty sheet nor other writing for a form', () => {
		const empty = grayImage(620, 877, 240);
		expect(recogniseForm(attemptsFor(empty))).toBeNull();
		let state = 5;
		const random = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
		for (let line = 40; line < 840; line += 17)
			for (let x = 50; x < 560; x += 5 + Math.floor(random() * 5))
				for (let y = line; y < line + 4 + random() * 4; y += 1)
					empty.data.fill(40, y * 620 + x, y * 620 + x + 2 + Math.floor(random() * 3));
		expect(recogniseForm(attemptsFor(empty))).toBeNull();
	});
});

describe('field boxes', () => {
	it('follow a line that a local print has moved', () => {
		const known = prints.find(({ form, print }) => form.id === 'hk01' && print.side === 'front')!;
		const at = known.print.anchors.findIndex(({ text }) => text.startsWith('Nguyên quán'));
		const pictures = known.pictures.map((picture) =>
			picture.anchor === at
				? { ...picture, box: { ...picture.box, y: picture.box.y + 4 } }
				: picture
		);
		const sheet = sheetOf({ ...known, pictures }, scaling(1));
		const match = recogniseForm(attemptsFor(sheet))!;
		const { fields } = locate(match.sheet, match.registration);
		const y = (id: string) => fields.find(({ fieldId }) => fieldId === id)!.lines[0]!.quad[0].y;
		const prior = (id: string) => (known.print.fields[id]![0]!.y - 1.6) * pxPerMm;
		expect(y('home-town') - prior('home-town')).toBeCloseTo(4 * pxPerMm, -0.5);
		expect(Math.abs(y('name') - prior('name'))).toBeLessThan(1.5);
	});
});

describe('a print whose lines have drifted', () => {
	type Drift = (box: { readonly x: number; readonly y: number }) => {
		readonly dx: number;
		readonly dy: number;
	};
	/** Lines wander by up to 6 mm: up and down together, and each of them sideways. */
	const wandering: Drift = ({ y }) => ({
		dx: 3 * Math.sin(Math.round(y / 3) * 2.4),
		dy: 5.2 * Math.sin(y / 31)
	});
	const longer: Drift = ({ y }) => ({ dx: 0, dy: y > 60 ? 7.2 : 0 });
	/** Two digits more before every third line's label. */
	const renumbered: Drift = ({ y }) => ({ dx: Math.round(y / 6.6) % 3 === 0 ? 4.2 : 0, dy: 0 });

	const cases = ['hk02', 'hk04', 'ct01', 'hk07'].flatMap((id) =>
		(
			[
				['wander by 6 mm', wandering],
				['follow one line more', longer],
				['are numbered otherwise', renumbered]
			] as const
		).map(([what, drift]) => [id, what, drift] as const)
	);

	it.each(cases)('%s: boxes go with their own labels where lines %s', (id, _, drift) => {
		const known = prints.find(({ form, print }) => form.id === id && print.side === 'front')!;
		const pictures = known.pictures.map((picture) => {
			const { dx, dy } = drift(picture.box);
			const { x, y } = picture.box;
			return { ...picture, box: { ...picture.box, x: x + dx, y: y + dy } };
		});
		const sheet = levelPage(sheetOf({ ...known, pictures }, scaling(1)), 75)[0]!;
		const match = recogniseForm([{ sheet, prints: [known] }])!;
		expect(match.probability).toBeGreaterThan(0.8);
		const { fields } = locate(match.sheet, match.registration);
		let judged = 0;
		for (const [i, anchor] of known.print.anchors.entries()) {
			const field = fields.find(({ fieldId }) => fieldId === anchor.field);
			const prior = field && known.print.fields[field.fieldId]?.[0];
			if (!field || !prior) continue;
			const { dx, dy } = drift(known.pictures.find(({ anchor: at }) => at === i)!.box);
			const corner = field.lines[0]!.quad[0];
			const off = [
				corner.x / pxPerMm - prior.x - dx,
				corner.y / pxPerMm - (prior.y - field.lines[0]!.marginTopMm) - dy
			];
			expect(Math.hypot(...off), `${anchor.text} is off by ${off.join(', ')} mm`).toBeLessThan(1);
			judged += 1;
		}
		expect(judged).toBeGreaterThan(11);
	});
});

describe('rules', () => {
	it('are told from writing by their length', () => {
		const mask = new Uint8Array(300 * 200);
		for (const y of [40, 41, 100, 160]) mask.fill(1, y * 300 + 20, y * 300 + 280);
		for (let x = 30; x < 270; x += 12) mask.fill(1, 70 * 300 + x, 70 * 300 + x + 8);
		const rules = findRules(mask, 300, 200, 'horizontal', {
			shortestRun: 40,
			coverage: 0.5,
			extent: [20, 280]
		});
		expect(rules.map(({ at }) => Math.round(at))).toEqual([41, 101, 161]);
	});
});
