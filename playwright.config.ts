// Journeys in a real Chromium over the built app, served with the headers of production. One at a time: every one of
// them reads pages, which fills both cores by itself.
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './scripts/chromium.mjs';

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/serve-build.ts',
	workers: 1,
	timeout: 180_000,
	expect: { timeout: 15_000 },
	use: {
		...(process.env.TANG_THU_URL !== undefined && { baseURL: process.env.TANG_THU_URL }),
		viewport: { width: 1366, height: 768 },
		locale: 'vi-VN',
		launchOptions: chromiumLaunch(),
		acceptDownloads: true
	}
});
