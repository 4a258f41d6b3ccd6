// How many keys each settled field took this clerk, day by day, for the clerk's own eyes: no names beside it, no rank.
// Kept as counts of counts, so that a week is a few hundred numbers and no field can be told from another.
import type { UserId } from '#lib/domain/ids.ts';
import { readSetting, writeSettings } from '#lib/platform/db/settings-store.ts';
import type { AppPorts } from './ports.ts';
import { addTo, type DayCounts, medianOf, recent } from './key-counts.ts';
import type { OfficeWorker } from './surface.ts';

/** A number lost with a crash does no harm; the disk is not asked at every field. */
const saveAfterMs = 4000;

export class KeyTally {
	readonly #ports: Pick<AppPorts, 'connection' | 'clock'>;
	readonly #worker: () => OfficeWorker | null;
	#days = $state.raw<Readonly<Record<UserId, DayCounts>>>({});
	#isWaiting = false;

	constructor(ports: Pick<AppPorts, 'connection' | 'clock'>, worker: () => OfficeWorker | null) {
		this.#ports = ports;
		this.#worker = worker;
	}

	async load(): Promise<void> {
		const stored = await readSetting(this.#ports.connection, 'key-counts');
		if (stored.ok) this.#days = stored.value ?? {};
	}

	/** Median keys a field over the last seven days of whoever works here; null until fifty fields were settled. */
	get median(): number | null {
		return medianOf(this.#mine);
	}

	/** Fields settled in the last seven days. */
	get fields(): number {
		return Object.values(this.#mine)
			.flat()
			.reduce((sum, count) => sum + count, 0);
	}

	/** A field was settled with so many key presses. */
	count(presses: number): void {
		const worker = this.#worker();
		if (!worker) return;
		const today = this.#ports.clock.now().slice(0, 10);
		this.#days = { ...this.#days, [worker.id]: addTo(this.#mine, today, presses) };
		if (this.#isWaiting) return;
		this.#isWaiting = true;
		this.#ports.clock.after(saveAfterMs, () => void this.#save());
	}

	get #mine(): DayCounts {
		const worker = this.#worker();
		const days = (worker && this.#days[worker.id]) ?? {};
		return recent(days, this.#ports.clock.now().slice(0, 10));
	}

	async #save(): Promise<void> {
		this.#isWaiting = false;
		await writeSettings(this.#ports.connection, { 'key-counts': this.#days });
	}
}
