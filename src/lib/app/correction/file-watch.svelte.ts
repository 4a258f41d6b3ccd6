// Keeps a file to one tab and brings what others store of it to the desk: the lock, readings that come, other
// people's acts. With the lock comes what another tab may have stored before it let go.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Change } from '#lib/platform/changes.ts';
import type { HeldLock } from '#lib/platform/locks.ts';
import type { AppPorts } from '../ports.ts';
import type { Caret } from './caret.svelte.ts';
import { reload, takePage } from './refresh.ts';
import type { Saver } from './saver.ts';
import type { WorkingFile } from './working-file.svelte.ts';

export interface WatchOptions {
	readonly ports: Pick<AppPorts, 'connection' | 'locks' | 'changes'>;
	readonly fileId: RegistryFileId;
	readonly work: WorkingFile;
	readonly saver: Saver;
	readonly caret: Caret;
}

export class FileWatch {
	readonly #options: WatchOptions;
	readonly #lock: HeldLock;
	readonly #stopListening: () => void;
	#state = $state<'held' | 'queued'>('queued');
	/** Resolves once it is known whether this tab has the file. */
	readonly known: Promise<void>;

	constructor(options: WatchOptions) {
		this.#options = options;
		const { locks, changes } = options.ports;
		let known: () => void = () => undefined;
		this.known = new Promise<void>((resolve) => (known = resolve));
		const name = `tang-thu:file:${options.fileId}`;
		this.#lock = locks.hold(name, (state) => this.#locked(state, known));
		this.#stopListening = changes.listen((change, isForeign) => {
			void this.#changed(change, isForeign);
		});
	}

	get isHeld(): boolean {
		return this.#state === 'held';
	}

	end(): void {
		this.#stopListening();
		this.#lock.release();
	}

	#locked(state: 'held' | 'queued', known: () => void): void {
		// Writable only once it shows what the tab before it has stored last.
		const fresh = state === 'held' ? this.#reload() : Promise.resolve();
		void fresh.then(() => (this.#state = state)).then(known);
	}

	async #changed(change: Change, isForeign: boolean): Promise<void> {
		if (change.kind === 'settings' || change.fileId !== this.#options.fileId) return;
		const { saver } = this.#options;
		if (change.kind === 'page') return this.#takePage(change.pageId);
		// The desk's own commit, as a rule: to read the whole file after each would be the dearest part of saving.
		if (change.version !== undefined && change.version <= saver.version) return;
		if (isForeign || saver.state.unsaved === 0) await this.#reload();
	}

	async #takePage(pageId: PageId): Promise<void> {
		const { ports, work, caret } = this.#options;
		await takePage(ports.connection, work, pageId);
		if (pageId === caret.page?.id) caret.settle();
	}

	async #reload(): Promise<void> {
		const { ports, work, saver, caret } = this.#options;
		if (await reload(ports.connection, work, saver)) caret.settle();
	}
}
