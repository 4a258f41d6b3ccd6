// Makes a set of scanned pages with their truth. `measure` and the recogniser's developers import makeSet;
// the committed specimens come from specimen-files.ts.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeTiff } from './containers/tiff.ts';
import { tableNames, type DistortionName } from './distort/recipes.ts';
import type { FormTemplate } from '../forms/sheet-model.ts';
import { templates } from '../forms/templates/index.ts';
import type { EventKind } from './papers/events.ts';
import { planFile } from './papers/file-plan.ts';
import { otherPages } from './papers/other-values.ts';
import type { PaperPage } from './papers/paper.ts';
import { ditto, flow, skipRows, stampAcross, strike, unrule } from './papers/spoil.ts';
import { Random } from './random.ts';
import { letterClasses, settings, type LetterClass, type SetName } from './settings.ts';
import { Studio, type Shot } from './studio.ts';
import type { TruthFile, TruthPage } from './truth.ts';

export interface SetWish {
	readonly set: SetName;
	/** Folder to write into; made when missing. */
	readonly out: string;
	/** Pages in all, spread evenly over the classes. */
	readonly pages: number;
	readonly classes?: readonly LetterClass[];
	/** `1` is the layout form.json was measured from. */
	readonly layouts?: readonly string[];
	/** Form ids, or `all`; HK01 and HK02 when absent. */
	readonly forms?: readonly string[];
	/** Page by page in turn; `none` leaves a page as scanners should. Only `none` when absent. */
	readonly distortions?: readonly (DistortionName | 'none')[];
	/** Added to the set's first seed: another hundred pages, never seen before. */
	readonly seed?: number;
	readonly onPage?: (done: number, of: number) => void;
}

export interface IndexedFile {
	readonly file: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly pages: number;
	/** Path of the truth, from the index. */
	readonly truth: string;
	readonly title?: string;
}

export interface SetIndex {
	readonly set: SetName;
	readonly files: readonly IndexedFile[];
}

export const sha256 = (bytes: Uint8Array): string =>
	createHash('sha256').update(bytes).digest('hex');

const eventKinds: readonly EventKind[] = [
	'split',
	'marriage',
	'arrival',
	'birth',
	'departure',
	'reissue',
	'death',
	'correction'
];

const inks = ['#1c2f8c', '#20409a', '#1b1b1f', '#2a2350'];

/** The two forms every judging run reads unless others are wished for. */
const mainForms = ['hk01', 'hk02'];
/** Events whose papers carry a table of people, for forms filled by their facts. */
const crowded: readonly EventKind[] = ['arrival', 'split', 'departure', 'birth'];

/** Years in which a print was in use. */
const inUse: Readonly<Record<string, readonly [number, number]>> = {
	'1997': [1998, 2005],
	'2007': [2008, 2010],
	'2011': [2012, 2013],
	'2021': [2021, 2022],
	'2023': [2024, 2024]
};

/** Pages of one form's prints in turn, a new household for each. */
function* otherPapers(random: Random, template: FormTemplate): Generator<PaperPage> {
	const prints = [...new Set(template.sheets.map(({ print }) => print))];
	for (let round = 0; ; round++) {
		const own = random.fork(`${template.formId} ${round}`);
		const kind = template.formId === 'birth-declaration' ? 'birth' : own.pick(crowded);
		const print = prints[round % prints.length] ?? '';
		const years = inUse[print] ?? [2015, 2020];
		const { house, events } = planFile(own, { events: [kind], declarations: 0, years });
		const sides = template.sheets.filter((sheet) => sheet.print === print).map(({ side }) => side);
		for (const event of events)
			yield* otherPages({ random: own, house, event }, template.formId, print, sides);
	}
}

/** HK02 as it was printed in 2007 and 2011. */
function* olderPapers(random: Random): Generator<PaperPage> {
	for (let round = 0; ; round++) {
		const own = random.fork(`older ${round}`);
		const print = round % 2 === 0 ? '2007' : '2011';
		const { bundles } = planFile(own, {
			events: [own.pick(crowded)],
			declarations: 0,
			years: inUse[print] ?? [2008, 2013],
			prints: [print, print]
		});
		yield* bundles.flatMap(({ pages }) => pages.filter(({ side }) => side === 'front'));
	}
}

/** Pages without end: HK01 and HK02 household after household, other forms in turn. */
function* papersOf(random: Random, forms: readonly string[]): Generator<PaperPage> {
	const streams = templates
		.filter(({ formId }) => forms.includes(formId) && !mainForms.includes(formId))
		.map((template) => otherPapers(random.fork('others'), template));
	if (forms.includes('hk02') && streams.length > 0) streams.unshift(olderPapers(random));
	if (forms.some((id) => mainForms.includes(id))) streams.unshift(mainPapers(random, forms));
	for (let round = 0; ; round++) {
		const next = streams[round % streams.length]?.next();
		if (!next || next.done) throw new RangeError(`no template for ${forms.join(', ')}`);
		yield next.value;
	}
}

function* mainPapers(random: Random, forms: readonly string[]): Generator<PaperPage> {
	for (let round = 0; ; round++) {
		const plan = planFile(random.fork(`household ${round}`), {
			events: [eventKinds[round % eventKinds.length] ?? 'split'],
			declarations: 1,
			years: [2015, 2020]
		});
		for (const { pages } of plan.bundles)
			for (const page of pages) if (forms.includes(page.formId)) yield page;
	}
}

function spoiled(paper: PaperPage, name: DistortionName | 'none', random: Random): PaperPage {
	if (name === 'struck') return strike(random, paper);
	if (name === 'ditto') return ditto(random, paper);
	if (name === 'flowing') return flow(random, paper);
	if (name === 'unruled') return unrule(random, paper);
	if (name === 'sparse') return skipRows(random, paper);
	return name === 'stamped' ? stampAcross(random, paper) : paper;
}

/** Whether there is anything on the page for the distortion to show on. */
function suits(paper: PaperPage, name: DistortionName | 'none'): boolean {
	if (name === 'ditto') return (ditto(new Random(0), paper).dittos ?? []).length > 0;
	if (name === 'struck') return Object.keys(strike(new Random(0), paper).struck ?? {}).length > 0;
	if (tableNames.some((each) => each === name))
		return Object.values(paper.rows).some((rows) => rows.length > 1);
	if (name === 'stamped') return Object.values(paper.values).some((value) => value !== '');
	return true;
}

/** The stream's next page that suits, within reason. */
function nextSuiting(stream: Generator<PaperPage>, name: DistortionName | 'none'): PaperPage {
	let paper = stream.next().value as PaperPage;
	for (let skipped = 0; skipped < 40 && !suits(paper, name); skipped++)
		paper = stream.next().value as PaperPage;
	return paper;
}

/** Deterministic by set, seed, classes, layouts, forms, distortions and pages. */
export async function makeSet(wish: SetWish): Promise<SetIndex> {
	const limits = settings[wish.set];
	const classes = wish.classes ?? letterClasses;
	const layouts = wish.layouts ?? ['1'];
	const wear = wish.distortions ?? ['none'];
	const base = limits.seedFrom + (wish.seed ?? 0);
	const forms = wish.forms?.includes('all')
		? templates.map(({ formId }) => formId)
		: (wish.forms ?? mainForms);
	const streams = new Map(
		classes.map((each) => [each, papersOf(new Random(base).fork(each), forms)])
	);
	await mkdir(path.join(wish.out, 'truth'), { recursive: true });
	const files: IndexedFile[] = [];
	const studio = await Studio.open(limits);
	try {
		for (let index = 0; index < wish.pages; index++) {
			const letterClass = classes[index % classes.length] ?? 'print';
			const turn = Math.floor(index / classes.length);
			const stream = streams.get(letterClass);
			if (!stream) throw new RangeError(`no stream of ${letterClass}`);
			const seed = base + index;
			const random = new Random(seed).fork('shot');
			const distortion = wear[turn % wear.length] ?? 'none';
			const paper = spoiled(nextSuiting(stream, distortion), distortion, random.fork('spoil'));
			const layout = layouts[turn % layouts.length] ?? '1';
			const machine = letterClass === 'print' || letterClass === 'type';
			const shot: Shot = {
				paper,
				layout,
				letterClass,
				font: random.pick(limits.fonts[letterClass]),
				ink: machine ? '#17171a' : random.pick(inks),
				seed,
				// The guilloche and the red number of a sổ hộ khẩu make people scan it in colour.
				color: random.chance(paper.formId.startsWith('hk08') ? 0.8 : 0.4),
				output: 'jpeg',
				...(distortion === 'none' ? {} : { distortions: [distortion] }),
				...(distortion === 'spread'
					? { second: { paper: nextSuiting(stream, 'none'), layout } }
					: {})
			};
			files.push(await writePage(wish.out, index, await studio.shoot(shot)));
			wish.onPage?.(index + 1, wish.pages);
		}
	} finally {
		await studio.close();
	}
	const index: SetIndex = { set: wish.set, files };
	await writeFile(path.join(wish.out, 'index.json'), `${JSON.stringify(index, null, '\t')}\n`);
	return index;
}

async function writePage(
	out: string,
	index: number,
	{ scanned, truths }: Awaited<ReturnType<Studio['shoot']>>
): Promise<IndexedFile> {
	const [first] = truths;
	const what = `${first?.formId}-${first?.side}-${first?.letterClass}`;
	const name = [String(index).padStart(4, '0'), what, ...(first?.distortions ?? [])].join('-');
	const file = `${name}.${scanned.encoding === 'jpeg' ? 'jpg' : 'tif'}`;
	const bytes = scanned.encoding === 'jpeg' ? scanned.bytes : writeTiff([scanned]);
	const pages: TruthPage[] = truths.map((truth) => ({ page: 0, ...truth }));
	const content: TruthFile = { file, household: null, pages };
	await writeFile(path.join(out, file), bytes);
	await writeFile(path.join(out, 'truth', `${name}.json`), JSON.stringify(content));
	return {
		file,
		bytes: bytes.length,
		sha256: sha256(bytes),
		pages: 1,
		truth: `truth/${name}.json`
	};
}
