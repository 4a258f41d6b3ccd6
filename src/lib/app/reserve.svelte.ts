// Keeps room for the last edits: laid down once somebody works here, given up on a full disk, laid down again after.
import type { Connection } from '#lib/platform/db/connection.ts';
import type { Clock } from '#lib/platform/clock.ts';
import { hasRoom, keepReserve, releaseReserve, type ReserveState } from '#lib/platform/reserve.ts';

/** How long a disk that was full is left alone. */
const restMs = 60_000;

export interface ReserveDeps {
	readonly connection: Pick<Connection, 'listen' | 'beforeReopening' | 'keyring'>;
	readonly clock: Clock;
	readonly keep?: typeof keepReserve;
	readonly release?: typeof releaseReserve;
	readonly probe?: typeof hasRoom;
}

export class Reserve {
	readonly #deps: ReserveDeps;
	#state = $state<ReserveState>('unknown');
	#hasGiven = false;
	#cancel: (() => void) | null = null;

	constructor(deps: ReserveDeps) {
		this.#deps = deps;
	}

	get state(): ReserveState {
		return this.#state;
	}

	start(): void {
		const { connection } = this.#deps;
		connection.listen((state) => {
			if (state === 'storage-full') {
				this.#state = 'short';
				void this.#give();
			} else if (state === 'ready' && this.#hasGiven) this.#keepLater();
		});
		// A dead connection does not say why it died: it may well have been a full disk.
		connection.beforeReopening(() => this.#roomToOpen());
		void connection.keyring.unlocked().then(() => this.#keep());
	}

	async #keep(): Promise<void> {
		this.#state = await (this.#deps.keep ?? keepReserve)();
	}

	async #give(): Promise<void> {
		this.#cancel?.();
		this.#hasGiven = true;
		await (this.#deps.release ?? releaseReserve)();
	}

	/** The reserve is given up only where there is no room without it. */
	async #roomToOpen(): Promise<boolean> {
		const probe = this.#deps.probe ?? hasRoom;
		if (await probe()) return true;
		await this.#give();
		return probe();
	}

	#keepLater(): void {
		this.#cancel?.();
		this.#cancel = this.#deps.clock.after(restMs, () => {
			this.#hasGiven = false;
			void this.#keep();
		});
	}
}
