// Installs what is missing: npm packages from the lockfile, a Chromium and the servers for the tests.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} command @param {string[]} args */
function run(command, args) {
	return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Runs `npm ci` when node_modules does not hold what the lockfile asks for. */
export async function ensurePackages() {
	const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
	const mark = join(root, 'node_modules', '.installed-lock');
	if (existsSync(mark) && (await readFile(mark, 'utf8')) === lock) return;
	console.log('Installing packages …');
	if (!run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts']))
		throw new Error('npm ci failed: see the lines above.');
	await writeFile(mark, lock);
}

/** Finds a Chromium or installs one: Debian's package when root, else Playwright's own download. */
export async function ensureChromium() {
	if (installedChromium()) return;
	const { chromium } = await import('playwright');
	if (existsSync(chromium.executablePath())) return;
	console.log('Installing a Chromium for the tests …');
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		run('apt-get', ['update', '-qq']);
		if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return;
	}
	if (!run('npx', ['playwright', 'install', 'chromium']))
		throw new Error('No Chromium could be installed; set CHROMIUM_PATH to one.');
}

/**
 * Real servers that some tests talk to. Where they cannot be installed those tests are left out and the run says so.
 */
export function ensureServers() {
	const missing = [
		['nginx-light', '/usr/sbin/nginx'],
		['postgresql', '/usr/lib/postgresql'],
		['poppler-utils', '/usr/bin/pdftotext']
	].filter(([, path]) => !existsSync(path ?? ''));
	if (missing.length === 0 || process.platform === 'win32') return;
	const names = missing.map(([name]) => name ?? '');
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log(`Installing ${names.join(', ')} for the tests …`);
		run('apt-get', ['update', '-qq']);
		if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names])) return;
	}
	console.log(`Not installed: ${names.join(', ')}. The tests that need them are skipped.`);
}
