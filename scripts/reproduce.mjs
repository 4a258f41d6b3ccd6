// `npm run reproduce [COMMIT]`: builds a commit twice, in two places with different paths, times and names, and
// compares every byte by the two lists of hashes. Exit status 1 where any file differs.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const commit = process.argv[2] ?? 'HEAD';

/** @param {string} prefix @param {Record<string, string>} env @returns {Promise<Map<string, string>>} hash by file */
async function built(prefix, env) {
	const folder = await mkdtemp(join(tmpdir(), prefix));
	const checkout = join(folder, 'checkout');
	const options = {
		cwd: checkout,
		stdio: /** @type {const} */ ('ignore'),
		env: { ...process.env, ...env }
	};
	try {
		execFileSync('git', ['clone', '-q', root, checkout]);
		execFileSync('git', ['checkout', '-q', commit], options);
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], options);
		execFileSync('node', ['scripts/build.mjs'], options);
		const list = await readFile(join(checkout, 'build/hashes.txt'), 'utf8');
		return new Map(
			list
				.trim()
				.split('\n')
				.map((line) => [line.slice(66), line.slice(0, 64)])
		);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

console.log(`Building ${commit} twice …`);
const first = await built('tang-thu-a-', { TZ: 'UTC', LANG: 'C' });
const second = await built('tang-thu-second-place-', { TZ: 'Asia/Ho_Chi_Minh', LANG: 'C.UTF-8' });
const names = [...new Set([...first.keys(), ...second.keys()])].sort();
const different = names.filter((name) => first.get(name) !== second.get(name));
for (const name of different) console.log(`differs: ${name}`);
console.log(`${names.length} files, ${different.length} different`);
process.exitCode = different.length === 0 && names.length > 0 ? 0 : 1;
