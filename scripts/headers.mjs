// The security headers the app is served with. One list for `npm start`, the tests and the shipped web-server
// configuration, so that none of them can drift. Sources: OWASP ASVS 5.0 3.4, measured in Chromium 156.

const shared = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' blob:",
	"font-src 'self'",
	"worker-src 'self'",
	"connect-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"object-src 'none'"
];

/** Documents also refuse strings where scripts are expected; `default` lets only same-origin script URLs through. */
const documentPolicy = [
	...shared,
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html default'
].join('; ');

/** Workers have no DOM to inject into; the OCR engine's own loader could not name a trusted script URL. */
const workerPolicy = shared.join('; ');

/**
 * Headers for one response.
 * @param {string} path path of the resource, starting with `/`
 * @returns {Record<string, string>}
 */
export function securityHeaders(path) {
	const isDocument = !/\.[a-z0-9]+$/i.test(path) || path.endsWith('.html');
	return {
		'Content-Security-Policy': isDocument ? documentPolicy : workerPolicy,
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Embedder-Policy': 'require-corp',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy': 'camera=(), microphone=(), geolocation=()'
	};
}
