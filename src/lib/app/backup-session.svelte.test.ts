// When a backup is asked for, what is noted of it, and what happens when it cannot be written.
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '#lib/domain/result.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { type Office, openOffice } from '../../../tests/factories/office-with-account.ts';
import { BackupSession } from './backup-session.svelte.ts';

const offices: Office[] = [];
afterEach(() => {
	for (const office of offices.splice(0)) office.close();
});

async function setUp(save: 'writes' | 'refuses' = 'writes') {
	const office = await openOffice('b');
	offices.push(office);
	let now = Date.parse('2026-11-22T01:00:00.000Z');
	const clock = { ...office.ports.clock, now: () => new Date(now).toISOString() };
	const session = new BackupSession({
		ports: { ...office.ports, clock },
		worker: () => office.app.archive.worker,
		save: async (stream) => {
			if (save === 'refuses') return fail('disk-write-failed');
			for await (const part of stream) if (part.length === 0) throw new Error('empty');
			return ok(undefined);
		}
	});
	const act = (count: number) =>
		appendActs(
			office.ports.connection,
			Array.from({ length: count }, () => ({
				...({ fileId: null, act: 'export', role: 'clerk', source: 'clerk' } as const),
				...{ at: clock.now(), who: office.app.archive.worker!.id, old: '', new: '' }
			}))
		);
	await session.load();
	return { session, act, later: (hours: number) => (now += hours * 3_600_000) };
}

describe('a backup', () => {
	it('is asked for once there is something to lose, each shift, and after much work', async () => {
		const { session, act, later } = await setUp();
		expect([session.isOverdue, session.actsSince]).toEqual([false, 0]);
		await act(100);
		await session.load();
		expect([session.isOverdue, session.canAdd]).toEqual([true, false]);
		expect(await session.make('whole')).toMatchObject({ ok: true });
		expect([session.isOverdue, session.actsSince, session.canAdd]).toEqual([false, 0, false]);
		later(9);
		expect(session.isOverdue).toBe(false);
		await act(1);
		await session.load();
		expect([session.isOverdue, session.canAdd]).toEqual([true, true]);
		later(-20);
		expect(session.isOverdue).toBe(false);
		await act(5000);
		await session.load();
		expect(session.isOverdue).toBe(true);
	});

	it('is counted: a whole one, then what was added to it', async () => {
		const { session, act } = await setUp();
		await act(3);
		await session.make('whole');
		const first = session.last;
		expect(first?.added).toBe(0);
		await act(1);
		await session.load();
		await session.make('added');
		expect(session.last).toMatchObject({ added: 1 });
		expect(session.last?.digest).not.toBe(first?.digest);
	});

	it('is not noted when it could not be written, and says why', async () => {
		const { session, act } = await setUp('refuses');
		await act(3);
		expect(await session.make('whole')).toMatchObject({ failure: { code: 'disk-write-failed' } });
		expect([session.last, session.task.failure?.code, session.task.progress]).toEqual([
			null,
			'disk-write-failed',
			null
		]);
	});
});
