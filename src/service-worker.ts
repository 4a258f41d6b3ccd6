// Keeps the whole app in this browser, so that it works with the cable out. One cache a version; a new version
// waits until every tab agrees, and never replaces files under a running one.
import { build, files, version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

const cacheName = `tang-thu-${version}`;
/** Specimens are only for trying the app: kept when opened, not fetched ahead. */
const ahead = [...build, ...files.filter((file) => !file.startsWith('/specimens/'))];

self.addEventListener('install', (event) => {
	event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(removeOldCaches());
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
	if (event.data === 'activate-now') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	event.respondWith(answer(request, url));
});

/**
 * The page and every file of this version. The bundler's list lacks the boot script and the chunks that only workers
 * load; the build's own list of hashes names them all.
 */
async function install(): Promise<void> {
	const cache = await caches.open(cacheName);
	const page = await fetch('/', { cache: 'reload' });
	await cache.put('/', page);
	const list = await fetch('/hashes.txt', { cache: 'reload' });
	await cache.put('/hashes.txt', list.clone());
	const hashes = await list.text();
	const built = [...hashes.matchAll(/^\S+ {2}(_app\/immutable\/\S+)$/gm)].map(
		(line) => `/${line[1]}`
	);
	await cache.addAll([...new Set([...ahead, ...built])]);
}

async function removeOldCaches(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith('tang-thu-') && name !== cacheName);
	await Promise.all(old.map((name) => caches.delete(name)));
	await self.clients.claim();
}

/** Cache first: within a version no file ever changes. Routes are all the same page. */
async function answer(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(cacheName);
	const isRoute = request.mode === 'navigate';
	const cached = await cache.match(isRoute ? '/' : url.pathname);
	if (cached) return cached;
	const fresh = await fetch(request);
	if (fresh.ok && url.pathname.startsWith('/specimens/'))
		await cache.put(url.pathname, fresh.clone());
	return fresh;
}
