// Writes the nginx configuration of an office server: TLS, the app's own headers, nothing else. Made from
// scripts/headers.mjs, so that the shipped server can never drift from what the tests were run with.
import { securityHeaders } from '../headers.mjs';

/**
 * @typedef {object} Site
 * @property {string} root absolute folder of the built app
 * @property {string} name host name that the clerks' browsers use
 * @property {string} certificate absolute path, PEM, with the chain
 * @property {string} key absolute path, PEM
 * @property {number} [httpsPort]
 * @property {number} [httpPort]
 */

/** A value of an nginx directive. @param {string} value @returns {string} */
function quoted(value) {
	if (/[\r\n\0]/.test(value)) throw new Error('A line break cannot stand in a configuration value');
	return `"${value.replace(/[\\"]/g, '\\$&').replace(/\$/g, '')}"`;
}

/** @param {string} samplePath a path of the kind that the block answers @param {string} indent */
function headers(samplePath, indent) {
	return Object.entries({
		...securityHeaders(samplePath),
		// Two years: the browser never again asks this host without TLS.
		'Strict-Transport-Security': 'max-age=63072000'
	})
		.map(([name, value]) => `${indent}add_header ${name} ${quoted(value)} always;`)
		.join('\n');
}

/**
 * One file for /etc/nginx/conf.d.
 * @param {Site} site
 * @returns {string}
 */
export function nginxConfig({ root, name, certificate, key, httpsPort = 443, httpPort = 80 }) {
	if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)) throw new Error(`Not a host name: ${name}`);
	const authority = httpsPort === 443 ? '$host' : `$host:${httpsPort}`;
	return `# Tàng Thư on an office network. Written by \`npm run nginx\`; change that, not this.
# Browsers give encryption, locks and offline work to https:// only: plain http is sent on.
server {
	listen ${httpPort};
	server_name ${name};
	server_tokens off;
	return 308 https://${authority}$request_uri;
}

server {
	listen ${httpsPort} ssl;
	server_name ${name};
	server_tokens off;
	ssl_certificate ${quoted(certificate)};
	ssl_certificate_key ${quoted(key)};
	ssl_protocols TLSv1.2 TLSv1.3;
	ssl_session_cache shared:tang_thu:1m;
	ssl_session_tickets off;
	root ${quoted(root)};
	charset utf-8;
	charset_types text/html text/plain text/css application/json application/javascript text/javascript;
	autoindex off;
	# Nothing is ever sent to this server: records stay in the browsers.
	client_max_body_size 1k;
	if ($request_method !~ ^(GET|HEAD)$) { return 405; }

	types {
		text/html html;
		text/javascript js mjs;
		text/css css;
		text/plain txt;
		application/json json;
		application/manifest+json webmanifest;
		application/wasm wasm;
		application/pdf pdf;
		image/svg+xml svg;
		image/png png;
		image/jpeg jpg jpeg;
		image/webp webp;
		image/tiff tif tiff;
		font/woff2 woff2;
	}
	default_type application/octet-stream;
	gzip on;
	gzip_types text/javascript text/css application/json application/wasm application/octet-stream image/svg+xml;
	gzip_vary on;

	# Files named by their hash never change.
	location ^~ /_app/immutable/ {
		try_files $uri =404;
		add_header Cache-Control "public, max-age=31536000, immutable" always;
${headers('/_app/immutable/a.js', '\t\t')}
	}

	# Other files are asked for again each time.
	location ~ \\.[A-Za-z0-9]+$ {
		try_files $uri =404;
		add_header Cache-Control "no-cache" always;
${headers('/file.json', '\t\t')}
	}

	location = /index.html {
		add_header Cache-Control "no-cache" always;
${headers('/index.html', '\t\t')}
	}

	# Every route is the same page: the app itself finds its way.
	location / {
		try_files /index.html =404;
		add_header Cache-Control "no-cache" always;
${headers('/', '\t\t')}
	}
}
`;
}
