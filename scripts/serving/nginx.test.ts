// The shipped configuration in a real nginx with real TLS: headers, routes, refusals.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityHeaders } from '../headers.mjs';
import { nginxConfig } from './nginx-config.mjs';

const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path));

const site = { root: '/srv/app', name: 'ho-so.example', certificate: '/c.pem', key: '/k.pem' };

describe('nginxConfig', () => {
	it.each(['a b', 'x;}', '', '-a', 'a\nb'])('refuses the host name %j', (name) => {
		expect(() => nginxConfig({ ...site, name })).toThrow('host name');
	});

	it('cannot be broken out of by a path', () => {
		const text = nginxConfig({ ...site, root: '/srv/"; deny all; "' });
		expect(text).toContain('root "/srv/\\"; deny all; \\"";');
		expect(() => nginxConfig({ ...site, key: '/a\nb' })).toThrow('line break');
	});
});

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

interface Answer {
	readonly status: number;
	readonly headers: NodeJS.Dict<string | string[]>;
	readonly body: string;
}

describe.skipIf(!nginx)('a real nginx', () => {
	let folder: string;
	let server: ChildProcess;
	let httpsPort: number;
	let httpPort: number;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'tang-thu-nginx-'));
		const root = join(folder, 'build');
		await mkdir(join(root, '_app/immutable'), { recursive: true });
		await mkdir(join(root, 'engines'));
		await writeFile(join(folder, 'secret.txt'), 'secret');
		await writeFile(join(root, 'index.html'), '<!doctype html>app');
		await writeFile(join(root, '_app/immutable/a.js'), 'export {}');
		await writeFile(join(root, 'engines/b.wasm'), 'wasm');
		const key = join(folder, 'key.pem');
		const certificate = join(folder, 'certificate.pem');
		execFileSync(
			'openssl',
			[
				...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
				...['-subj', '/CN=localhost', '-days', '1', '-keyout', key, '-out', certificate]
			],
			{ stdio: 'ignore' }
		);
		[httpsPort, httpPort] = [await freePort(), await freePort()];
		const config = nginxConfig({ root, name: 'localhost', certificate, key, httpsPort, httpPort });
		const file = join(folder, 'nginx.conf');
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
			.map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
			.join('\n');
		await writeFile(
			file,
			`daemon off; ${process.getuid?.() === 0 ? 'user root;' : ''}\npid ${join(folder, 'pid')};
error_log ${join(folder, 'error.log')};
events {}
http { access_log off; ${temporary}\n${config} }`
		);
		const check = spawnSync(nginx ?? '', ['-t', '-c', file], { encoding: 'utf8' });
		expect(check.stderr).toContain('test is successful');
		server = spawn(nginx ?? '', ['-c', file], { stdio: 'ignore' });
		for (let tries = 0; tries < 100; tries++) {
			if (
				await get('/').then(
					() => true,
					() => false
				)
			)
				return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		throw new Error('nginx does not answer');
	});

	afterAll(async () => {
		server.kill('SIGTERM');
		await new Promise((resolve) => server.once('exit', resolve));
		await rm(folder, { recursive: true });
	});

	function get(path: string, method = 'GET', maxVersion?: 'TLSv1.1'): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const options = { host: 'localhost', port: httpsPort, path, method };
			const tls = {
				rejectUnauthorized: false,
				...(maxVersion && { maxVersion, minVersion: maxVersion })
			};
			const call = request({ ...options, ...tls }, (response) => {
				let body = '';
				response.on('data', (chunk: Buffer) => (body += chunk.toString()));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
				);
			});
			call.on('error', reject);
			call.end();
		});
	}

	it.each([
		['/', 'no-cache', 'text/html; charset=utf-8'],
		['/files/abc', 'no-cache', 'text/html; charset=utf-8'],
		['/index.html', 'no-cache', 'text/html; charset=utf-8'],
		[
			'/_app/immutable/a.js',
			'public, max-age=31536000, immutable',
			'text/javascript; charset=utf-8'
		],
		['/engines/b.wasm', 'no-cache', 'application/wasm']
	])('sends %s with every header of the app’s own list', async (path, cache, type) => {
		const { status, headers } = await get(path);
		expect(status).toBe(200);
		for (const [name, value] of Object.entries(securityHeaders(path)))
			expect(headers[name.toLowerCase()], name).toBe(value);
		expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
		expect(headers['cache-control']).toBe(cache);
		expect(headers['content-type']).toBe(type);
		expect(headers.server).toBe('nginx');
	});

	it.each(['/missing.js', '/_app/immutable/missing.js', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])(
		'does not give away or make up %s',
		async (path) => {
			const { status, body, headers } = await get(path);
			expect([400, 404]).toContain(status);
			expect(body).not.toMatch(/secret|app/);
			if (status === 404)
				expect(headers['content-security-policy']).toContain("default-src 'none'");
		}
	);

	it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
		expect((await get('/', method)).status).toBe(405);
	});

	it('refuses TLS of old', async () => {
		await expect(get('/', 'GET', 'TLSv1.1')).rejects.toThrow();
	});

	it('sends plain http on to https, path kept', async () => {
		const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
			requestPlain({ host: 'localhost', port: httpPort, path: '/files/a?b' }, (response) => {
				response.resume();
				resolve(response.headers);
			})
				.on('error', reject)
				.end();
		});
		expect(headers.location).toBe(`https://localhost:${httpsPort}/files/a?b`);
	});
});
