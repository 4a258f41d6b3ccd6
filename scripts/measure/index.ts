// `npm run measure -- SUITE…`: runs suites (one file each in this folder), prints figures against goals as a table and,
// last, one line of JSON per suite. The exit status is 1 only when a suite breaks, not when a goal is missed.
import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figure, Suite } from './figure.ts';

const folder = import.meta.dirname;

/** Files that export `suite`; what they share lives in folders beside them. */
async function findSuites(): Promise<Map<string, string>> {
	const own = ['index.ts', 'figure.ts'];
	const files = (await readdir(folder)).filter(
		(name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !own.includes(name)
	);
	return new Map(files.map((name) => [basename(name, '.ts'), join(folder, name)]));
}

const machine = () => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;

function shown(value: number): string {
	if (Number.isNaN(value)) return '–';
	return Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

function table(figures: readonly Figure[]): string {
	const rows = figures.map((figure) => [
		figure.name,
		`${shown(figure.value)} ${figure.unit}`.trim(),
		figure.goal,
		figure.met === null ? '' : figure.met ? 'met' : 'MISSED',
		figure.note ?? ''
	]);
	const heads = ['figure', 'value', 'goal', '', 'note'];
	const widths = heads.map((head, i) =>
		Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0))
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, i) => cell.padEnd(widths[i] ?? 0))
			.join('  ')
			.trimEnd();
	return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
		'\n'
	);
}

const suites = await findSuites();
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => !suites.has(name));
if (wanted.length === 0 || unknown.length > 0) {
	const names = [...suites.keys()].join(', ');
	console.error(unknown.length > 0 ? `No suite named ${unknown.join(', ')}.` : 'Name a suite.');
	console.error(`Suites: ${names}`);
	process.exit(2);
}

const lines: string[] = [];
for (const name of wanted) {
	const { suite } = (await import(pathToFileURL(suites.get(name) ?? '').href)) as { suite: Suite };
	const figures = await suite.run();
	console.log(`\n${suite.name}\n${table(figures)}`);
	const date = new Date().toISOString().slice(0, 10);
	const plain = figures.map(({ name, value, unit, goal, met, note }) => ({
		name,
		value: Number.isNaN(value) ? null : value,
		unit,
		goal,
		met,
		...(note === undefined ? {} : { note })
	}));
	lines.push(JSON.stringify({ suite: suite.name, machine: machine(), date, figures: plain }));
}
console.log(`\n${lines.join('\n')}`);
