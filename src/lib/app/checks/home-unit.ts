// Where the archive is at home, taken into use at start: apart from its screen, which needs the whole gazetteer.
import { readSetting } from '#lib/platform/db/settings-store.ts';
import type { AppPorts } from '../ports.ts';
import { setHome } from '../home-now.ts';

/** Before anything is suggested. */
export async function loadHome({ connection }: Pick<AppPorts, 'connection'>): Promise<void> {
	const stored = await readSetting(connection, 'home');
	if (stored.ok && stored.value) setHome(stored.value);
}
