// The keys of whoever works here: one profile a clerk, kept on this machine, changed key by key or taken from a file.
import type { UserId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { downloadBlob } from '#lib/platform/download.ts';
import { readSetting, writeSettings } from '#lib/platform/db/settings-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import type { DeskAct, KeyBinding } from './desk-keys.ts';
import {
	type KeyProfile,
	keysOf,
	noChanges,
	parseProfile,
	profileText,
	withChords
} from './key-profile.ts';

type Profiles = Readonly<Record<UserId, KeyProfile>>;

export class KeyProfiles {
	readonly #ports: Pick<AppPorts, 'connection' | 'changes'>;
	readonly #worker: () => OfficeWorker | null;
	#profiles = $state.raw<Profiles>({});
	readonly #keys = $derived.by(() => keysOf(this.profile));

	constructor(ports: Pick<AppPorts, 'connection' | 'changes'>, worker: () => OfficeWorker | null) {
		this.#ports = ports;
		this.#worker = worker;
		ports.changes.listen((change) => {
			if (change.kind === 'settings') void this.load();
		});
	}

	get profile(): KeyProfile {
		const worker = this.#worker();
		return (worker && this.#profiles[worker.id]) ?? noChanges;
	}
	/** The keys valid for whoever works here. */
	get keys(): readonly KeyBinding[] {
		return this.#keys;
	}

	async load(): Promise<void> {
		const stored = await readSetting(this.#ports.connection, 'key-profiles');
		if (stored.ok) this.#profiles = stored.value ?? {};
	}

	bind(act: DeskAct, chords: readonly string[]): Promise<Result<void>> {
		return this.#keep(withChords(this.profile, act, chords));
	}

	/** All keys as they came. */
	reset(): Promise<Result<void>> {
		return this.#keep(noChanges);
	}

	/** Takes a profile from a file's text; nothing changes where it does not hold. */
	async take(text: string): Promise<Result<void>> {
		const parsed = parseProfile(text);
		return parsed.ok ? this.#keep(parsed.value) : parsed;
	}

	/** Goes back to a profile this screen has shown, conflicts and all. */
	restore(text: string): Promise<Result<void>> {
		return this.#keep(JSON.parse(text) as KeyProfile);
	}

	/** Hands the profile to the person as a file. */
	save(): void {
		downloadBlob(new Blob([this.text()], { type: 'application/json' }), 'tang-thu-phim.json');
	}

	/** The profile as a file's text. */
	text(): string {
		return profileText(this.profile);
	}

	async #keep(profile: KeyProfile): Promise<Result<void>> {
		const worker = this.#worker();
		if (!worker) return fail('no-worker');
		const profiles = { ...this.#profiles, [worker.id]: profile };
		const written = await writeSettings(this.#ports.connection, { 'key-profiles': profiles });
		if (!written.ok) return written;
		this.#profiles = profiles;
		this.#ports.changes.announce({ kind: 'settings' });
		return ok(undefined);
	}
}
