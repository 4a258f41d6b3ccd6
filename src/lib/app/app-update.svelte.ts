// Whether the app is stored for offline work, and whether a new version waits. It never reloads by itself.
import { registerAppUpdates, type AppUpdates } from '#lib/platform/app-update.ts';
import { readBuildHashes } from '#lib/platform/build-hashes.ts';

export class AppUpdate {
	#isStored = $state(false);
	#isWaiting = $state(false);
	#updates: AppUpdates | null = null;

	/** The whole app is in this browser: the cable may be out. */
	get isStored() {
		return this.#isStored;
	}

	/** A new version has arrived and waits for the clerk's word. */
	get isWaiting() {
		return this.#isWaiting;
	}

	/** Registers the service worker; call once from the root layout. */
	start(): void {
		this.#updates = registerAppUpdates();
		this.#updates?.onReady(() => (this.#isStored = true));
		this.#updates?.onWaiting(() => (this.#isWaiting = true));
	}

	/** Hash of the list of all hashes of this build, and how many files it names. */
	readonly readHashes = readBuildHashes;

	/** Takes the new version. The caller has flushed all edits before. */
	apply(): void {
		this.#updates?.apply();
	}
}
