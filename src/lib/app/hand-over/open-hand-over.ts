// Both ways between machines, as one screen shows them.
import { type GiveDeps, GiveSession } from './give-session.svelte.ts';
import { ReceiveSession } from './receive-session.svelte.ts';

export interface HandOver {
	readonly giving: GiveSession;
	readonly receiving: ReceiveSession;
}

export const openHandOver = (deps: GiveDeps): HandOver => ({
	giving: new GiveSession(deps),
	receiving: new ReceiveSession(deps)
});
