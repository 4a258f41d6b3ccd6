// The service worker seen from a tab: registered here, and told when a waiting version may take over.
import './trusted-scripts.ts';

export interface AppUpdates {
	/** Called when a new version has been fetched and waits for consent. */
	onWaiting(listener: () => void): void;
	/** Called once the app is stored in this browser and works without a network. */
	onReady(listener: () => void): void;
	/** Lets the waiting version take over and reloads this tab. Save first: the page goes away. */
	apply(): void;
}

/** Registers the service worker; null where the browser or the connection has none (plain http on a network). */
export function registerAppUpdates(): AppUpdates | null {
	if (!('serviceWorker' in navigator)) return null;
	const container = navigator.serviceWorker;
	const waiting = new Set<() => void>();
	let isApplying = false;
	let registration: ServiceWorkerRegistration | null = null;
	const tell = () => waiting.forEach((listener) => listener());

	container.addEventListener('controllerchange', () => {
		if (isApplying) reloadApp();
	});
	container.register('/service-worker.js', { type: 'module' }).then(
		(registered) => {
			registration = registered;
			if (registered.waiting && container.controller) tell();
			registered.addEventListener('updatefound', () => {
				const arriving = registered.installing;
				arriving?.addEventListener('statechange', () => {
					if (arriving.state === 'installed' && container.controller) tell();
				});
			});
		},
		() => undefined // without it the app works as long as the server answers
	);

	return {
		onWaiting(listener) {
			waiting.add(listener);
			if (registration?.waiting && container.controller) listener();
		},
		onReady(listener) {
			void container.ready.then(listener);
		},
		apply() {
			isApplying = true;
			registration?.waiting?.postMessage('activate-now');
		}
	};
}

/** Begins anew on what is stored. Whoever calls it has nothing unsaved. */
export const reloadApp = (): void => location.reload();
