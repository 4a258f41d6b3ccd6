// Where the Chromium is that tests and commands drive: an installed one first, else Playwright's own.
// The flags keep a headless browser from talking to anyone; they change nothing about the page.
import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of an installed Chromium, or undefined where only Playwright's own can serve. */
export function installedChromium() {
	const named = process.env.CHROMIUM_PATH;
	if (named && existsSync(named)) return named;
	return installed.find((path) => existsSync(path));
}

/** Launch options for Playwright. @returns {import('playwright').LaunchOptions} */
export function chromiumLaunch() {
	const executablePath = installedChromium();
	const args = [
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--disable-quic',
		'--no-first-run',
		'--disable-gpu'
	];
	if (process.getuid?.() === 0) args.push('--no-sandbox');
	return executablePath ? { executablePath, args } : { args };
}
