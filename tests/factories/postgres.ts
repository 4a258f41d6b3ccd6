// Starts a real PostgreSQL of its own for a test or a measurement, on a Unix socket, and throws it away after.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian keeps the server's own commands, newest version first; they are not on the path there. */
const debian = '/usr/lib/postgresql';
const installed = existsSync(debian)
	? readdirSync(debian)
			.sort((a, b) => Number(b) - Number(a))
			.map((version) => join(debian, version, 'bin'))
	: [];
const binaries = ['', ...installed].find((path) =>
	['initdb', 'pg_ctl'].every((name) => spawnSync(join(path, name), ['--version']).status === 0)
);

export const hasPostgres = binaries !== undefined;

export interface TestServer {
	readonly url: string;
	stop(): void;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
function runner(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString());
	return { uid: id('-u'), gid: id('-g') };
}

export function startPostgres(): TestServer {
	const folder = mkdtempSync(join(tmpdir(), 'pg-'));
	const user = runner();
	if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const run = (command: string, args: readonly string[]) =>
		execFileSync(join(binaries ?? '', command), args, { ...user, cwd: folder, stdio: 'ignore' });
	run('initdb', [
		'-D',
		data,
		'-U',
		'test',
		'--auth=trust',
		'--encoding=UTF8',
		'--locale=C',
		'--no-sync'
	]);
	const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
	run('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start']);
	return {
		url: `postgres://test@/postgres?host=${encodeURIComponent(folder)}`,
		stop: () => {
			run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
