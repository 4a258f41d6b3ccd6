// What the screens call the state of the connection.
import type { ConnectionState } from '#lib/platform/db/connection.ts';
import type { StorageState } from './surface.ts';

const states: Readonly<Record<ConnectionState, StorageState>> = {
	opening: 'opening',
	ready: 'ready',
	closed: 'unavailable',
	'storage-full': 'full',
	'storage-lost': 'reconnecting',
	'storage-timeout': 'reconnecting',
	'storage-blocked': 'blocked',
	'storage-too-new': 'too-new',
	'storage-unavailable': 'unavailable',
	'storage-data-lost': 'data-lost',
	'storage-unreadable': 'ready'
};

export const toStorageState = (state: ConnectionState): StorageState => states[state];
