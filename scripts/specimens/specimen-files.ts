// The specimen archive that "Mở hồ sơ mẫu" opens: invented household files as a district would scan them,
// some as PDF, some as TIFF, in print, typewriter and handwriting-style letters.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { templates } from '../forms/templates/index.ts';
import type { ScannedPage } from './containers/scanned-page.ts';
import { writePdf } from './containers/pdf.ts';
import { writeTiff } from './containers/tiff.ts';
import { sha256, type IndexedFile, type SetIndex } from './make-set.ts';
import type { EventKind } from './papers/events.ts';
import { planFile, type FilePlan } from './papers/file-plan.ts';
import { otherPages } from './papers/other-values.ts';
import type { PaperPage } from './papers/paper.ts';
import { Random } from './random.ts';
import { settings, type LetterClass } from './settings.ts';
import { Studio } from './studio.ts';
import type { TruthFile, TruthPage } from './truth.ts';

interface SpecimenWish {
	readonly events: readonly EventKind[];
	readonly declarations: number;
	readonly letters: LetterClass;
	readonly as: 'pdf' | 'tiff';
	readonly output?: 'g4';
	readonly color?: boolean;
	/** Other papers of the last event, as form id and print, filed after its HK02 and HK01. */
	readonly others?: readonly (readonly [formId: string, print: string])[];
}

const wishes: readonly SpecimenWish[] = [
	{ events: ['split'], declarations: 2, letters: 'print', as: 'pdf' },
	{ events: ['arrival'], declarations: 2, letters: 'type', as: 'pdf', color: true },
	{ events: ['marriage', 'birth'], declarations: 1, letters: 'neat', as: 'pdf', color: true },
	{ events: ['reissue'], declarations: 0, letters: 'print', as: 'tiff' },
	{ events: ['arrival', 'correction'], declarations: 2, letters: 'print', as: 'pdf' },
	{
		events: ['birth', 'death', 'correction'],
		declarations: 0,
		letters: 'type',
		as: 'tiff',
		output: 'g4'
	},
	{ events: ['split', 'birth'], declarations: 1, letters: 'neat', as: 'tiff', color: true },
	{ events: ['marriage', 'split'], declarations: 2, letters: 'print', as: 'pdf', color: true },
	{ events: ['departure', 'reissue'], declarations: 0, letters: 'type', as: 'pdf' },
	{ events: ['arrival', 'birth'], declarations: 2, letters: 'neat', as: 'pdf' },
	{ events: ['split', 'departure'], declarations: 1, letters: 'type', as: 'pdf', output: 'g4' },
	{
		events: ['marriage', 'correction', 'death'],
		declarations: 1,
		letters: 'print',
		as: 'tiff',
		color: true
	},
	{ events: ['arrival'], declarations: 3, letters: 'neat', as: 'pdf', color: true },
	{
		events: ['arrival'],
		declarations: 1,
		letters: 'print',
		as: 'pdf',
		others: [
			['hk07', '2014-issued'],
			['hk03', '2014'],
			['hk04', '2014-sent']
		]
	},
	{
		events: ['birth'],
		declarations: 0,
		letters: 'type',
		as: 'pdf',
		color: true,
		others: [
			['birth-declaration', '2015'],
			['dc01', '2015'],
			['hk08-cover', '2014'],
			['hk08-member', '2014'],
			['hk08-change', '2014']
		]
	}
];

const inks = ['#1c2f8c', '#20409a', '#1b1b1f', '#2a2350'];

function othersOf(wish: SpecimenWish, plan: FilePlan, random: Random): readonly PaperPage[] {
	const event = plan.events.at(-1);
	if (!event) return [];
	return (wish.others ?? []).flatMap(([formId, print]) => {
		const sheets = templates.find((template) => template.formId === formId)?.sheets ?? [];
		const sides = sheets.filter((sheet) => sheet.print === print).map(({ side }) => side);
		return otherPages({ random, house: plan.house, event }, formId, print, sides);
	});
}

/** Writes static/specimens: files, truth/, index.json. */
export async function makeSpecimens(out: string): Promise<void> {
	const limits = settings.specimens;
	await rm(out, { recursive: true, force: true });
	await mkdir(path.join(out, 'truth'), { recursive: true });
	const files: IndexedFile[] = [];
	const studio = await Studio.open(limits);
	try {
		for (const [number, wish] of wishes.entries()) {
			const random = new Random(limits.seedFrom + number * 100);
			const plan = planFile(random.fork('plan'), { ...wish, years: [2015, 2018] });
			const scanned: ScannedPage[] = [];
			const pages: TruthPage[] = [];
			for (const papers of [
				...plan.bundles.map((bundle) => bundle.pages),
				othersOf(wish, plan, random.fork('others'))
			]) {
				const font = random.pick(limits.fonts[wish.letters]);
				const hand = wish.letters === 'neat' || wish.letters === 'cursive';
				const ink = hand ? random.pick(inks) : '#17171a';
				for (const paper of papers) {
					const seed = limits.seedFrom + number * 100 + pages.length;
					const shot = await studio.shoot({
						paper,
						layout: '1',
						letterClass: wish.letters,
						font,
						ink,
						seed,
						color: wish.color === true && wish.output !== 'g4',
						output: wish.output ?? 'jpeg'
					});
					scanned.push(shot.scanned);
					const page = pages.length;
					pages.push(...shot.truths.map((truth) => ({ page, ...truth })));
				}
			}
			const name = `ho-so-${String(number + 1).padStart(2, '0')}`;
			const file = `${name}.${wish.as === 'pdf' ? 'pdf' : 'tif'}`;
			const bytes = wish.as === 'pdf' ? writePdf(scanned) : writeTiff(scanned);
			const truth: TruthFile = { file, household: plan.summary, pages };
			await writeFile(path.join(out, file), bytes);
			await writeFile(path.join(out, 'truth', `${name}.json`), `${JSON.stringify(truth)}\n`);
			files.push({
				file,
				bytes: bytes.length,
				sha256: sha256(bytes),
				pages: pages.length,
				truth: `truth/${name}.json`,
				title: `Hộ ${plan.summary.headName}, ${plan.summary.commune}, ${plan.summary.district}`
			});
			console.log(`${file}: ${pages.length} pages, ${Math.round(bytes.length / 1024)} kB`);
		}
	} finally {
		await studio.close();
	}
	const index: SetIndex = { set: 'specimens', files };
	await writeFile(path.join(out, 'index.json'), `${JSON.stringify(index, null, '\t')}\n`);
	const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
	const count = files.reduce((sum, { pages }) => sum + pages, 0);
	console.log(`${files.length} files, ${count} pages, ${(total / 2 ** 20).toFixed(1)} MB`);
}
