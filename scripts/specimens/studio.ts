// From a page to be filled to a scanned page with its truth: print, fill, photograph, distort.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutById } from '../forms/layouts.ts';
import { bundleForPage, Press } from '../forms/press.ts';
import { sheetHtml, type FormLabels } from '../forms/render-html.ts';
import { templates } from '../forms/templates/index.ts';
import type { Sheet } from '../forms/sheet-model.ts';
import { encodeG4 } from './containers/g4.ts';
import type { ScannedPage } from './containers/scanned-page.ts';
import { applyTo, placementMap, type Homography, type Placement } from './distort/homography.ts';
import type { ScanResult, ScanSpec } from './distort/scan.page.ts';
import type { DrawnSheet, MmBox, SheetFill } from './ink/fill.page.ts';
import type { InkStyle } from './ink/fit.ts';
import type { PaperPage } from './papers/paper.ts';
import type { FontSetting, LetterClass, SetSettings } from './settings.ts';
import { Random } from './random.ts';
import { truthOf, type TruthPage } from './truth.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

interface PageGlobals {
	readonly studio: {
		fillSheet(fill: SheetFill): Promise<DrawnSheet>;
		scan(png: string, spec: ScanSpec): Promise<ScanResult>;
	};
}

export interface Shot {
	readonly paper: PaperPage;
	readonly layout: string;
	readonly letterClass: LetterClass;
	readonly font: FontSetting;
	/** Ink colour of the hand, as CSS. */
	readonly ink: string;
	readonly seed: number;
	readonly color: boolean;
	readonly output: 'jpeg' | 'g4';
}

const forms = new Map<string, FormLabels>();

function formLabels(id: string): FormLabels {
	let form = forms.get(id);
	if (!form) {
		const file = path.resolve(here, `../../src/lib/forms/${id}/form.json`);
		form = JSON.parse(readFileSync(file, 'utf8')) as FormLabels;
		forms.set(id, form);
	}
	return form;
}

function sheetOf(paper: PaperPage): Sheet {
	const sheet = templates
		.find(({ formId }) => formId === paper.formId)
		?.sheets.find(({ print, side }) => print === paper.print && side === paper.side);
	if (!sheet) throw new RangeError(`no sheet ${paper.formId} ${paper.print} ${paper.side}`);
	return sheet;
}

export function inkStyle(shot: Shot, random: Random): InkStyle {
	const machine = shot.letterClass === 'print' || shot.letterClass === 'type';
	return {
		family: shot.font.family,
		sizePt: shot.font.sizePt * random.between(0.97, 1.04),
		color: shot.ink,
		jitter: machine ? (shot.letterClass === 'type' ? 0.25 : 0) : random.between(0.7, 1.1),
		liftMm: machine ? random.between(0.15, 0.5) : random.between(0.1, 0.8),
		lineStep: shot.letterClass === 'print' || shot.letterClass === 'type' ? 1.12 : 1.05
	};
}

/** A placement under which every printed box still lies on the scan: the shift gives way, the rest stays. */
function placeInside(
	placement: Placement,
	paper: FormLabels['paper'],
	dpi: number,
	boxes: readonly MmBox[]
): Homography {
	const width = (paper.widthMm * dpi) / 25.4;
	const height = (paper.heightMm * dpi) / 25.4;
	let current = placement;
	for (let attempt = 0; attempt < 12; attempt++) {
		const map = placementMap(current, paper, dpi);
		const inside = boxes.every((box) =>
			[
				[box.x, box.y],
				[box.x + box.width, box.y],
				[box.x + box.width, box.y + box.height],
				[box.x, box.y + box.height]
			].every(([x = 0, y = 0]) => {
				const [px, py] = applyTo(map, x, y);
				return px >= 2 && py >= 2 && px <= width - 3 && py <= height - 3;
			})
		);
		if (inside) return map;
		current = { ...current, shiftXMm: current.shiftXMm * 0.7, shiftYMm: current.shiftYMm * 0.7 };
	}
	return placementMap({ ...placement, shiftXMm: 0, shiftYMm: 0 }, paper, dpi);
}

function randomPlacement(random: Random, limits: SetSettings['placement']): Placement {
	const either = (limit: number): number => random.between(-limit, limit);
	return {
		skewDegrees: either(limits.skewDegrees),
		scale: 1 + either(limits.scale),
		shiftXMm: either(limits.shiftMm),
		shiftYMm: either(limits.shiftMm),
		cornersMm: [0, 1, 2, 3].map(() => [either(limits.cornerMm), either(limits.cornerMm)] as const)
	};
}

const papers: readonly (readonly number[])[] = [
	[250, 250, 249],
	[244, 243, 240],
	[240, 236, 222],
	[236, 236, 236]
];

export class Studio {
	private constructor(
		private readonly press: Press,
		private readonly limits: SetSettings
	) {}

	static async open(limits: SetSettings): Promise<Studio> {
		const script = await bundleForPage(path.join(here, 'page-code.ts'), 'studio');
		const packages = new Set(
			Object.values(limits.fonts).flatMap((list) => list.map((f) => f.package))
		);
		const fonts = [...packages].map((family) => ({ family, styles: ['400'] }));
		return new Studio(await Press.open(fonts, [script]), limits);
	}

	/** One scanned page and its truth (`page` is set by whoever puts it into a file). */
	async shoot(shot: Shot): Promise<{ scanned: ScannedPage; truth: Omit<TruthPage, 'page'> }> {
		const random = new Random(shot.seed);
		const form = formLabels(shot.paper.formId);
		const { dpi } = this.limits;
		await this.press.set(sheetHtml(sheetOf(shot.paper), form, layoutById(shot.layout)));
		const fill: SheetFill = {
			seed: random.int(0, 1e9),
			style: inkStyle(shot, random),
			values: shot.paper.values,
			rows: shot.paper.rows,
			signers: shot.paper.signers,
			...(shot.paper.place === undefined ? {} : { place: shot.paper.place }),
			...(shot.paper.stamp === undefined ? {} : { stamp: shot.paper.stamp })
		};
		const drawn = await this.press.page.evaluate(
			(wish) => (globalThis as unknown as PageGlobals).studio.fillSheet(wish),
			fill
		);
		const boxes = [
			...Object.values(drawn.fields).flatMap((field) => field.boxes),
			...Object.values(drawn.tables).map((table) => table.box)
		];
		const homography = placeInside(
			randomPlacement(random, this.limits.placement),
			form.paper,
			dpi,
			boxes
		);
		const spec = this.scanSpec(shot, random, form.paper, homography);
		const png = await this.press.picture(form.paper.widthMm, form.paper.heightMm, dpi);
		const result = await this.press.page.evaluate(
			([picture, wish]) => (globalThis as unknown as PageGlobals).studio.scan(picture, wish),
			[png.toString('base64'), spec] as const
		);
		const bytes = Buffer.from(result.base64, 'base64');
		const { widthPx, heightPx } = result;
		return {
			scanned: {
				widthPx,
				heightPx,
				dpi,
				encoding: shot.output,
				bytes: shot.output === 'g4' ? encodeG4(bytes, widthPx, heightPx) : withDensity(bytes, dpi)
			},
			truth: {
				formId: shot.paper.formId,
				print: shot.paper.print,
				side: shot.paper.side,
				layout: shot.layout,
				letterClass: shot.letterClass,
				font: shot.font.package,
				seed: shot.seed,
				dpi,
				widthPx,
				heightPx,
				distortions: [],
				homography: homography.map((value) => Number(value.toPrecision(9))),
				...truthOf(drawn, homography)
			}
		};
	}

	private scanSpec(
		shot: Shot,
		random: Random,
		paper: FormLabels['paper'],
		homography: Homography
	): ScanSpec {
		const { dpi, blurPx, noise, texture, gradient, jpegQuality } = this.limits;
		const tint = random.pick(papers);
		return {
			seed: random.int(0, 1e9),
			dpi,
			widthPx: Math.round((paper.widthMm * dpi) / 25.4),
			heightPx: Math.round((paper.heightMm * dpi) / 25.4),
			homography,
			color: shot.color,
			outside: [random.int(225, 250)],
			blurPx: random.between(...blurPx) * (dpi / 300),
			tone: {
				paper: shot.color ? tint : [tint[1] ?? 245],
				texture: random.between(...texture),
				gradientX: random.between(-gradient, gradient),
				gradientY: random.between(-gradient, gradient),
				inkStrength: random.between(0.82, 1),
				noise: random.between(...noise)
			},
			specks: random.int(0, 25),
			output:
				shot.output === 'g4'
					? { as: 'bits', threshold: random.int(150, 175) }
					: { as: 'jpeg', quality: random.between(...jpegQuality) }
		};
	}

	close(): Promise<void> {
		return this.press.close();
	}
}

/** Writes the resolution into the JFIF header, where the canvas leaves it unsaid. */
function withDensity(jpeg: Buffer, dpi: number): Buffer {
	if (jpeg.subarray(6, 10).toString('latin1') !== 'JFIF') return jpeg;
	const copy = Buffer.from(jpeg);
	copy[13] = 1;
	copy.writeUInt16BE(dpi, 14);
	copy.writeUInt16BE(dpi, 16);
	return copy;
}
