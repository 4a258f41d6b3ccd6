// `npm run nginx -- --name HOST --certificate FILE --key FILE [--root FOLDER]` prints the server's configuration.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nginxConfig } from './nginx-config.mjs';

const usage =
	'npm run nginx -- --name HOST --certificate FILE --key FILE [--root FOLDER] [--https-port N] [--http-port N]';
const built = fileURLToPath(new URL('../../build', import.meta.url));

try {
	const { values } = parseArgs({
		options: {
			name: { type: 'string' },
			certificate: { type: 'string' },
			key: { type: 'string' },
			root: { type: 'string', default: built },
			'https-port': { type: 'string', default: '443' },
			'http-port': { type: 'string', default: '80' }
		}
	});
	const { name, certificate, key } = values;
	if (!name || !certificate || !key) throw new Error('name, certificate and key are needed');
	process.stdout.write(
		nginxConfig({
			root: resolve(values.root),
			name,
			certificate: resolve(certificate),
			key: resolve(key),
			httpsPort: Number(values['https-port']),
			httpPort: Number(values['http-port'])
		})
	);
} catch (error) {
	console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
	process.exitCode = 2;
}
