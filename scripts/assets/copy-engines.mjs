// Copies what the engines fetch at run time from node_modules to static/engines, which git ignores:
// everything is served from the app's own origin, because nothing may be loaded from elsewhere.
// A stamp file with the packages' versions makes a second run a matter of milliseconds.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const target = join(root, 'static', 'engines');

/**
 * One engine: the packages it comes from, and [from in node_modules, to in static/engines].
 * @typedef {{ name: string, packages: string[], files: [string, string][] }} Engine
 */

const core = 'tesseract.js-core/tesseract-core';
const lstmCores = ['-lstm', '-simd-lstm', '-relaxedsimd-lstm'];

/** @type {Engine[]} */
export const engines = [
	{
		name: 'pdf',
		packages: ['pdfjs-dist'],
		files: ['cmaps', 'standard_fonts', 'iccs', 'wasm'].map((folder) => [
			`pdfjs-dist/${folder}`,
			`pdf/${folder}`
		])
	},
	{
		name: 'tesseract',
		packages: ['tesseract.js', 'tesseract.js-core', '@tesseract.js-data/vie'],
		files: [
			['tesseract.js/dist/worker.min.js', 'tesseract/worker.min.js'],
			...lstmCores.map(
				(kind) =>
					/** @type {[string, string]} */ ([
						`${core}${kind}.wasm.js`,
						`tesseract/core/tesseract-core${kind}.wasm.js`
					])
			),
			[
				'@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
				'tesseract/lang/vie.traineddata.gz'
			]
		]
	},
	{
		name: 'onnx',
		packages: ['onnxruntime-web'],
		files: ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'].map((file) => [
			`onnxruntime-web/dist/${file}`,
			`onnx/${file}`
		])
	}
];

/** What pdf.js can do that this app forbids: run a document's scripts. */
const forbidden = ['pdf/wasm/quickjs-eval.js', 'pdf/wasm/quickjs-eval.wasm'];

/** Makes static/engines hold the assets of the installed packages; does nothing when it already does. */
export async function copyEngines() {
	const copied = [];
	for (const engine of engines) {
		const stamp = await stampOf(engine);
		const stampFile = join(target, engine.name, 'versions.json');
		if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) continue;
		await rm(join(target, engine.name), { recursive: true, force: true });
		for (const [from, to] of engine.files) {
			await mkdir(dirname(join(target, to)), { recursive: true });
			await cp(join(modules, from), join(target, to), { recursive: true });
		}
		for (const file of forbidden) await rm(join(target, file), { force: true });
		await writeFile(stampFile, stamp);
		copied.push(engine.name);
	}
	return copied;
}

/** @param {Engine} engine */
async function stampOf(engine) {
	/** @type {Record<string, string>} */
	const versions = {};
	for (const name of engine.packages) {
		const text = await readFile(join(modules, name, 'package.json'), 'utf8');
		versions[name] = JSON.parse(text).version;
	}
	return JSON.stringify({ versions, files: engine.files, forbidden }, null, '\t') + '\n';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const copied = await copyEngines();
	console.log(copied.length > 0 ? `Copied engines: ${copied.join(', ')}` : 'Engines are in place');
}
