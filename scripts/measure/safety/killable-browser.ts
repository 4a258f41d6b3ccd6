// A Chromium on a profile of its own that can be killed like a machine that loses power under the browser:
// every process at once, no farewell. Playwright drives it from outside, over the debugging port.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumLaunch } from '../../chromium.mjs';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Chromium writes the port it took into its profile. */
async function portOf(profile: string): Promise<string> {
	for (let turn = 0; turn < 200; turn++) {
		const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
		const port = text.split('\n')[0];
		if (port) return port;
		await pause(100);
	}
	throw new Error('Chromium did not open its debugging port');
}

export class KillableBrowser {
	private constructor(
		readonly page: Page,
		private readonly browser: Browser,
		private readonly process: ChildProcess
	) {}

	/** `features`: Chromium features to switch on, for example another storage back end. */
	static async start(profile: string, features = ''): Promise<KillableBrowser> {
		const launch = chromiumLaunch();
		await rm(join(profile, 'DevToolsActivePort'), { force: true });
		const child = spawn(
			launch.executablePath ?? chromium.executablePath(),
			[
				...(launch.args ?? []),
				'--headless=new',
				...(features === '' ? [] : [`--enable-features=${features}`]),
				'--remote-debugging-port=0',
				`--user-data-dir=${profile}`,
				'--window-size=1366,768',
				'about:blank'
			],
			{ detached: true, stdio: 'ignore' }
		);
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(profile)}`);
		const context = browser.contexts()[0];
		if (!context) throw new Error('Chromium has no window');
		const page = context.pages()[0] ?? (await context.newPage());
		// Functions sent into the page may carry the name helper of the tool that ran this file.
		await context.addInitScript('globalThis.__name ??= (value) => value');
		return new KillableBrowser(page, browser, child);
	}

	/** kill -9 on the whole group of processes. */
	async kill(): Promise<void> {
		if (this.process.pid !== undefined) process.kill(-this.process.pid, 'SIGKILL');
		await this.browser.close().catch(() => undefined);
		await pause(300);
	}
}
