import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#lib/platform/db/connection.ts';
import { openKeyring } from '../../../tests/factories/keys.ts';
import { Reserve } from './reserve.svelte.ts';

function setUp(rooms: readonly boolean[] = []) {
	const did: string[] = [];
	const answers = [...rooms];
	let tell: (state: ConnectionState) => void = () => undefined;
	let makeRoom: () => Promise<boolean> = () => Promise.resolve(true);
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
		release: () => Promise.resolve(void did.push('release')),
		probe: () => Promise.resolve(answers.shift() ?? false)
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

	it('stays where a connection that died can be opened anew without it', async () => {
		const { did, settle, reopen } = setUp([true]);
		await settle();
		expect([await reopen(), did]).toEqual([true, ['keep']]);
	});

	it('is given up where there is no room to open a connection that died; without room it stays closed', async () => {
		const { did, settle, tell, wait, reopen } = setUp([false, false, false, true]);
		await settle();
		expect(await reopen()).toBe(false);
		expect(await reopen()).toBe(true);
		expect(did).toEqual(['keep', 'release', 'release']);
		tell('storage-lost');
		tell('ready');
		wait();
		await settle();
		expect(did).toEqual(['keep', 'release', 'release', 'keep']);
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
