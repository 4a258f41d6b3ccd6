// How much is read exactly right: specimens in fonts, noise and layouts that no other code has seen, through the built app.
// `--pages=N` pages of HK01 and HK02 on the known layout (default 40); the groups in reading/groups.ts follow from it.
// `--group=NAME` reads one group only.
import { basename } from 'node:path';
import { calibrationError } from '../calibrate/reliability.ts';
import { AppBrowser } from '../digitize/app-browser.ts';
import { atLeast, atMost, quantile, told, type Figure, type Suite } from './figure.ts';
import { by, percent, type JudgedPage } from './reading/by.ts';
import {
	comparePage,
	isRecognised,
	registrationError,
	rowCounts,
	type Compared
} from './reading/compare.ts';
import { groups, type Group } from './reading/groups.ts';
import { markFigures } from './reading/marks.ts';
import { formData, numberOption, withPages, type MadePage } from './reading/made-pages.ts';
import { letterClasses } from '../specimens/settings.ts';

type Engines = 'both' | 'tesseract';

interface Read extends JudgedPage {
	readonly file: string;
	/** Registration, pixels at 300 dpi; null where there is none to judge. */
	readonly error: number | null;
	/** Of the tables written in: whether their rows were counted right. */
	readonly tables: readonly boolean[];
	/** Wrong form with probability 0.9 or more. */
	readonly surelyWrong: boolean;
}

async function readAll(pages: readonly MadePage[], engines: Engines): Promise<readonly Read[]> {
	const app = await AppBrowser.open();
	const reads: Read[] = [];
	try {
		for (const { path, truth } of pages) {
			const form = await formData(truth.formId);
			const result = await app.digitize(path, { form: null, workers: null, engines });
			const page = result.ok ? result.value.pages[0] : undefined;
			if (!page) throw new Error(`${basename(path)} was not read`);
			const recognised = isRecognised(page, truth);
			reads.push({
				file: basename(path),
				formId: truth.formId,
				layout: truth.layout,
				distortions: truth.distortions,
				compared: comparePage(page, truth, form),
				recognised,
				error: recognised && truth.layout === '1' ? registrationError(page, truth) : null,
				tables: rowCounts(page, truth),
				surelyWrong: !recognised && (page.form?.probability ?? 0) >= 0.9
			});
		}
	} finally {
		await app.close();
	}
	return reads;
}

/** Exact values by letter class and place, against the group's goals. */
function valueFigures(
	name: string,
	compared: readonly Compared[],
	goalsOf: Group['goals']
): readonly Figure[] {
	const written = compared.filter(({ isBlank }) => !isBlank);
	return letterClasses.flatMap((letterClass) => {
		const own = written.filter((value) => value.letterClass === letterClass);
		if (own.length === 0) return [];
		return [
			...placeFigures(`${name}, ${letterClass}`, own, goalsOf[letterClass]),
			told(`${name}, ${letterClass}: CER`, errorRate(own), '%')
		];
	});
}

function placeFigures(
	name: string,
	written: readonly Compared[],
	goal: readonly [number, number] | undefined
): readonly Figure[] {
	return (['header', 'table'] as const).flatMap((place, i) => {
		const there = written.filter((value) => value.place === place);
		if (there.length === 0) return [];
		const exact = percent(there.filter((value) => value.exact).length, there.length);
		const note = `${there.length} values`;
		return goal === undefined
			? told(`${name}: exact, ${place}`, exact, '%', note)
			: atLeast(`${name}: exact, ${place}`, exact, goal[i]!, '%', note);
	});
}

function errorRate(values: readonly Compared[]): number {
	const errors = values.reduce((sum, value) => sum + value.errors, 0);
	return percent(
		errors,
		values.reduce((sum, value) => sum + value.characters, 0)
	);
}

/** Print and typewriter by field kind, worst first. */
function kindFigures(name: string, compared: readonly Compared[]): readonly Figure[] {
	const machine = compared.filter(
		({ isBlank, letterClass }) => !isBlank && (letterClass === 'print' || letterClass === 'type')
	);
	return [...new Set(machine.map(({ kind }) => kind))]
		.map((kind) => {
			const values = machine.filter((value) => value.kind === kind);
			const exact = percent(values.filter((value) => value.exact).length, values.length);
			const note = `${values.length} values, CER ${errorRate(values).toFixed(2)} %`;
			return told(`${name}, print and type, ${kind}: exact`, exact, '%', note);
		})
		.sort((a, b) => a.value - b.value);
}

/** Expected calibration error over ten bins, and the bins themselves. */
function calibrationFigures(compared: readonly Compared[]): readonly Figure[] {
	const figures: Figure[] = [];
	let gap = 0;
	for (let bin = 0; bin < 10; bin += 1) {
		const own = compared.filter(
			({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin
		);
		if (own.length === 0) continue;
		const right = own.filter(({ exact }) => exact).length / own.length;
		const said = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
		gap += Math.abs(right - said) * (own.length / compared.length);
		const name = `reliability: said ${(said * 100).toFixed(0)} %, right`;
		const bar = '█'.repeat(Math.round(right * 20)).padEnd(20, '·');
		figures.push(told(name, right * 100, '%', `${bar} ${own.length} values`));
	}
	return [atMost('calibration error (ECE)', gap, 0.03, ''), ...perClass(compared), ...figures];
}

function perClass(compared: readonly Compared[]): readonly Figure[] {
	return letterClasses.flatMap((letterClass) => {
		const own = compared.filter((value) => value.letterClass === letterClass);
		const said = own.map(({ confidence, exact }) => ({ said: confidence, isRight: exact }));
		const name = `calibration error (ECE), ${letterClass}`;
		return own.length === 0
			? []
			: [atMost(name, calibrationError(said), 0.03, '', `${own.length} values`)];
	});
}

function pageFigures(name: string, reads: readonly Read[], group: Group): readonly Figure[] {
	const errors = reads.flatMap(({ error }) => (error === null ? [] : [error]));
	const near = errors.filter((error) => error <= 5).length;
	const missed = reads.filter(({ recognised }) => !recognised);
	const values = reads.flatMap(({ compared }) => compared);
	const written = values.filter(({ isBlank }) => !isBlank);
	const cut = percent(written.filter((value) => value.isCutRight).length, written.length);
	const blanks = values.filter(({ isBlank }) => isBlank);
	const names = missed.map(({ file, formId }) =>
		file.includes(formId) ? file : `${file} (${formId})`
	);
	return [
		atLeast(
			`${name}: forms recognised`,
			percent(reads.length - missed.length, reads.length),
			99,
			'%',
			[`${reads.length} pages`, ...names.slice(0, 6)].join('; ')
		),
		atMost(
			`${name}: wrong form with probability ≥ 0.9`,
			reads.filter((read) => read.surelyWrong).length,
			0,
			'pages'
		),
		group.cut === undefined
			? told(`${name}: cut from the right line`, cut, '%', `${written.length} values`)
			: atLeast(
					`${name}: cut from the right line`,
					cut,
					group.cut,
					'%',
					`${written.length} values`
				),
		...rowFigures(name, reads, group),
		...(errors.length === 0
			? []
			: [
					atLeast(
						`${name}: registered within 5 px at 300 dpi`,
						percent(near, errors.length),
						99,
						'%'
					),
					told(`${name}: registration error, median`, quantile(errors, 0.5), 'px'),
					told(`${name}: registration error, worst`, Math.max(...errors), 'px')
				]),
		told(
			`${name}: blank fields told from written ones`,
			percent(blanks.filter(({ exact }) => exact).length, blanks.length),
			'%',
			`${blanks.length} blanks`
		)
	];
}

function rowFigures(name: string, reads: readonly Read[], { rows }: Group): readonly Figure[] {
	const tables = reads.flatMap((read) => read.tables);
	if (tables.length === 0) return [];
	const right = percent(tables.filter(Boolean).length, tables.length);
	const what = `${name}: rows of a table counted right`;
	const note = `${tables.length} tables`;
	return [
		rows === undefined ? told(what, right, '%', note) : atLeast(what, right, rows, '%', note)
	];
}

/** Everything of one group. */
async function judge(
	group: Group
): Promise<{ figures: readonly Figure[]; reads: readonly Read[] }> {
	return withPages(group.wishes, async (made) => {
		const isMain = group.name === 'known layout';
		const alone = isMain ? await readAll(made, 'tesseract') : [];
		const reads = await readAll(made, 'both');
		const compared = reads.flatMap((read) => read.compared);
		const written = compared.filter(({ isBlank }) => !isBlank);
		const { name } = group;
		const goal = group.together && Math.min(...group.together);
		const figures = [
			...pageFigures(name, reads, group),
			...valueFigures(name, compared, group.goals),
			...(group.together ? placeFigures(`${name}, print and type`, written, group.together) : []),
			...valueFigures(
				`${name}, Tesseract alone`,
				alone.flatMap((read) => read.compared),
				{}
			),
			...markFigures(name, compared),
			...by(`${name}, by form`, reads, ({ formId }) => [formId], goal),
			...(group.isKnown ? [] : by(`${name}, by layout`, reads, ({ layout }) => [layout], goal)),
			...(isMain || !group.isKnown
				? []
				: by(
						`${name}, by distortion`,
						reads,
						({ distortions }) => (distortions.length > 0 ? distortions : ['none']),
						goal
					)),
			...kindFigures(name, compared)
		];
		return { figures, reads };
	});
}

const chosenGroup = (): string | undefined =>
	process.argv.find((word) => word.startsWith('--group='))?.split('=')[1];

export const suite: Suite = {
	name: 'accuracy',
	async run() {
		const only = chosenGroup();
		const figures: Figure[] = [];
		const reads: Read[] = [];
		for (const group of groups(numberOption('pages', 40))) {
			if (only !== undefined && !group.name.startsWith(only)) continue;
			const judged = await judge(group);
			figures.push(...judged.figures);
			reads.push(...judged.reads);
		}
		return [...figures, ...calibrationFigures(reads.flatMap(({ compared }) => compared))];
	}
};
