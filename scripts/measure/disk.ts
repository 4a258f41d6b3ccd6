// The disk itself fails: full to the last byte, the browser's share used up, power cut while somebody types. On a disk
// of its own in a file, so it needs root and the right to mount; `--rounds=N` power cuts for each back end (default 10).
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { buildApp } from '../build.mjs';
import { serve } from '../serve.mjs';
import { typeWhenFull, type FullReport } from './disk/full.ts';
import { SmallDisk } from './disk/small-disk.ts';
import { atLeast, atMost, skipped, told, type Figure, type Suite } from './figure.ts';
import { numberOption } from './reading/made-pages.ts';
import { killRounds } from './safety/kill-rounds.ts';
import { KillableBrowser } from './safety/killable-browser.ts';

const root = fileURLToPath(new URL('../../build', import.meta.url));
const noMount = 'this machine does not let a test mount a disk';

const backEnds = [
	{ name: 'default back end', features: '' },
	{ name: 'SQLite back end', features: 'IdbSqliteBackingStore,IdbSqliteOnDiskRollout' }
] as const;

type BackEnd = (typeof backEnds)[number];

function fullFigures(what: string, report: FullReport): readonly Figure[] {
	const { isTextKept, isSavedAfter } = report;
	return [
		atLeast(`text kept and called unsaved, ${what}`, Number(isTextKept), 1, ''),
		atLeast(`saved without a reload once there is room, ${what}`, Number(isSavedAfter), 1, '')
	];
}

/** As for an installed app. Unpromised data may be thrown away by the browser where the last byte goes during a commit. */
function promiseStorage(profile: string, url: string): void {
	const durable_storage = { [`${new URL(url).origin},*`]: { setting: 1 } };
	const content_settings = { exceptions: { durable_storage } };
	mkdirSync(join(profile, 'Default'), { recursive: true });
	writeFileSync(
		join(profile, 'Default', 'Preferences'),
		JSON.stringify({ profile: { content_settings } })
	);
}

async function fullDisk(
	url: string,
	{ name, features }: BackEnd,
	isPromised: boolean
): Promise<readonly Figure[]> {
	const disk = SmallDisk.make(400);
	const what = `full disk, ${isPromised ? 'storage promised' : 'nothing promised'}, ${name}`;
	if (!disk) return [skipped(`a really ${what}`, '= 1', noMount)];
	const profile = join(disk.folder, 'profile');
	mkdirSync(profile);
	if (isPromised) promiseStorage(profile, url);
	const browser = await KillableBrowser.start(profile, features);
	try {
		const report = await typeWhenFull(browser, url, () => disk.fill());
		if (isPromised) return fullFigures(what, report);
		return [told(`text there after room was made, ${what}`, Number(report.isSavedAfter), '')];
	} finally {
		await browser.kill();
		disk.remove();
	}
}

/** The browser's share for this origin, cut to what it already uses. */
async function fullQuota(url: string): Promise<readonly Figure[]> {
	const profile = await mkdtemp(join(tmpdir(), 'tang-thu-profile-'));
	const browser = await KillableBrowser.start(profile);
	try {
		const report = await typeWhenFull(browser, url, async (page: Page) => {
			const session = await page.context().newCDPSession(page);
			const set = (quotaSize?: number) =>
				session.send('Storage.overrideQuotaForOrigin', {
					origin: url,
					...(quotaSize === undefined ? {} : { quotaSize })
				});
			await set(1);
			return async () => {
				await set();
			};
		});
		return fullFigures('no quota left', report);
	} finally {
		await browser.kill();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function powerCuts(
	url: string,
	rounds: number,
	{ name, features }: BackEnd
): Promise<readonly Figure[]> {
	const disk = SmallDisk.make(600);
	if (!disk) return [skipped(`acknowledged texts lost by power cuts, ${name}`, '≤ 0', noMount)];
	const profile = join(disk.folder, 'profile');
	mkdirSync(profile);
	try {
		const report = await killRounds({
			...{ url, rounds, features, profile },
			async crash(browser) {
				disk.cutPower();
				await browser.kill();
				disk.unmount();
				disk.mount();
			}
		});
		const note = `${rounds} power cuts, ${report.acknowledged} acknowledged texts`;
		return [
			atLeast(`acknowledged texts before power cuts, ${name}`, report.acknowledged, rounds, ''),
			atMost(`acknowledged texts lost by power cuts, ${name}`, report.lost, 0, '', note),
			atMost(`torn states after power cuts, ${name}`, report.torn, 0, ''),
			atMost(`oldest key press lost by power cuts, ${name}`, report.oldestUnsavedMs, 300, 'ms')
		];
	} finally {
		disk.remove();
	}
}

export const suite: Suite = {
	name: 'disk',
	async run() {
		const rounds = numberOption('rounds', 10);
		await buildApp();
		const server = await serve({ root, port: 0 });
		try {
			const figures: Figure[] = [...(await fullQuota(server.url))];
			for (const backEnd of backEnds)
				for (const isPromised of [true, false])
					figures.push(...(await fullDisk(server.url, backEnd, isPromised)));
			for (const backEnd of backEnds)
				figures.push(...(await powerCuts(server.url, rounds, backEnd)));
			return figures;
		} finally {
			await server.close();
		}
	}
};
