// From pages to be filled to a scanned page with its truth: print, fill, photograph, distort.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForPage, Press } from '../forms/press.ts';
import { sheetHtml } from '../forms/render-html.ts';
import type { Sheet } from '../forms/sheet-model.ts';
import { templates } from '../forms/templates/index.ts';
import { encodeG4 } from './containers/g4.ts';
import type { ScannedPage } from './containers/scanned-page.ts';
import { multiply, type Homography } from './distort/homography.ts';
import {
	applyRecipes,
	shifted,
	turnMap,
	type DistortionName,
	type ScanPlan
} from './distort/recipes.ts';
import type { ScanResult, ScanSpec } from './distort/scan.page.ts';
import type { DrawnSheet, MmBox, SheetFill } from './ink/fill.page.ts';
import type { InkStyle } from './ink/fit.ts';
import { formFile } from './papers/form-file.ts';
import type { PaperPage } from './papers/paper.ts';
import { laidOut } from './drift.ts';
import { placeInside, randomPlacement, type Paper } from './placing.ts';
import { Random } from './random.ts';
import type { FontSetting, LetterClass, SetSettings } from './settings.ts';
import { truthOf, type TruthPage } from './truth.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

interface PageGlobals {
	readonly studio: {
		fitSheet(): void;
		fillSheet(fill: SheetFill): Promise<DrawnSheet>;
		flowBox(): MmBox;
		scan(pngs: readonly string[], spec: ScanSpec): Promise<ScanResult>;
	};
}

/** One sheet to be filled in. */
export interface SheetWish {
	readonly paper: PaperPage;
	readonly layout: string;
}

export interface Shot extends SheetWish {
	readonly letterClass: LetterClass;
	readonly font: FontSetting;
	/** Ink colour of the hand, as CSS. */
	readonly ink: string;
	readonly seed: number;
	readonly color: boolean;
	readonly output: 'jpeg' | 'g4';
	readonly distortions?: readonly DistortionName[];
	/** Lies beside the first sheet on the same scan. */
	readonly second?: SheetWish;
}

interface Filled extends SheetWish {
	readonly size: Paper;
	readonly drawn: DrawnSheet;
	readonly boxes: readonly MmBox[];
	readonly png: string;
}

function sheetOf(paper: PaperPage): Sheet {
	const sheet = templates
		.find(({ formId }) => formId === paper.formId)
		?.sheets.find(({ print, side }) => print === paper.print && side === paper.side);
	if (!sheet) throw new RangeError(`no sheet ${paper.formId} ${paper.print} ${paper.side}`);
	return sheet;
}

function inkStyle(shot: Shot, random: Random): InkStyle {
	const machine = shot.letterClass === 'print' || shot.letterClass === 'type';
	return {
		family: shot.font.family,
		sizePt: shot.font.sizePt * random.between(0.97, 1.04),
		color: shot.ink,
		jitter: machine ? (shot.letterClass === 'type' ? 0.25 : 0) : random.between(0.7, 1.1),
		liftMm: machine ? random.between(0.15, 0.5) : random.between(0.1, 0.8),
		lineStep: machine ? 1.12 : 1.05
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
			Object.values(limits.fonts).flatMap((list) => list.map((font) => font.package))
		);
		const fonts = [...packages].map((family) => ({ family, styles: ['400'] }));
		return new Studio(await Press.open(fonts, [script]), limits);
	}

	/** One scanned image and the truth of each sheet on it (`page` is set by whoever puts it into a file). */
	async shoot(
		shot: Shot
	): Promise<{ scanned: ScannedPage; truths: readonly Omit<TruthPage, 'page'>[] }> {
		const random = new Random(shot.seed);
		const names = shot.distortions ?? [];
		const seed = random.int(0, 1e9);
		const style = inkStyle(shot, random);
		const size = formFile(shot.paper.formId).paper;
		const placement = randomPlacement(random, this.limits.placement, size);
		const [plan, scanSeed, quality] = this.plan(shot, random, placement);
		const worn = applyRecipes(plan, names, random.fork('wear'), size.heightMm);
		const first = names.includes('blank')
			? await this.empty(shot, worn.dpi)
			: await this.fill(shot, style, seed, worn.dpi);
		const filled = shot.second
			? [first, await this.fill(shot.second, style, seed + 1, worn.dpi)]
			: [first];
		const back = worn.bleed > 0 ? await this.backOf(shot, style, seed, worn.dpi) : [];
		const maps = this.place(filled, worn);
		const { widthPx, heightPx } = frame(filled, worn);
		const spec: ScanSpec = {
			seed: scanSeed,
			dpi: worn.dpi,
			widthPx,
			heightPx,
			sheets: maps.map((homography) => ({
				homography,
				...(worn.sheetPaper ? { paper: worn.sheetPaper } : {}),
				...(worn.holes.length > 0 ? { holes: worn.holes } : {}),
				...(worn.bleed > 0 ? { bleed: worn.bleed } : {})
			})),
			color: worn.color,
			outside: worn.outside,
			blurPx: worn.blurPx,
			tone: worn.tone,
			specks: worn.specks,
			quarters: worn.quarters,
			...(worn.motionPx > 0 ? { motionPx: worn.motionPx } : {}),
			...(worn.light ? { light: worn.light } : {}),
			output: worn.bilevel
				? { as: 'bits', threshold: shot.output === 'g4' ? quality : 162 }
				: { as: 'jpeg', quality }
		};
		const result = await this.press.page.evaluate(
			([pictures, wish]) => (globalThis as unknown as PageGlobals).studio.scan(pictures, wish),
			[[...filled.map(({ png }) => png), ...back], spec] as const
		);
		return {
			scanned: toScanned(result, worn),
			truths: filled.map((sheet, index) =>
				this.truth(shot, sheet, maps[index] ?? spec.sheets[0]!.homography, worn, result)
			)
		};
	}

	private truth(
		shot: Shot,
		{ paper, layout, drawn }: Filled,
		map: Homography,
		{ dpi, quarters }: ScanPlan,
		{ widthPx, heightPx }: ScanResult
	): Omit<TruthPage, 'page'> {
		const [before, after] = quarters % 2 === 1 ? [heightPx, widthPx] : [widthPx, heightPx];
		const final = multiply(turnMap(quarters, before, after), map);
		return {
			formId: paper.formId,
			print: paper.print,
			side: paper.side,
			layout,
			letterClass: shot.letterClass,
			font: shot.font.package,
			seed: shot.seed,
			dpi,
			widthPx,
			heightPx,
			distortions: shot.distortions ?? [],
			homography: final.map((value) => Number((value / final[8]).toPrecision(9))),
			...truthOf(drawn, final, paper.dittos)
		};
	}

	private async fill(
		{ paper, layout }: SheetWish,
		style: InkStyle,
		seed: number,
		dpi: number
	): Promise<Filled> {
		const form = formFile(paper.formId);
		const random = new Random(seed).fork('layout');
		const print = laidOut(sheetOf(paper), layout, random, form.paper.widthMm);
		await this.press.set(sheetHtml(print.sheet, form, print.layout));
		const fill: SheetFill = {
			seed,
			style,
			values: paper.values,
			rows: paper.rows,
			signers: paper.signers,
			...(paper.place === undefined ? {} : { place: paper.place }),
			...(paper.stamp === undefined ? {} : { stamp: paper.stamp }),
			...(paper.struck === undefined ? {} : { struck: paper.struck }),
			...(paper.flowing === undefined ? {} : { flowing: paper.flowing }),
			...(paper.unruled === undefined ? {} : { unruled: paper.unruled })
		};
		const [drawn, flow] = await this.press.page.evaluate(async (wish) => {
			const { studio } = globalThis as unknown as PageGlobals;
			studio.fitSheet();
			return [await studio.fillSheet(wish), studio.flowBox()] as const;
		}, fill);
		const { widthMm, heightMm } = form.paper;
		const png = await this.press.picture(widthMm, heightMm, dpi);
		return { paper, layout, size: form.paper, drawn, boxes: [flow], png: png.toString('base64') };
	}

	/** The back of a page: paper and nothing else. */
	private async empty({ paper, layout }: SheetWish, dpi: number): Promise<Filled> {
		const size = formFile(paper.formId).paper;
		await this.press.set('');
		const png = (await this.press.picture(size.widthMm, size.heightMm, dpi)).toString('base64');
		const nothing: PaperPage = { ...paper, formId: 'blank', print: '', side: '' };
		const drawn: DrawnSheet = { fields: {}, tables: {} };
		return { paper: nothing, layout, size, drawn, boxes: [], png };
	}

	/** What is printed on the other side, to show through. */
	private async backOf(
		shot: Shot,
		style: InkStyle,
		seed: number,
		dpi: number
	): Promise<readonly string[]> {
		const other = { ...shot.paper, values: shot.paper.values, rows: {} };
		return [(await this.fill({ paper: other, layout: '2' }, style, seed + 2, dpi)).png];
	}

	private place(filled: readonly Filled[], plan: ScanPlan): readonly Homography[] {
		let offsetMm = 0;
		return filled.map(({ size, boxes }) => {
			const map = placeInside(
				plan.placement,
				size,
				plan.dpi,
				plan.marginMm,
				plan.mayCut ? [] : boxes
			);
			const moved = shifted(map, offsetMm, 0, plan.dpi);
			offsetMm += size.widthMm;
			return moved;
		});
	}

	/** The plan, the seed of the dirt, and JPEG quality or black-and-white threshold. */
	private plan(
		shot: Shot,
		random: Random,
		placement: ScanPlan['placement']
	): readonly [ScanPlan, number, number] {
		const { dpi, blurPx, noise, texture, gradient, jpegQuality } = this.limits;
		const tint = random.pick(papers);
		const seed = random.int(0, 1e9);
		const plan: ScanPlan = {
			dpi,
			placement,
			marginMm: 0,
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
			quarters: 0,
			holes: [],
			bleed: 0,
			bilevel: shot.output === 'g4',
			motionPx: 0,
			mayCut: false
		};
		const last = shot.output === 'g4' ? random.int(150, 175) : random.between(...jpegQuality);
		return [plan, seed, last];
	}

	close(): Promise<void> {
		return this.press.close();
	}
}

function frame(
	filled: readonly Filled[],
	{ dpi, marginMm }: ScanPlan
): { widthPx: number; heightPx: number } {
	const widthMm = filled.reduce((sum, { size }) => sum + size.widthMm, 0) + 2 * marginMm;
	const heightMm = Math.max(...filled.map(({ size }) => size.heightMm)) + 2 * marginMm;
	return {
		widthPx: Math.round((widthMm * dpi) / 25.4),
		heightPx: Math.round((heightMm * dpi) / 25.4)
	};
}

function toScanned(result: ScanResult, { dpi, bilevel }: ScanPlan): ScannedPage {
	const bytes = Buffer.from(result.base64, 'base64');
	const { widthPx, heightPx } = result;
	return {
		widthPx,
		heightPx,
		dpi,
		encoding: bilevel ? 'g4' : 'jpeg',
		bytes: bilevel ? encodeG4(bytes, widthPx, heightPx) : withDensity(bytes, dpi)
	};
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
