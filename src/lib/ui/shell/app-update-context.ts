// Whether the program is stored for offline work, for the one screen that shows it.
import type { AppUpdate } from '#lib/app/app-update.svelte.ts';
import { getContext, setContext } from 'svelte';

const key = Symbol('app-update');

export const setAppUpdate = (update: AppUpdate): AppUpdate => setContext(key, update);
export const getAppUpdate = (): AppUpdate => getContext(key);
