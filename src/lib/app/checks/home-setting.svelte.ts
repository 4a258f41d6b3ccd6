// Where this archive is at home, as an office sets it: its communes are suggested first, and with a commune named
// households that live elsewhere are asked about.
import type { HomeUnit } from '#lib/domain/places/home-unit.ts';
import { existsOn } from '#lib/domain/places/unit-days.ts';
import type { Unit } from '#lib/domain/places/unit.ts';
import { isoDay } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import { compareVietnamese } from '#lib/domain/vietnamese/sort-people.ts';
import { writeSettings } from '#lib/platform/db/settings-store.ts';
import { homeNow, setHome } from '../home-now.ts';
import { loadPlaces } from '../places.ts';
import type { AppPorts } from '../ports.ts';

type Ports = Pick<AppPorts, 'connection' | 'changes'>;

export interface HomeChoice {
	readonly code: string;
	readonly name: string;
}

const byName = (a: HomeChoice, b: HomeChoice) => compareVietnamese(a.name, b.name);

export class HomeSetting {
	readonly #ports: Ports;
	#home = $state.raw<HomeUnit>(homeNow());
	#units = $state.raw<readonly Unit[]>([]);

	constructor(ports: Ports) {
		this.#ports = ports;
		void loadPlaces().then((loaded) => (this.#units = loaded?.gazetteer.units ?? []));
	}

	get home(): HomeUnit {
		return this.#home;
	}

	/** Empty until the gazetteer is loaded. */
	get provinces(): readonly HomeChoice[] {
		return this.#on(1).sort(byName);
	}

	get communes(): readonly HomeChoice[] {
		return this.#on(3, this.#home.province).sort(byName);
	}

	async choose(change: Partial<Pick<HomeUnit, 'province' | 'commune'>>): Promise<Result<void>> {
		const home = { ...this.#home, ...change };
		const written = await writeSettings(this.#ports.connection, { home });
		if (!written.ok) return written;
		this.#home = home;
		setHome(home);
		this.#ports.changes.announce({ kind: 'settings' });
		return written;
	}

	#on(level: Unit['level'], province?: string): HomeChoice[] {
		const day = isoDay(this.#home.asOf) ?? 0;
		return this.#units
			.filter(
				(unit) =>
					unit.level === level &&
					unit.code !== '' &&
					existsOn(unit, day) &&
					(province === undefined || unit.parent?.parent?.code === province)
			)
			.map(({ code, name, parent }) => ({
				code,
				name: level === 3 && parent ? `${name}, ${parent.name}` : name
			}));
	}
}
