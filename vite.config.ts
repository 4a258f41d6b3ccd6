// One config for the app, the Node tests (`node`) and the tests that need a real Chromium (`browser`).
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/chromium.mjs';

export default defineConfig({
	plugins: [sveltekit()],
	// The OCR runtime's wasm is served from static/engines, not bundled a second time.
	resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
	worker: { format: 'es' },
	// pdf.js is a module already; found late, it would reload the page under a running test.
	optimizeDeps: {
		exclude: ['pdfjs-dist'],
		include: ['fflate', '@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'qr', 'qr/decode.js']
	},
	build: { target: 'es2022' },
	test: {
		expect: { requireAssertions: true },
		// No test asserts a time: this only ends one that hangs, on a machine that may be busy.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromiumLaunch() }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
