import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#lib/platform/db/connection.ts';
import type { ReserveState } from '#lib/platform/room/room.ts';
import { openKeyring } from '../../../tests/factories/keys.ts';
import { Reserve } from './reserve.svelte.ts';

/** @param free megabytes left on a disk whose commits need one, and the reserve 64 */
function setUp(free: number) {
	const did: string[] = [];
	const disk = { free, held: 0 };
	let tell: (state: ConnectionState) => void = () => undefined;
	let mayWrite: () => Promise<boolean> = () => Promise.resolve(true);
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
			beforeWriting: (ask) => {
				mayWrite = ask;
				return () => undefined;
			}
		},
		clock,
		room: {
			keep: () => {
				const isKept = disk.free + disk.held >= 64;
				did.push('keep');
				if (isKept) [disk.free, disk.held] = [disk.free + disk.held - 64, 64];
				return Promise.resolve<ReserveState>(isKept ? 'kept' : 'short');
			},
			hasRoom: () => Promise.resolve(disk.free >= 1),
			release: () => {
				did.push('release');
				[disk.free, disk.held] = [disk.free + disk.held, 0];
				return Promise.resolve();
			}
		}
	});
	reserve.start();
	const settle = () => keyring.unlocked().then(() => new Promise((resolve) => setTimeout(resolve)));
	return {
		reserve,
		disk,
		did,
		settle,
		tell: (state: ConnectionState) => tell(state),
		wait: () => later?.(),
		mayWrite: () => mayWrite()
	};
}

describe('room for the last edits', () => {
	it('is laid down when somebody is unlocked, and stays while there is other room', async () => {
		const { reserve, did, settle, mayWrite } = setUp(100);
		expect(reserve.state).toBe('unknown');
		await settle();
		expect(reserve.state).toBe('kept');
		expect([await mayWrite(), did]).toEqual([true, ['keep']]);
	});

	it('is given up for a commit that would find none; after it nothing is written', async () => {
		const { reserve, disk, did, settle, mayWrite } = setUp(64);
		await settle();
		expect([await mayWrite(), did]).toEqual([true, ['keep', 'release']]);
		expect(reserve.state).toBe('short');
		disk.free = 0;
		expect(await mayWrite()).toBe(false);
		expect(did).toEqual(['keep', 'release']);
	});

	it('is given up when storage says it is full, and laid down again when there is room for it', async () => {
		const { reserve, disk, did, settle, tell, wait } = setUp(64);
		await settle();
		tell('storage-full');
		expect(reserve.state).toBe('short');
		disk.free = 10;
		wait();
		await settle();
		expect([did, reserve.state]).toEqual([['keep', 'release', 'keep'], 'short']);
		disk.free = 80;
		wait();
		await settle();
		expect([did.length, reserve.state]).toEqual([4, 'kept']);
	});
});
