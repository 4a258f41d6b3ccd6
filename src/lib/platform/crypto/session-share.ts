// Lets a new tab of an unlocked app in, and locks all tabs together. Keys go over as they are: usable, not readable.
// Only pages of this very origin hear the channel, and whoever can open one sits at the unlocked screen anyway.
import type { UserId } from '#lib/domain/ids.ts';
import type { Session } from './keyring.ts';

export interface SharedSession {
	readonly session: Session;
	readonly person: UserId;
}

type Message =
	| { readonly say: 'may-i' }
	| { readonly say: 'come-in'; readonly shared: SharedSession }
	| { readonly say: 'lock' }
	| { readonly say: 'still-here' };

export interface ShareEvents {
	/** What another tab may have; null while locked. */
	offer(): SharedSession | null;
	/** Another tab is unlocked. */
	onOffer(shared: SharedSession): void;
	onLock(): void;
	/** Somebody is working in another tab. */
	onActivity(): void;
}

export interface SessionShare {
	/** The answer ends it. */
	listen(events: ShareEvents): () => void;
	/** Asks the other tabs. */
	ask(): void;
	/** Tells the other tabs: unlocked. */
	offer(shared: SharedSession): void;
	lock(): void;
	active(): void;
	close(): void;
}

/** A message may come from another version of the app: its shape is looked at. */
function isMessage(data: unknown): data is Message {
	if (typeof data !== 'object' || data === null || !('say' in data)) return false;
	if (data.say !== 'come-in') return typeof data.say === 'string';
	const shared = 'shared' in data ? (data.shared as Partial<SharedSession> | null) : null;
	return typeof shared?.person === 'string' && shared.session?.keys.archive instanceof CryptoKey;
}

export function openSessionShare(name: string): SessionShare {
	const channel =
		typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`${name}.session`);
	const say = (message: Message) => channel?.postMessage(message);
	return {
		listen(events) {
			const hear = ({ data }: MessageEvent<unknown>) => {
				if (!isMessage(data)) return;
				const mine = data.say === 'may-i' ? events.offer() : null;
				if (mine) say({ say: 'come-in', shared: mine });
				if (data.say === 'come-in') events.onOffer(data.shared);
				if (data.say === 'lock') events.onLock();
				if (data.say === 'still-here') events.onActivity();
			};
			channel?.addEventListener('message', hear);
			return () => channel?.removeEventListener('message', hear);
		},
		ask: () => say({ say: 'may-i' }),
		offer: (shared) => say({ say: 'come-in', shared }),
		lock: () => say({ say: 'lock' }),
		active: () => say({ say: 'still-here' }),
		close: () => channel?.close()
	};
}
