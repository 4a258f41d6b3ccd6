// The static server: right headers on everything, routes answered by index.html, nothing outside its root.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from './serve.mjs';

let server: Awaited<ReturnType<typeof serve>>;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tang-thu-serve-'));
	const root = join(folder, 'build');
	await mkdir(join(root, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'secret.txt'), 'secret');
	await writeFile(join(root, 'index.html'), '<!doctype html>app');
	await writeFile(join(root, '_app/immutable/a.js'), 'export {}');
	await writeFile(join(root, 'b.wasm'), 'wasm');
	server = await serve({ root, port: 0 });
});

afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

/** Sends the path exactly as written; fetch would tidy `..` away. */
function get(path: string, method = 'GET') {
	return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
		(resolve, reject) => {
			const call = request({ host: 'localhost', port: server.port, path, method }, (response) => {
				let body = '';
				response.on('data', (chunk: Buffer) => (body += chunk.toString()));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
				);
			});
			call.on('error', reject);
			call.end();
		}
	);
}

describe('serve', () => {
	it.each(['/', '/files/abc', '/index.html'])(
		'answers %s with the app and its policy',
		async (path) => {
			const { status, headers, body } = await get(path);
			expect(status).toBe(200);
			expect(body).toContain('app');
			expect(headers['content-security-policy']).toContain("default-src 'none'");
			expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
			expect(headers['content-security-policy']).not.toContain('unsafe-inline');
			expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
			expect(headers['x-content-type-options']).toBe('nosniff');
		}
	);

	it('caches hashed files for good and gives scripts a policy of their own', async () => {
		const { headers } = await get('/_app/immutable/a.js');
		expect(headers['cache-control']).toContain('immutable');
		expect(headers['content-type']).toContain('text/javascript');
		expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
	});

	it.each([
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/_app/../../secret.txt',
		'/missing.js'
	])('does not give away %s', async (path) => {
		const { status, body } = await get(path);
		expect(status).toBe(404);
		expect(body).not.toContain('secret');
	});

	it.each(['/%', '/a%00b'])('refuses the malformed path %s', async (path) => {
		expect((await get(path)).status).toBe(400);
	});

	it('refuses to be written to', async () => {
		expect((await get('/', 'POST')).status).toBe(405);
	});

	it('says when a port is taken', async () => {
		await expect(serve({ root: folder, port: server.port })).rejects.toMatchObject({
			code: 'EADDRINUSE'
		});
	});
});
