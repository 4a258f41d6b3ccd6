// Keeps the font families that carry every Vietnamese letter themselves, with no glyph borrowed
// from a fallback, and writes fonts.json and FONTS.md. Chromium is asked which font file drew each
// glyph, because a package's list of subsets promises more than the files hold.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faceCss, facesOf, fontNotice, openPage, trainingDir } from './browser.mjs';

const classes = JSON.parse(readFileSync(join(trainingDir, 'font-classes.json'), 'utf8'));
const held = JSON.parse(readFileSync(join(trainingDir, 'held-out-fonts.json'), 'utf8'));
const charset = JSON.parse(readFileSync(join(trainingDir, 'charset.json'), 'utf8'));
const heldOut = new Set(Object.values(held).flat());
const letters = [...charset.required].join(' ');

/** Families that supplied glyphs for the probe text, with the number of glyphs of each. */
async function drawnBy(client, page, css, name, text) {
	await page.evaluate(
		async ([css, name, text]) => {
			document.querySelector('#faces').textContent = css;
			const p = document.querySelector('#probe');
			p.textContent = text;
			p.style.fontFamily = `'${name}'`;
			await document.fonts.load(`20px '${name}'`, text).catch((e) => console.log(name, e.message));
			await document.fonts.ready;
			p.getBoundingClientRect();
		},
		[css, name, text]
	);
	const { root } = await client.send('DOM.getDocument', { depth: -1 });
	const { nodeId } = await client.send('DOM.querySelector', {
		nodeId: root.nodeId,
		selector: '#probe'
	});
	return (await client.send('CSS.getPlatformFontsForNode', { nodeId })).fonts;
}

const { browser, page } = await openPage();
page.on('requestfailed', (r) => console.error('not loaded:', r.url(), r.failure()?.errorText));
const client = await page.context().newCDPSession(page);
await client.send('DOM.enable');
await client.send('CSS.enable');
const kept = [];
const dropped = [];
const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,/-';
for (const [id, kind] of Object.entries(classes)) {
	const [klass, drawn] = kind.split(' ');
	const faces = facesOf(id);
	const face = faces.includes('400') ? '400' : faces[0];
	const { css, name } = faceCss(id, face);
	const foreign = async (text) => {
		const fonts = await drawnBy(client, page, css, name, text);
		return fonts.filter((f) => !f.isCustomFont).reduce((n, f) => n + f.glyphCount, 0);
	};
	const missing = await foreign(drawn ? latin : letters);
	const row = {
		id,
		name,
		class: klass,
		marks: drawn ? 'drawn' : 'own',
		dotlessI: (await foreign('ı')) === 0,
		faces,
		heldOut: heldOut.has(id),
		...fontNotice(id)
	};
	if (missing === 0) kept.push(row);
	else dropped.push({ ...row, missing });
}
await browser.close();

writeFileSync(join(trainingDir, 'fonts.json'), JSON.stringify(kept, null, '\t') + '\n');
const table = (rows) =>
	rows
		.map(
			(r) =>
				`| ${r.name} | ${r.class} | ${r.version} | ${r.licence} | ${r.copyright.replaceAll('|', '/')} |`
		)
		.join('\n');
const head = '| family | class | package version | licence | notice |\n|---|---|---|---|---|\n';
const section = (title, rows) => `## ${title} (${rows.length})\n\n${head}${table(rows)}\n`;
const training = kept.filter((r) => !r.heldOut);
writeFileSync(
	join(trainingDir, 'FONTS.md'),
	[
		'# Fonts that the line recogniser is drawn with\n',
		'Written by `render/fonts.mjs`. All come from the npm scope `@fontsource`. Families with marks of',
		`their own drew all ${[...charset.required].length} required characters in Chromium with no glyph from a fallback font.`,
		'Families without Vietnamese drew the Latin letters and digits; their marks are hand strokes that',
		'the renderer adds (`render/marks.js`).\n',
		section(
			'Training, marks of their own',
			training.filter((r) => r.marks === 'own')
		),
		section(
			'Training, marks drawn by the renderer',
			training.filter((r) => r.marks === 'drawn')
		),
		section(
			'Held out of training, used to judge',
			kept.filter((r) => r.heldOut)
		),
		'## Looked at and not used: letters missing\n',
		dropped.map((r) => `${r.name} (${r.missing} glyphs)`).join(', ') || 'none',
		''
	].join('\n')
);
console.log(`kept ${kept.length}, dropped ${dropped.map((r) => r.id).join(' ')}`);
const count = {};
for (const r of kept.filter((r) => !r.heldOut))
	count[`${r.class} ${r.marks}`] = (count[`${r.class} ${r.marks}`] ?? 0) + 1;
console.log(count);
