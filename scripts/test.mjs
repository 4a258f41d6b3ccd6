// `npm test`: installs what is missing, then every check from lint to end-to-end journeys.
// All steps run even after a failure, and the last line counts them: a lint or type run counts as one check.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensurePackages, ensureServers } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<boolean>} */
function run(command, args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
			shell: process.platform === 'win32'
		});
		child.on('error', () => resolve(false));
		child.on('exit', (code) => resolve(code === 0));
	});
}

/** A step that is right or wrong as a whole. @param {string[]} args @returns {Promise<Count>} */
async function whole(...args) {
	return (await run('npx', args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Promise<Count>} */
async function build() {
	return (await run('node', ['scripts/build.mjs']))
		? { passed: 1, failed: 0 }
		: { passed: 0, failed: 1 };
}

/** @param {string} project @param {string} folder @returns {Promise<Count>} */
async function vitest(project, folder) {
	const file = join(folder, `${project}.json`);
	const succeeded = await run('npx', [
		...['vitest', 'run', '--project', project, '--reporter=default'],
		...['--reporter=json', `--outputFile.json=${file}`]
	]);
	const report = await readJson(file);
	const count = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
	return settle(count, succeeded);
}

/** @param {string} folder @returns {Promise<Count>} */
async function journeys(folder) {
	const file = join(folder, 'journeys.json');
	const succeeded = await run('npx', ['playwright', 'test', '--reporter=line,json'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	const stats = (await readJson(file))?.stats;
	return settle(
		{ passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 },
		succeeded
	);
}

/** A runner that failed without naming a test (or ran none) still counts as a failure. @param {Count} count @param {boolean} succeeded */
function settle(count, succeeded) {
	const isSilent = count.failed === 0 && (!succeeded || count.passed === 0);
	return isSilent ? { ...count, failed: 1 } : count;
}

/** @param {string} file @returns {Promise<any>} */
async function readJson(file) {
	return readFile(file, 'utf8').then(JSON.parse, () => null);
}

await ensurePackages();
await ensureChromium();
ensureServers();
const folder = await mkdtemp(join(tmpdir(), 'tang-thu-test-'));
const { copyEngines } = await import('./assets/copy-engines.mjs');
await copyEngines();
await run('npx', ['svelte-kit', 'sync']);

/** @type {[string, () => Promise<Count>][]} */
const steps = [
	['format', () => whole('prettier', '--check', '--log-level', 'warn', '.')],
	['lint', () => whole('eslint', '.', '--max-warnings', '0')],
	['types', () => whole('svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings')],
	['service worker types', () => whole('tsc', '-p', 'tsconfig.worker.json')],
	['purity', () => whole('tsc', '-p', 'tsconfig.pure.json')],
	['unit and architecture', () => vitest('node', folder)],
	['real browser', () => vitest('browser', folder)],
	['build', () => build()],
	['journeys', () => journeys(folder)]
];

const only = process.argv.slice(2);
/** @type {Count} */
const total = { passed: 0, failed: 0 };
for (const [name, step] of steps) {
	if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
	const start = Date.now();
	console.log(`\n— ${name} —`);
	const count = await step();
	total.passed += count.passed;
	total.failed += count.failed;
	console.log(
		`— ${name}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - start) / 1000)} s —`
	);
}
await rm(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
