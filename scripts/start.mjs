// `npm start`: installs what is missing, builds what changed, serves the app and opens a browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './install.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Tàng Thư needs Node 20.19 or later; this is ${process.versions.node}.`);
	process.exit(1);
}

const portText = process.env.PORT ?? process.argv[2]?.replace(/^--port=/, '') ?? '4173';
const port = Number(portText);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
	console.error(`The port must be a number from 1 to 65535, not "${portText}".`);
	process.exit(1);
}

await ensurePackages();
const { buildApp } = await import('./build.mjs');
const { serve } = await import('./serve.mjs');
if (await buildApp()) console.log('Built.');

const root = fileURLToPath(new URL('../build', import.meta.url));
const server = await serve({ root, port }).catch((/** @type {NodeJS.ErrnoException} */ error) => {
	if (error.code === 'EADDRINUSE')
		console.error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
	else if (error.code === 'EACCES')
		console.error(
			`Port ${port} needs administrator rights. Choose one above 1024: PORT=4173 npm start`
		);
	else console.error(`The server could not start: ${error.message}`);
	process.exit(1);
});
console.log(`Tàng Thư: ${server.url}  (Ctrl+C to stop)`);
openBrowser(server.url);

/** Opens the default browser where there is a screen to show it on. @param {string} url */
function openBrowser(url) {
	const isHeadless =
		process.env.CI ||
		(process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);
	if (isHeadless) return;
	const [command, ...args] =
		process.platform === 'win32'
			? ['cmd', '/c', 'start', '', url]
			: process.platform === 'darwin'
				? ['open', url]
				: ['xdg-open', url];
	const child = spawn(command ?? 'xdg-open', args, { stdio: 'ignore', detached: true });
	child.on('error', () => console.log('Open the address above in a browser.'));
	child.unref();
}
