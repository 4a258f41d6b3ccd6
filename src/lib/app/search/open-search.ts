// Makes the search over the real worker. Loaded on demand: it is no part of the first screen.
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { startSearchWorker } from '#lib/platform/search/search-client.ts';
import type { AppPorts } from '../ports.ts';
import { SearchSession } from './search-session.svelte.ts';

export const openSearch = (ports: AppPorts, files: () => readonly RegistryFile[]): SearchSession =>
	new SearchSession({ ports, files, start: startSearchWorker });
