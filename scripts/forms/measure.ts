// `npx tsx scripts/forms/measure.ts [form…]`: prints every face of layout 1, measures it, and writes `prints`
// into form.json and the label patches into patches.json. The hand-written part of form.json stays as it is.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutById } from './layouts.ts';
import { bundleForPage, Press } from './press.ts';
import { chooseAnchors } from './choose-anchors.ts';
import { cutPatch, decodeGray } from './patches.ts';
import { sheetHtml, type FormLabels } from './render-html.ts';
import type { MeasuredSheet } from './sheet.page.ts';
import type { FormTemplate } from './sheet-model.ts';
import { templates } from './templates/index.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
export const formsFolder = path.resolve(here, '../../src/lib/forms');

async function measureForm(press: Press, template: FormTemplate): Promise<void> {
	const file = path.join(formsFolder, template.formId, 'form.json');
	const form = JSON.parse(await readFile(file, 'utf8')) as FormLabels & { prints: unknown };
	const { widthMm, heightMm } = form.paper;
	const prints: unknown[] = [];
	const patches: Record<string, unknown> = {};
	for (const sheet of template.sheets) {
		await press.set(sheetHtml(sheet, form, layoutById('1')));
		const measured = await press.page.evaluate(() =>
			(
				globalThis as unknown as { sheetPage: { measureSheet(): MeasuredSheet } }
			).sheetPage.measureSheet()
		);
		if (measured.overflowMm > 0)
			throw new RangeError(
				`${template.formId} ${sheet.print} ${sheet.side} is ${measured.overflowMm} mm too long`
			);
		const anchors = chooseAnchors(measured.anchors, form.paper);
		const gray = decodeGray(await press.picture(widthMm, heightMm, 300), 4);
		prints.push({
			id: sheet.print,
			edition: sheet.edition,
			side: sheet.side,
			anchors,
			fields: measured.fields,
			tables: measured.tables,
			...(sheet.guess ? { guess: true } : {})
		});
		patches[`${sheet.print}/${sheet.side}`] = anchors.map((anchor) => cutPatch(gray, anchor.box));
		console.log(
			`${template.formId} ${sheet.print} ${sheet.side}: ${anchors.length} anchors, ${Object.keys(measured.fields).length} fields, ${-measured.overflowMm} mm free`
		);
	}
	await writeFile(file, `${JSON.stringify({ ...form, prints }, null, '\t')}\n`);
	const patchFile = path.join(formsFolder, template.formId, 'patches.json');
	await writeFile(patchFile, `${JSON.stringify({ dpi: 75, prints: patches })}\n`);
}

const wanted = process.argv.slice(2);
const script = await bundleForPage(path.join(here, 'sheet.page.ts'), 'sheetPage');
const press = await Press.open([], [script]);
try {
	for (const template of templates)
		if (wanted.length === 0 || wanted.includes(template.formId)) await measureForm(press, template);
} finally {
	await press.close();
}
