// What the build contains of other people's work: their licence texts in one file, and a bill of materials.
// Development tools are left out; the framework is bundled, so it is in.
import { spawnSync } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundledTools = ['svelte', '@sveltejs/kit', 'devalue', 'esm-env', 'clsx'];

/** Packages that end up in the build, as paths in node_modules. @returns {Promise<string[]>} */
async function shippedPackages() {
	const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
	return Object.entries(lock.packages)
		.filter(([path, entry]) => {
			const name = path.replace(/^.*node_modules\//, '');
			return path !== '' && (!entry.dev || bundledTools.includes(name));
		})
		.filter(([, entry]) => !entry.optional)
		.map(([path]) => path)
		.sort();
}

/** @param {string} path of a package in node_modules @returns {Promise<string>} */
async function notice(path) {
	const folder = join(root, path);
	const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const names = (await readdir(folder)).filter((name) =>
		/^(licen[cs]e|copying|notice)/i.test(name)
	);
	const texts = await Promise.all(
		names.sort().map((name) => readFile(join(folder, name), 'utf8').catch(() => ''))
	);
	const licence = typeof about.license === 'string' ? about.license : JSON.stringify(about.license);
	const heading = `${about.name} ${about.version} (${licence ?? 'licence not stated'})`;
	return [heading, '='.repeat(heading.length), ...texts.map((text) => text.trim())].join('\n\n');
}

/** Writes licences.txt and sbom.json (CycloneDX) into a folder. @param {string} out */
export async function writeLicences(out) {
	const own = await notices();
	const notes = await Promise.all((await shippedPackages()).map(notice));
	await writeFile(join(out, 'licences.txt'), [...own, ...notes].join('\n\n\n') + '\n');
	const sbom = spawnSync(
		'npm',
		['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
		{
			cwd: root,
			encoding: 'utf8',
			shell: process.platform === 'win32'
		}
	);
	if (sbom.status !== 0) throw new Error(`npm sbom failed: ${sbom.stderr}`);
	await writeFile(join(out, 'sbom.json'), reproducible(sbom.stdout));
}

/** Without the time and serial number, so that the same commit gives the same bytes. @param {string} text */
function reproducible(text) {
	const sbom = JSON.parse(text);
	delete sbom.serialNumber;
	delete sbom.metadata?.timestamp;
	return JSON.stringify(sbom, null, '\t') + '\n';
}

/** Notices of data built into the app. @returns {Promise<string[]>} */
async function notices() {
	const folder = join(root, 'docs', 'notices');
	const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]));
	return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
}
