// The import table of ARCHITECTURE.md, checked on every file, inside .svelte files too.
// One list: a new folder or package must be given its place here before it can be imported.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');

const stage = (name: string) => [
	`lib/pipeline/${name}`,
	'lib/pipeline/ports',
	'lib/pipeline/raster',
	'lib/pipeline/export-record',
	'lib/domain',
	'lib/forms'
];

/** Who may import whom; the longest folder that holds a file is its home. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	'lib/domain': ['lib/domain'],
	'lib/forms': ['lib/forms', 'lib/domain'],
	'lib/pipeline/raster': ['lib/pipeline/raster', 'lib/domain'],
	'lib/pipeline/import': stage('import'),
	'lib/pipeline/pages': stage('pages'),
	'lib/pipeline/layout': stage('layout'),
	'lib/pipeline/recognition': stage('recognition'),
	'lib/pipeline/record': stage('record'),
	'lib/pipeline/review': stage('review'),
	'lib/pipeline/export': stage('export'),
	'lib/pipeline': ['lib/pipeline', 'lib/domain', 'lib/forms'],
	'lib/platform': ['lib/platform', 'lib/pipeline', 'lib/forms', 'lib/domain'],
	'lib/app': ['lib/app', 'lib/domain', 'lib/forms', 'lib/pipeline', 'lib/platform', 'lib/i18n'],
	'lib/i18n': ['lib/i18n', 'lib/domain', 'lib/pipeline/ports'],
	'lib/ui': ['lib/ui', 'lib/domain', 'lib/forms', 'lib/app', 'lib/i18n'],
	routes: ['routes', 'lib/app', 'lib/ui', 'lib/i18n', 'app.css'],
	'': ['lib/app', 'lib/i18n', 'app.css']
};

/** Each third-party package has one home. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
	svelte: ['lib/app', 'lib/ui', 'routes', 'lib/i18n'],
	'$app/*': ['routes', 'lib/ui', 'lib/app'],
	'$service-worker': [''],
	'pdfjs-dist': ['lib/platform/decode'],
	'tesseract.js': ['lib/platform/ocr'],
	'onnxruntime-web': ['lib/platform/ocr'],
	idb: ['lib/platform/db'],
	comlink: ['lib/platform'],
	valibot: ['lib/domain', 'lib/forms', 'lib/pipeline', 'lib/app', 'lib/platform'],
	fflate: ['lib/pipeline/export', 'lib/platform/export', 'lib/platform/decode'],
	'@noble/hashes': ['lib/platform', 'lib/pipeline/export'],
	'd3-scale': ['lib/ui/review'],
	'd3-shape': ['lib/ui/review'],
	'hash-wasm': ['lib/platform/crypto'],
	qr: ['lib/pipeline/pages', 'lib/ui/import']
};

const testFile = /\.(browser\.test|svelte\.test|test)\.ts$/;

function filesUnder(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) return filesUnder(path);
		return /\.(ts|svelte)$/.test(name) && !testFile.test(name) ? [path] : [];
	});
}

const inside = (path: string, folder: string) =>
	path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);

function homeOf(path: string): string {
	const homes = Object.keys(mayImport).filter((home) => home !== '' && inside(path, home));
	return homes.sort((a, b) => b.length - a.length)[0] ?? '';
}

interface Import {
	readonly file: string;
	readonly target: string;
}

/** Static, dynamic, type, glob and worker imports of one file. */
function importsOf(path: string): Import[] {
	const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
	const patterns = [
		/(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]/g,
		/import\(\s*['"]([^'"]+)['"]\s*\)/g,
		/new URL\(\s*['"]([^'"]+\.worker\.ts)['"]/g,
		/import\.meta\.glob(?:<[^>]*>)?\(\s*['"]([^'"]+)['"]/g
	];
	const file = relative(source, path).split(sep).join('/');
	return patterns.flatMap((pattern) =>
		[...text.matchAll(pattern)].map((match) => ({ file, target: match[1] ?? '' }))
	);
}

/** Path under src of a project import, null for a package. */
function projectPath(entry: Import): string | null {
	if (entry.target.startsWith('#lib/')) return `lib/${entry.target.slice(5)}`;
	if (!entry.target.startsWith('.')) return null;
	const full = join(source, entry.file, '..', entry.target);
	return relative(source, full).split(sep).join('/');
}

function packageOf(target: string): string {
	if (target.startsWith('$app/')) return '$app/*';
	const parts = target.split('/');
	return target.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/** What a file may not import, as readable lines; empty when all is well. */
function violations(entry: Import): string[] {
	const home = homeOf(entry.file);
	const path = projectPath(entry);
	if (path !== null) {
		if (path.startsWith('..') || path.endsWith('$types')) return [];
		if ((mayImport[home] ?? []).some((folder) => inside(path, folder))) return [];
		return [`${entry.file} must not import ${path}`];
	}
	const homes = packageHomes[packageOf(entry.target)];
	if (!homes) return [`${entry.file} imports ${entry.target}, which has no home in the table`];
	const isHome = homes.some((folder) => (folder === '' ? home === '' : inside(entry.file, folder)));
	return isHome ? [] : [`${entry.file} must not import ${entry.target}`];
}

const files = filesUnder(source);
const imports = files.flatMap(importsOf);

describe('architecture', () => {
	it('finds files and imports to check', () => {
		expect(files.length).toBeGreaterThan(20);
		expect(imports.length).toBeGreaterThan(20);
	});

	it('lets data flow one way', () => {
		expect(imports.flatMap(violations)).toEqual([]);
	});

	it.each([
		['lib/domain/x.ts', '#lib/platform/db/open.ts'],
		['lib/domain/x.ts', 'svelte'],
		['lib/pipeline/pages/x.ts', '#lib/pipeline/layout/index.ts'],
		['lib/pipeline/run.ts', '#lib/platform/log.ts'],
		['lib/ui/kit/x.svelte', '#lib/platform/db/open.ts'],
		['lib/ui/kit/x.svelte', '#lib/pipeline/run.ts'],
		['routes/+page.svelte', '../lib/platform/log.ts'],
		['lib/platform/db/x.ts', '#lib/app/archive.svelte.ts'],
		['lib/app/x.ts', 'idb'],
		['lib/app/x.ts', 'left-pad']
	])('refuses that %s imports %s', (file, target) => {
		expect(violations({ file, target })).toHaveLength(1);
	});

	it('keeps files small', () => {
		const tooLong = files
			.filter((path) => !/[/\\](i18n|codes)[/\\]|\.data\.ts$/.test(path))
			.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
			.filter(({ path, lines }) => lines > (path.endsWith('.svelte') ? 300 : 350));
		expect(tooLong).toEqual([]);
	});

	it('uses no folder names that mean nothing', () => {
		const vague = files.filter((path) =>
			/[/\\](utils|helpers|common|types|stores|managers)[/\\]/.test(relative(source, path))
		);
		expect(vague).toEqual([]);
	});

	it('logs in one place and never writes HTML from text', () => {
		const offenders = files.filter((path) => {
			if (path.endsWith(join('platform', 'log.ts'))) return false;
			return /\bconsole\.\w+\(|\{@html|\.innerHTML\s*=/.test(readFileSync(path, 'utf8'));
		});
		expect(offenders).toEqual([]);
	});
});
