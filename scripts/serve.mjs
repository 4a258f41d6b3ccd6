// A static server for the built app: same files, same headers as in production, nothing else.
// Unknown paths without an extension get index.html, because routes live in the browser.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { securityHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const mediaTypes = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.tif': 'image/tiff',
	'.tiff': 'image/tiff',
	'.pdf': 'application/pdf',
	'.wasm': 'application/wasm',
	'.onnx': 'application/octet-stream',
	'.gz': 'application/octet-stream',
	'.woff2': 'font/woff2',
	'.txt': 'text/plain; charset=utf-8'
};

/**
 * @param {string} root folder that holds index.html
 * @param {string} urlPath decoded path of the request
 * @returns {Promise<string | null>} file to send, null when there is none
 */
async function resolveFile(root, urlPath) {
	const file = normalize(join(root, urlPath));
	if (file !== root && !file.startsWith(root + sep)) return null;
	const found = await stat(file).catch(() => null);
	if (found?.isFile()) return file;
	return extname(urlPath) === '' ? join(root, 'index.html') : null;
}

/**
 * @param {{ root: string, port: number, host?: string }} options port 0 takes any free one
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export function serve({ root, port, host = 'localhost' }) {
	const base = normalize(root).replace(/[/\\]$/, '');
	const server = createServer((request, response) => {
		void answer(base, request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const address = server.address();
			const actual = typeof address === 'object' && address ? address.port : port;
			resolve({
				url: `http://${host}:${actual}`,
				port: actual,
				close: () =>
					new Promise((done) => {
						server.closeAllConnections();
						server.close(() => done());
					})
			});
		});
	});
}

/**
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(base, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		return;
	}
	let path;
	try {
		path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
	} catch {
		response.writeHead(400).end();
		return;
	}
	if (path.includes('\0')) {
		response.writeHead(400).end();
		return;
	}
	const file = await resolveFile(base, path);
	if (!file) {
		response.writeHead(404, securityHeaders('/missing.txt')).end();
		return;
	}
	const size = (await stat(file)).size;
	response.writeHead(200, {
		...securityHeaders(file.endsWith('index.html') ? '/index.html' : path),
		'Content-Type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
		'Content-Length': size,
		'Cache-Control': path.startsWith('/_app/immutable/')
			? 'public, max-age=31536000, immutable'
			: 'no-cache'
	});
	if (request.method === 'HEAD') response.end();
	else
		createReadStream(file)
			.on('error', () => response.destroy())
			.pipe(response);
}
