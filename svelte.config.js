// Static single-page build: every route is rendered in the browser, because records live only there.
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ fallback: 'index.html', precompress: false }),
		serviceWorker: { register: false },
		version: { name: process.env.TANG_THU_BUILD ?? 'dev', pollInterval: 0 }
	}
};
