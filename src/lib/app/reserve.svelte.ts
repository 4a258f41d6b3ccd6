// Keeps room for the last edits, and lets nothing be written that the disk may not take: the reserve is laid down once
// somebody works here, given up when the room runs out, laid down again after.
import type { Connection } from '#lib/platform/db/connection.ts';
import type { Clock } from '#lib/platform/clock.ts';
import { DiskRoom, type ReserveState, type Room } from '#lib/platform/room/room.ts';

/** How long a disk that was full is left alone. */
const restMs = 300_000;

export interface ReserveDeps {
	readonly connection: Pick<Connection, 'listen' | 'beforeWriting' | 'keyring'>;
	readonly clock: Clock;
	readonly room?: Room;
}

export class Reserve {
	readonly #deps: ReserveDeps;
	readonly #room: Room;
	#state = $state<ReserveState>('unknown');
	#isLaid = false;
	#cancel: (() => void) | null = null;

	constructor(deps: ReserveDeps) {
		this.#deps = deps;
		this.#room = deps.room ?? new DiskRoom(deps.clock);
	}

	get state(): ReserveState {
		return this.#state;
	}

	start(): void {
		const { connection } = this.#deps;
		connection.listen((state) => {
			if (state === 'storage-full') void this.#give();
		});
		connection.beforeWriting(() => this.#hasRoom());
		void connection.keyring.unlocked().then(() => this.#keep());
	}

	async #keep(): Promise<void> {
		this.#state = await this.#room.keep();
		this.#isLaid = this.#state === 'kept';
		if (this.#state === 'short') this.#keepLater();
	}

	/** The reserve is given up only where there is no room without it. */
	async #hasRoom(): Promise<boolean> {
		if (await this.#room.hasRoom()) return true;
		if (!this.#isLaid) return false;
		await this.#give();
		return this.#room.hasRoom();
	}

	async #give(): Promise<void> {
		this.#state = 'short';
		this.#isLaid = false;
		this.#keepLater();
		await this.#room.release();
	}

	#keepLater(): void {
		this.#cancel?.();
		this.#cancel = this.#deps.clock.after(restMs, () => void this.#keep());
	}
}
