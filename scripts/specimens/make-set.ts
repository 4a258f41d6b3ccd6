// Makes a set of scanned pages with their truth. `measure` and the recogniser's developers import makeSet;
// the committed specimens come from specimen-files.ts.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EventKind } from './papers/events.ts';
import { planFile } from './papers/file-plan.ts';
import type { PaperPage } from './papers/paper.ts';
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
	/** Only these form ids. */
	readonly forms?: readonly string[];
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

/** Pages without end, household after household. */
function* papersOf(random: Random, forms: readonly string[] | undefined): Generator<PaperPage> {
	for (let round = 0; ; round++) {
		const plan = planFile(random.fork(`household ${round}`), {
			events: [eventKinds[round % eventKinds.length] ?? 'split'],
			declarations: 1,
			years: [2015, 2020]
		});
		for (const { pages } of plan.bundles)
			for (const page of pages) if (!forms || forms.includes(page.formId)) yield page;
	}
}

/** Deterministic by set, seed, classes, layouts, forms and pages. */
export async function makeSet(wish: SetWish): Promise<SetIndex> {
	const limits = settings[wish.set];
	const classes = wish.classes ?? letterClasses;
	const layouts = wish.layouts ?? ['1'];
	const base = limits.seedFrom + (wish.seed ?? 0);
	const streams = new Map(
		classes.map((each) => [each, papersOf(new Random(base).fork(each), wish.forms)])
	);
	await mkdir(path.join(wish.out, 'truth'), { recursive: true });
	const files: IndexedFile[] = [];
	const studio = await Studio.open(limits);
	try {
		for (let index = 0; index < wish.pages; index++) {
			const letterClass = classes[index % classes.length] ?? 'print';
			const paper = streams.get(letterClass)?.next().value as PaperPage;
			const seed = base + index;
			const random = new Random(seed).fork('shot');
			const machine = letterClass === 'print' || letterClass === 'type';
			const shot: Shot = {
				paper,
				layout: layouts[Math.floor(index / classes.length) % layouts.length] ?? '1',
				letterClass,
				font: random.pick(limits.fonts[letterClass]),
				ink: machine ? '#17171a' : random.pick(inks),
				seed,
				color: random.chance(0.4),
				output: 'jpeg'
			};
			const { scanned, truth } = await studio.shoot(shot);
			const name = `${String(index).padStart(4, '0')}-${paper.formId}-${paper.side}-${letterClass}`;
			const file = `${name}.jpg`;
			const pages: TruthPage[] = [{ page: 0, ...truth }];
			const content: TruthFile = { file, household: null, pages };
			await writeFile(path.join(wish.out, file), scanned.bytes);
			await writeFile(path.join(wish.out, 'truth', `${name}.json`), JSON.stringify(content));
			files.push({
				file,
				bytes: scanned.bytes.length,
				sha256: sha256(scanned.bytes),
				pages: 1,
				truth: `truth/${name}.json`
			});
			wish.onPage?.(index + 1, wish.pages);
		}
	} finally {
		await studio.close();
	}
	const index: SetIndex = { set: wish.set, files };
	await writeFile(path.join(wish.out, 'index.json'), `${JSON.stringify(index, null, '\t')}\n`);
	return index;
}
