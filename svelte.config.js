// Static single-page build: every route is rendered in the browser, because records live only there.
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Kit's own root component hides its announcer by a style attribute, which the security policy refuses: a class does. */
const announcerWithoutStyle = {
	name: 'announcer-without-style',
	/** @param {{ content: string, filename?: string }} source */
	markup: ({ content, filename }) => ({
		code: filename?.includes('generated')
			? content.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1 class="heard"')
			: content
	})
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: [announcerWithoutStyle, vitePreprocess()],
	kit: {
		adapter: adapter({ fallback: 'index.html', precompress: false }),
		serviceWorker: { register: false },
		version: { name: process.env.TANG_THU_BUILD ?? 'dev', pollInterval: 0 }
	}
};
