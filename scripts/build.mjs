// Builds the app into build/: engines copied, Vite run, inline boot script moved to a file of its own
// (so that the policy needs no hash and no inline exception), and a hash manifest of every file written.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeLicences } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'build');
const stampFile = join(out, 'build-stamp.txt');

/** @param {string} folder @returns {Promise<string[]>} */
async function filesUnder(folder) {
	const entries = await readdir(folder, { withFileTypes: true });
	const nested = await Promise.all(
		entries.map((entry) => {
			const path = join(folder, entry.name);
			return entry.isDirectory() ? filesUnder(path) : [path];
		})
	);
	return nested.flat().sort();
}

/** What the build is made from, as one hash of contents: the same sources give the same version, anywhere. */
async function sourceStamp() {
	const hash = createHash('sha256');
	const sources = [
		...(await filesUnder(join(root, 'src'))),
		...(await filesUnder(join(root, 'static'))).filter((file) => !file.includes('engines')),
		...['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'scripts/build.mjs'].map(
			(name) => join(root, name)
		)
	];
	for (const file of sources) {
		hash.update(`${relative(root, file)}\n`);
		hash.update(await readFile(file));
	}
	return hash.digest('hex');
}

/** Moves the inline boot script of index.html into a hashed file. */
async function externaliseBoot() {
	const page = join(out, 'index.html');
	const html = await readFile(page, 'utf8');
	const inline = /<script>([\s\S]*?)<\/script>/.exec(html);
	if (!inline?.[1]) throw new Error('Expected one inline script in build/index.html, found none');
	const digest = createHash('sha256').update(inline[1]).digest('hex').slice(0, 16);
	const name = `_app/immutable/boot-${digest}.js`;
	await writeFile(join(out, name), inline[1]);
	await writeFile(page, html.replace(inline[0], `<script src="/${name}"></script>`));
}

/** SHA-256 of every file of the build, for the About page and for who checks a delivery. */
async function writeHashes() {
	const lines = [];
	for (const file of await filesUnder(out)) {
		const digest = createHash('sha256')
			.update(await readFile(file))
			.digest('hex');
		lines.push(`${digest}  ${relative(out, file)}`);
	}
	await writeFile(join(out, 'hashes.txt'), lines.join('\n') + '\n');
}

/**
 * Builds where something changed since the last build.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} true when it built
 */
export async function buildApp({ force = false } = {}) {
	const { copyEngines } = await import('./assets/copy-engines.mjs');
	await copyEngines();
	const stamp = await sourceStamp();
	const last = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
	if (!force && last === stamp) return false;
	process.chdir(root);
	process.env.TANG_THU_BUILD = stamp.slice(0, 16);
	await build({ root, logLevel: 'warn' });
	await externaliseBoot();
	await writeLicences(out);
	await writeHashes();
	await writeFile(stampFile, stamp);
	return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp({ force: true });
