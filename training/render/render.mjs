// Draws the lines of a job file into one shard: `NAME.bin` (grey bytes, 255 = ink, rows after
// rows) and `NAME.json` ([offset, height, width, text, family, class] per line).
// Usage: node render/render.mjs JOBS.jsonl OUT_PREFIX; a job is {id, face, klass, lines:[{text, seed, marks}]}.
import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { faceCss, openPage } from './browser.mjs';

const [jobsFile, prefix] = process.argv.slice(2);
const jobs = readFileSync(jobsFile, 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((l) => JSON.parse(l));
const { browser, page } = await openPage();
const out = openSync(`${prefix}.bin`, 'w');
const index = [];
let offset = 0;
let skipped = 0;
for (const job of jobs) {
	const { css, name } = faceCss(job.id, job.face);
	const [weight, style] = job.face.split('-');
	const font = `${style ?? 'normal'} ${weight} PXpx '${name}'`;
	const lines = job.lines.map((l) => ({ ...l, font, klass: job.klass, dotlessI: job.dotlessI }));
	const { sizes, bytes } = await page.evaluate(([c, l]) => window.drawLines(c, l), [css, lines]);
	writeSync(out, Buffer.from(bytes, 'base64'));
	sizes.forEach((size, i) => {
		if (!size) return void skipped++;
		const [w, h] = size;
		index.push([offset, h, w, job.lines[i].text, job.id, job.klass]);
		offset += w * h;
	});
}
closeSync(out);
await browser.close();
writeFileSync(`${prefix}.json.part`, JSON.stringify(index));
renameSync(`${prefix}.json.part`, `${prefix}.json`);
console.log(
	`${prefix}: ${index.length} lines, ${(offset / 1e6).toFixed(0)} MB, ${skipped} too wide`
);
