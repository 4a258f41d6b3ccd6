// A Chromium on a profile on disk, as a clerk's: what it stores outlives it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { chromiumLaunch } from '../../chromium.mjs';

export interface OpenedProfile {
	readonly context: BrowserContext;
	readonly page: Page;
}

export async function openProfile(profile: string): Promise<OpenedProfile> {
	const context = await chromium.launchPersistentContext(profile, {
		...chromiumLaunch(),
		viewport: { width: 1366, height: 768 },
		locale: 'vi-VN'
	});
	// Functions sent into the page may carry the name helper of the tool that ran this file.
	await context.addInitScript('globalThis.__name ??= (value) => value');
	return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** On a new profile that is thrown away after. */
export async function withProfile<T>(use: (opened: OpenedProfile) => Promise<T>): Promise<T> {
	const profile = await mkdtemp(join(tmpdir(), 'tang-thu-profile-'));
	const opened = await openProfile(profile);
	try {
		return await use(opened);
	} finally {
		await opened.context.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
