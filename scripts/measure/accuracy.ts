// How much is read exactly right: specimens in fonts and noise that no other code has seen, through the built app.
// `--pages=N` pages of printed and typewritten letters (default 40), and a third as many in neat and cursive hands.
import { basename } from 'node:path';
import { AppBrowser } from '../digitize/app-browser.ts';
import type { LetterClass } from '../specimens/settings.ts';
import { atLeast, atMost, quantile, told, type Figure, type Suite } from './figure.ts';
import { comparePage, isRecognised, registrationError, type Compared } from './reading/compare.ts';
import { formData, numberOption, withPages, type MadePage } from './reading/made-pages.ts';

/** Goals for exact values by letter class, header and table together; hands have none with the first engine. */
const goals: Partial<Record<LetterClass, number>> = { print: 94, type: 86 };

type Engines = 'both' | 'tesseract';

interface Read {
	readonly compared: readonly Compared[];
	readonly recognised: boolean;
	readonly error: number | null;
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
				compared: comparePage(page, truth, form),
				recognised,
				error: recognised ? registrationError(page, truth, form) : null,
				surelyWrong: !recognised && (page.form?.probability ?? 0) >= 0.9
			});
		}
	} finally {
		await app.close();
	}
	return reads;
}

const percent = (part: number, whole: number): number => (whole === 0 ? NaN : (100 * part) / whole);

function valueFigures(compared: readonly Compared[], by: string): readonly Figure[] {
	const figures: Figure[] = [];
	const written = compared.filter(({ isBlank }) => !isBlank);
	for (const letterClass of ['print', 'type', 'neat', 'cursive'] as const) {
		const own = written.filter((value) => value.letterClass === letterClass);
		if (own.length === 0) continue;
		const goal = goals[letterClass];
		const rate = percent(own.filter(({ exact }) => exact).length, own.length);
		const note = `${own.length} values`;
		figures.push(
			goal === undefined
				? told(`${by}, ${letterClass}: exact`, rate, '%', note)
				: atLeast(`${by}, ${letterClass}: exact`, rate, goal, '%', note)
		);
		for (const place of ['header', 'table'] as const) {
			const there = own.filter((value) => value.place === place);
			const exact = percent(there.filter((value) => value.exact).length, there.length);
			figures.push(
				told(`${by}, ${letterClass}: exact, ${place}`, exact, '%', `${there.length} values`)
			);
		}
		figures.push(told(`${by}, ${letterClass}: CER`, errorRate(own), '%'));
	}
	return figures;
}

function errorRate(values: readonly Compared[]): number {
	const errors = values.reduce((sum, value) => sum + value.errors, 0);
	return percent(
		errors,
		values.reduce((sum, value) => sum + value.characters, 0)
	);
}

/** Print and typewriter by field kind, worst first. */
function kindFigures(compared: readonly Compared[]): readonly Figure[] {
	const machine = compared.filter(
		({ isBlank, letterClass }) => !isBlank && (letterClass === 'print' || letterClass === 'type')
	);
	return [...new Set(machine.map(({ kind }) => kind))]
		.map((kind) => {
			const values = machine.filter((value) => value.kind === kind);
			const exact = percent(values.filter((value) => value.exact).length, values.length);
			const note = `${values.length} values, CER ${errorRate(values).toFixed(2)} %`;
			return told(`print and type, ${kind}: exact`, exact, '%', note);
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
		figures.push(told(name, right * 100, '%', `${own.length} values`));
	}
	return [atMost('calibration error (ECE)', gap, 0.03, '', 'goal of a later issue'), ...figures];
}

function pageFigures(reads: readonly Read[]): readonly Figure[] {
	const errors = reads.flatMap(({ error }) => (error === null ? [] : [error]));
	const near = errors.filter((error) => error <= 5).length;
	const found = reads.filter(({ recognised }) => recognised).length;
	const blanks = reads.flatMap(({ compared }) => compared.filter(({ isBlank }) => isBlank));
	return [
		atLeast('forms recognised', percent(found, reads.length), 100, '%', `${reads.length} pages`),
		atMost(
			'wrong form with probability ≥ 0.9',
			reads.filter((read) => read.surelyWrong).length,
			0,
			''
		),
		atLeast('registered within 5 px at 300 dpi', percent(near, reads.length), 100, '%'),
		told('registration error at field corners, median', quantile(errors, 0.5), 'px'),
		told('registration error at field corners, worst', Math.max(...errors), 'px'),
		told(
			'blank fields told from written ones',
			percent(blanks.filter(({ exact }) => exact).length, blanks.length),
			'%',
			`${blanks.length} blanks`
		)
	];
}

export const suite: Suite = {
	name: 'accuracy',
	async run() {
		const pages = numberOption('pages', 40);
		const wishes = [
			{ pages, classes: ['print', 'type'] as const },
			{ pages: Math.ceil(pages / 3), classes: ['neat', 'cursive'] as const }
		];
		return withPages(wishes, async (made) => {
			const alone = await readAll(made, 'tesseract');
			const reads = await readAll(made, 'both');
			const compared = reads.flatMap((read) => read.compared);
			return [
				...pageFigures(reads),
				...valueFigures(
					alone.flatMap((read) => read.compared),
					'Tesseract alone'
				),
				...valueFigures(compared, 'both engines'),
				...kindFigures(compared),
				...calibrationFigures(compared)
			];
		});
	}
};
