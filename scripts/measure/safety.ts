// Whether anything typed can be lost: kill -9 of the browser at random moments, on both of Chromium's storage back
// ends. `--rounds=N` kills each (default 20). `--soak` instead: 24 hours of a clerk's fields in at most 20 minutes
// (`--hours=N`, `--minutes=N`). `--restore` instead: a large archive from its backup onto an empty machine (`--members=N`,
// `--scans=N`).
import { fileURLToPath } from 'node:url';
import { buildApp } from '../build.mjs';
import { serve } from '../serve.mjs';
import { atLeast, atMost, load, quantile, told, type Figure, type Suite } from './figure.ts';
import { deathOf } from './safety/deaths.ts';
import { killRounds } from './safety/kill-rounds.ts';
import { restoreDrill } from './safety/restore-drill.ts';
import { sealedFigures } from './sealed.ts';
import { soak } from './safety/soak.ts';
import { upgradeUnderTabs } from './safety/upgrade.ts';
import { numberOption } from './reading/made-pages.ts';

const root = fileURLToPath(new URL('../../build', import.meta.url));

/** The back end Chromium is moving to, and the one it uses by itself. */
const backEnds = [
	{ name: 'default back end', features: '' },
	{ name: 'SQLite back end', features: 'IdbSqliteBackingStore,IdbSqliteOnDiskRollout' }
] as const;

async function figuresOf(
	url: string,
	rounds: number,
	{ name, features }: (typeof backEnds)[number]
): Promise<readonly Figure[]> {
	const report = await killRounds({ url, rounds, features });
	const note = `${rounds} kills, ${report.commitsMs.length} commits`;
	return [
		atLeast(`acknowledged texts, ${name}`, report.acknowledged, rounds, '', note),
		atMost(`acknowledged texts lost, ${name}`, report.lost, 0, ''),
		atMost(`torn states after a kill, ${name}`, report.torn, 0, ''),
		atMost(`oldest key press lost, ${name}`, report.oldestUnsavedMs, 300, 'ms', `load ${load()}`),
		atMost(`commit durable p95, ${name}`, quantile(report.commitsMs, 0.95), 50, 'ms', note),
		atMost(`commit durable p50, ${name}`, quantile(report.commitsMs, 0.5), 25, 'ms')
	];
}

async function soakFigures(url: string): Promise<readonly Figure[]> {
	const [hours, minutes] = [numberOption('hours', 24), numberOption('minutes', 20)];
	const report = await soak(url, hours, minutes);
	const [firstMs, lastMs] = report.p95Ms;
	const [firstMb, lastMb] = report.heapMb;
	const times = `${firstMs.toFixed(1)} then ${lastMs.toFixed(1)} ms; load ${load()}`;
	const heaps = `${firstMb.toFixed(1)} then ${lastMb.toFixed(1)} MB`;
	return [
		atLeast('hours of a clerk at the desk', report.hours, hours, 'h', `${report.commits} commits`),
		atMost('soak: save p95, last hour ÷ first', lastMs / firstMs, 1.5, '×', times),
		atMost('soak: heap, end ÷ first hour', lastMb / firstMb, 1.5, '×', heaps)
	];
}

/** One more try for the page at work, then its name on it, and all others read. */
async function deathFigures(url: string): Promise<readonly Figure[]> {
	const figures: Figure[] = [];
	for (const [what, code] of [
		['worker', 'reading-failed'],
		['page', 'reading-crashed']
	] as const) {
		const { deaths, named, pages, read } = await deathOf(what, url);
		const name = what === 'worker' ? 'reading worker out of memory' : 'browser page crashed';
		const isNamed = Number(named === code);
		figures.push(
			atMost(`${name}: tries of the page at work`, deaths, 2, ''),
			atLeast(`${name}: that page is named`, isNamed, 1, '', named ?? 'not named'),
			atLeast(`${name}: other pages read`, read, pages - 1, '')
		);
	}
	return figures;
}

async function restoreFigures(url: string): Promise<readonly Figure[]> {
	const [members, scans] = [numberOption('members', 100_000), numberOption('scans', 200)];
	const report = await restoreDrill(url, { members, scans });
	const what = `${members} members, ${scans} scans`;
	const size = `${report.backupMb.toFixed(0)} MB; load ${load()}`;
	return [
		told(`whole backup of ${what}`, report.backupMs / 1000, 's', size),
		atMost(`restore of ${what}`, report.restoreMs / 1000, 300, 's', size),
		atMost('rows that differ after the restore', report.differing, 0, '', `of ${report.rows}`),
		atLeast('steps of progress shown', report.steps, 10, '', report.isSteady ? '' : 'went back')
	];
}

export const suite: Suite = {
	name: 'safety',
	async run() {
		const rounds = numberOption('rounds', 20);
		await buildApp();
		const server = await serve({ root, port: 0 });
		try {
			if (process.argv.includes('--restore')) return await restoreFigures(server.url);
			if (process.argv.includes('--soak')) return await soakFigures(server.url);
			const { upgradeMs, isTextKept } = await upgradeUnderTabs(server.url);
			const figures: Figure[] = [
				atMost('schema upgrade under three old tabs', upgradeMs, 2000, 'ms', `load ${load()}`),
				atLeast('text typed just before the upgrade is stored', Number(isTextKept), 1, '')
			];
			figures.push(...(await deathFigures(server.url)));
			for (const backEnd of backEnds)
				figures.push(...(await figuresOf(server.url, rounds, backEnd)));
			figures.push(...(await sealedFigures(server.url)));
			return figures;
		} finally {
			await server.close();
		}
	}
};
