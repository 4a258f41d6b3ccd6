// Builds the app where something changed and serves it on a free port for all journeys.
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../scripts/build.mjs';
import { serve } from '../../scripts/serve.mjs';

export default async function serveBuild(): Promise<() => Promise<void>> {
	await buildApp();
	const server = await serve({
		root: fileURLToPath(new URL('../../build', import.meta.url)),
		port: 0
	});
	// Read by playwright.config.ts in the workers, which start after this.
	process.env.TANG_THU_URL = server.url;
	return () => server.close();
}
