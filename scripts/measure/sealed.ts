// What sealing costs and keeps: unlocking, autosave in a large archive, canaries in a closed profile, forged journals.
// `--members=N` (100,000), `--unlocks=N`, `--fields=N`, `--forgeries=N`.
import { fileURLToPath } from 'node:url';
import { buildApp } from '../build.mjs';
import { serve } from '../serve.mjs';
import { atLeast, atMost, quantile, type Figure, type Suite } from './figure.ts';
import { forgeJournals } from './safety/forged-journals.ts';
import { sealedReport } from './safety/sealed-browser.ts';
import { numberOption } from './reading/made-pages.ts';

const root = fileURLToPath(new URL('../../build', import.meta.url));

/** For an app that is being served; the suite `safety` prints these, too. */
export async function sealedFigures(url: string): Promise<readonly Figure[]> {
	const members = numberOption('members', 100_000);
	const forgeries = numberOption('forgeries', 10_000);
	const report = await sealedReport(url, {
		members,
		unlocks: numberOption('unlocks', 7),
		fields: numberOption('fields', 60)
	});
	const { unlocksMs, commitsMs, hits, canaries, isPlantFound } = report;
	const commits = `${commitsMs.length} commits, median ${quantile(commitsMs, 0.5).toFixed(1)} ms, encrypted`;
	return [
		atMost('unlock, slowest', Math.max(...unlocksMs), 1500, 'ms', `${unlocksMs.length} times`),
		atMost(
			`autosave durable p95, ${members} members`,
			quantile(commitsMs, 0.95),
			25,
			'ms',
			commits
		),
		atMost('canaries found in the closed profile', hits, 0, '', `of ${canaries}`),
		atLeast('planted word found', isPlantFound ? 1 : 0, 1, '', 'proves the search'),
		atLeast('forged journals found', await forgeJournals(forgeries), forgeries, '')
	];
}

export const suite: Suite = {
	name: 'sealed',
	async run() {
		await buildApp();
		const server = await serve({ root, port: 0 });
		try {
			return await sealedFigures(server.url);
		} finally {
			await server.close();
		}
	}
};
