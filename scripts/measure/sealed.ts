// What sealing costs and keeps: unlocking, autosave in a large archive, canaries in a closed profile, forged journals.
// `--members=N` (100,000), `--unlocks=N`, `--fields=N`, `--forgeries=N`.
import { fileURLToPath } from 'node:url';
import { buildApp } from '../build.mjs';
import { serve } from '../serve.mjs';
import { atLeast, atMost, load, quantile, told, type Figure, type Suite } from './figure.ts';
import { forgeJournals } from './safety/forged-journals.ts';
import { sealedReport } from './safety/sealed-browser.ts';
import type { CommitTimes } from './safety/time-commits.ts';
import { numberOption } from './reading/made-pages.ts';

const root = fileURLToPath(new URL('../../build', import.meta.url));

/** Time itself tells little on a loaded machine; times a bare put of the same moments tells what is ours. */
export function autosaveFigures(where: string, times: CommitTimes): readonly Figure[] {
	const { durableMs, saidMs, bareMs } = times;
	const [durable, bare] = [quantile(durableMs, 0.95), quantile(bareMs, 0.95)];
	const median = quantile(durableMs, 0.5);
	const note = `${durableMs.length} commits, median ${median.toFixed(1)} ms; load ${load()}`;
	return [
		atMost(`autosave durable p95, ${where}`, durable, 25, 'ms', note),
		told('bare strict put p95, same moments', bare, 'ms', `${bareMs.length} puts`),
		told('autosave ÷ bare put, p95', durable / bare, '×'),
		told('autosave ÷ bare put, median', median / quantile(bareMs, 0.5), '×'),
		told('"saving" to "saved" on the screen, p95', quantile(saidMs, 0.95), 'ms')
	];
}

/** For an app that is being served; the suite `safety` prints these, too. */
export async function sealedFigures(url: string): Promise<readonly Figure[]> {
	const members = numberOption('members', 100_000);
	const forgeries = numberOption('forgeries', 10_000);
	const report = await sealedReport(url, {
		members,
		unlocks: numberOption('unlocks', 7),
		fields: numberOption('fields', 60)
	});
	const { unlocksMs, commits, hits, canaries, isPlantFound } = report;
	return [
		atMost('unlock, slowest', Math.max(...unlocksMs), 1500, 'ms', `${unlocksMs.length} times`),
		...autosaveFigures(`${members} members, encrypted`, commits),
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
