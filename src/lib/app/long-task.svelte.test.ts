import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { LongTask, type TaskControl } from './long-task.svelte.ts';

/** Work that waits until it is told how to end, and hears when it is stopped. */
function waiting() {
	const { promise, resolve, reject } = Promise.withResolvers<Result<number>>();
	let control: TaskControl | null = null;
	const work = (given: TaskControl) => {
		control = given;
		given.signal.addEventListener('abort', () => reject(given.signal.reason as Error));
		return promise;
	};
	return { work, end: resolve, tell: (share: number) => control?.onProgress(share) };
}

describe('a long task', () => {
	it('tells how far it is, one at a time, and is at rest afterwards', async () => {
		const task = new LongTask();
		const { work, end, tell } = waiting();
		const done = task.run(work);
		expect([task.isRunning, task.progress]).toEqual([true, 0]);
		tell(0.5);
		expect(task.progress).toBe(0.5);
		expect(await task.run(() => Promise.resolve(ok(2)))).toEqual(fail('task-running'));
		end(ok(1));
		expect(await done).toEqual(ok(1));
		expect([task.isRunning, task.progress, task.failure]).toEqual([false, null, null]);
	});

	it('keeps a failure until the next try', async () => {
		const task = new LongTask();
		await task.run(() => Promise.resolve(fail('disk-write-failed')));
		expect(task.failure?.code).toBe('disk-write-failed');
		const { work, end } = waiting();
		const done = task.run(work);
		expect(task.failure).toBeNull();
		end(ok(1));
		await done;
	});

	it('is stopped without a failure, whether the work throws or answers so', async () => {
		const task = new LongTask();
		const { work } = waiting();
		const done = task.run(work);
		task.cancel();
		expect(await done).toEqual(fail('cancelled'));
		expect(await task.run(() => Promise.resolve(fail('cancelled')))).toEqual(fail('cancelled'));
		expect(task.failure).toBeNull();
	});

	it('lets a bug through and is at rest', async () => {
		const task = new LongTask();
		await expect(task.run(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
		expect(task.isRunning).toBe(false);
	});
});
