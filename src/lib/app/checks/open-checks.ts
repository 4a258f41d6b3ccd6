// Makes the state of the checks over the real worker. Loaded on demand: rules are not first-screen code.
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { checkRunner } from '#lib/platform/archive-check/check-client.ts';
import { Cleaning } from '../cleaning/cleaning.svelte.ts';
import { Linkage } from '../linkage/linkage.svelte.ts';
import { Rulings } from '../linkage/rulings.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { ArchiveChecks } from './archive-checks.svelte.ts';
import { HomeSetting } from './home-setting.svelte.ts';

/** One check feeds three screens; the app keeps one of these for as long as the tab lives. */
export interface ChecksSurface {
	readonly checks: ArchiveChecks;
	readonly linkage: Linkage;
	readonly cleaning: Cleaning;
	readonly home: HomeSetting;
}

export async function openChecks(
	ports: AppPorts,
	files: () => readonly RegistryFile[],
	worker: () => OfficeWorker | null
): Promise<ChecksSurface> {
	const rulings = new Rulings(ports, worker);
	await rulings.load();
	const checks = new ArchiveChecks({ ports, runner: checkRunner, rulings, files, worker });
	const cleaning = new Cleaning({ ports, checks, files, worker });
	return { checks, linkage: new Linkage(checks, rulings), cleaning, home: new HomeSetting(ports) };
}
