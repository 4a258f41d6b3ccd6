import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#lib/platform/db/connection.ts';
import { openKeyring } from '../../../tests/factories/keys.ts';
import { Reserve } from './reserve.svelte.ts';

function setUp() {
	const did: string[] = [];
	let tell: (state: ConnectionState) => void = () => undefined;
	let makeRoom: () => Promise<unknown> = () => Promise.resolve();
	let later: (() => void) | null = null;
	const clock = {
		now: () => '2026-11-22T00:00:00.000Z',
		elapsedMs: () => 0,
		after: (_ms: number, run: () => void) => {
			later = run;
			return () => (later = null);
		}
	};
	const keyring = openKeyring();
	const reserve = new Reserve({
		connection: {
			keyring,
			listen: (listener) => {
				tell = listener;
				return () => undefined;
			},
			beforeReopening: (act) => {
				makeRoom = act;
				return () => undefined;
			}
		},
		clock,
		keep: () => Promise.resolve(did.push('keep') > 2 ? 'short' : 'kept'),
		release: () => Promise.resolve(void did.push('release'))
	});
	reserve.start();
	const settle = () => keyring.unlocked().then(() => new Promise((resolve) => setTimeout(resolve)));
	return {
		reserve,
		did,
		settle,
		tell: (state: ConnectionState) => tell(state),
		wait: () => later?.(),
		reopen: () => makeRoom()
	};
}

describe('room for the last edits', () => {
	it('is laid down when somebody is unlocked, given up on a full disk, laid down again later', async () => {
		const { reserve, did, settle, tell, wait } = setUp();
		await settle();
		expect([did, reserve.state]).toEqual([['keep'], 'kept']);
		tell('storage-full');
		expect(reserve.state).toBe('short');
		tell('ready');
		await settle();
		expect(did).toEqual(['keep', 'release']);
		wait();
		await settle();
		expect([did, reserve.state]).toEqual([['keep', 'release', 'keep'], 'short']);
	});

	it('is given up before a connection that died for whatever reason is opened anew', async () => {
		const { did, settle, tell, wait, reopen } = setUp();
		await settle();
		await reopen();
		expect(did).toEqual(['keep', 'release']);
		tell('storage-lost');
		tell('ready');
		wait();
		await settle();
		expect(did).toEqual(['keep', 'release', 'keep']);
	});

	it('is not taken back while the disk is still full', async () => {
		const { did, settle, tell, wait } = setUp();
		await settle();
		tell('storage-full');
		tell('ready');
		tell('storage-full');
		wait();
		await settle();
		expect(did.filter((act) => act === 'keep')).toHaveLength(1);
	});
});
