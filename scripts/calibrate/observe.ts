// Pages of the calibration set read by the built app: every reading with its evidence, and whether it was right.
import { basename } from 'node:path';
import type { DigitizedField, DigitizedPage } from '../../src/lib/app/digitize.ts';
import type { Judgeable } from '../../src/lib/pipeline/recognition/calibrated/features.ts';
import { AppBrowser } from '../digitize/app-browser.ts';
import { comparePage } from '../measure/reading/compare.ts';
import { formData, type MadePage } from '../measure/reading/made-pages.ts';
import type { LetterClass } from '../specimens/settings.ts';

/** Kept whole, so that other features can be tried on it without reading again. */
export interface ObservedPage {
	readonly letterClass: LetterClass;
	readonly formId: string;
	readonly isByLabels: boolean;
	readonly readings: readonly Judgeable[];
	readonly values: readonly {
		/** Index into `readings`. */
		readonly at: number;
		readonly isRight: boolean;
		/** What the app said, with the weights it was built with. */
		readonly confidence: number;
	}[];
}

const judgeable = ({ kind, status, raw, value, belief, engines }: DigitizedField): Judgeable => ({
	...{ kind, raw, value, belief },
	status: status as Judgeable['status'],
	engines: engines.map(({ raw: said, confidence }) => ({ raw: said, confidence }))
});

/** Laid over a known print, a page states how far it is off; read off labels it states nothing. */
const isByLabels = (page: DigitizedPage): boolean => page.residualPx === 0;

export async function observe(
	pages: readonly MadePage[],
	enginesOf: (page: number) => 'both' | 'tesseract'
): Promise<readonly ObservedPage[]> {
	const app = await AppBrowser.open();
	const out: ObservedPage[] = [];
	try {
		for (const [number, { path, truth }] of pages.entries()) {
			const options = { form: null, workers: null, engines: enginesOf(number) };
			const result = await app.digitize(path, options);
			const page = result.ok ? result.value.pages[0] : undefined;
			if (!page) throw new Error(`${basename(path)} was not read`);
			console.error(`${number + 1} of ${pages.length} pages`);
			// A page taken for another form says nothing of the engines.
			if (page.form?.formId !== truth.formId) continue;
			const compared = comparePage(page, truth, await formData(truth.formId));
			out.push({
				letterClass: truth.letterClass,
				formId: truth.formId,
				isByLabels: isByLabels(page),
				readings: page.fields.map(judgeable),
				values: compared.flatMap(({ field, exact }) =>
					field
						? [{ at: page.fields.indexOf(field), isRight: exact, confidence: field.confidence }]
						: []
				)
			});
		}
	} finally {
		await app.close();
	}
	return out;
}
