// The pool's promises, against a worker whose every move the test decides.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerPool, type PoolOptions } from './pool.ts';
import { WorkerFailure } from './worker-failure.ts';

class FakeWorker extends EventTarget {
	jobs: { jobId: number; job: string }[] = [];
	isEnded = false;

	postMessage(message: { jobId: number; job: string }): void {
		if (message.job === 'uncloneable') throw new DOMException('no', 'DataCloneError');
		this.jobs.push(message);
	}

	terminate(): void {
		this.isEnded = true;
	}

	answer(value = 'done'): void {
		this.#reply({ jobId: this.jobs.at(-1)?.jobId, ok: true, value });
	}

	throwInside(name: string): void {
		this.#reply({ jobId: this.jobs.at(-1)?.jobId, ok: false, name, message: 'inside' });
	}

	say(data: unknown): void {
		this.#reply(data);
	}

	die(): void {
		this.dispatchEvent(new Event('error', { cancelable: true }));
	}

	#reply(data: unknown): void {
		this.dispatchEvent(new MessageEvent('message', { data }));
	}
}

let workers: FakeWorker[] = [];

function poolOf(size: number, options: Partial<PoolOptions> = {}) {
	const start = () => {
		const worker = new FakeWorker();
		workers.push(worker);
		return worker as unknown as Worker;
	};
	return new WorkerPool<string, string>({ start, size, timeoutMs: 1000, ...options });
}

/** The code of a rejection, or the value. */
const outcome = (promise: Promise<string>): Promise<string> =>
	promise.catch((error: unknown) =>
		error instanceof WorkerFailure ? error.code : (error as Error).name
	);

const nth = (index: number): FakeWorker => {
	const worker = workers[index];
	if (!worker) throw new Error(`Expected worker ${index}, got ${workers.length} workers`);
	return worker;
};

beforeEach(() => {
	workers = [];
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('WorkerPool', () => {
	it('starts no more workers than its size, and reuses them', async () => {
		const pool = poolOf(2);
		const results = ['a', 'b', 'c'].map((job) => pool.run(job));
		expect([workers.length, pool.waiting]).toEqual([2, 1]);
		nth(0).answer('A');
		expect(nth(0).jobs.map(({ job }) => job)).toEqual(['a', 'c']);
		nth(0).answer('C');
		nth(1).answer('B');
		expect(await Promise.all(results)).toEqual(['A', 'B', 'C']);
	});

	it('takes the highest priority first, then the order of arrival', async () => {
		const pool = poolOf(1);
		const results = [
			pool.run('running'),
			...[pool.run('low 1'), pool.run('high', { priority: 5 }), pool.run('low 2')]
		];
		for (let i = 0; i < 4; i++) nth(0).answer();
		await Promise.all(results);
		const order = nth(0).jobs.map(({ job }) => job);
		expect(order).toEqual(['running', 'high', 'low 1', 'low 2']);
	});

	it('rejects a job whose code threw, and keeps the worker', async () => {
		const pool = poolOf(1);
		const failed = pool.run('bad');
		nth(0).throwInside('RangeError');
		await expect(failed).rejects.toMatchObject({ code: 'job-failed', causeName: 'RangeError' });
		const next = pool.run('good');
		nth(0).answer('fine');
		expect([await next, workers.length]).toEqual(['fine', 1]);
	});

	it('ends a worker that takes too long, counted from the start of its job', async () => {
		const pool = poolOf(1);
		const [slow, next] = [outcome(pool.run('slow')), outcome(pool.run('next'))];
		vi.advanceTimersByTime(1000);
		expect([await slow, nth(0).isEnded]).toEqual(['worker-timeout', true]);
		vi.advanceTimersByTime(900);
		nth(1).answer('in time');
		expect(await next).toBe('in time');
	});

	it('replaces a dead worker and goes on with the queue', async () => {
		const pool = poolOf(1);
		const [lost, next] = [outcome(pool.run('lost')), outcome(pool.run('next'))];
		nth(0).die();
		nth(1).answer('ok');
		expect([await lost, await next]).toEqual(['worker-died', 'ok']);
	});

	it('sends everybody away and tells after three deaths in a row, then starts anew', async () => {
		const onTrouble = vi.fn();
		const pool = poolOf(1, { onTrouble });
		const results = ['1', '2', '3', '4', '5'].map((job) => outcome(pool.run(job)));
		for (let i = 0; i < 3; i++) nth(i).die();
		const died = ['worker-died', 'worker-died', 'worker-died'];
		expect(await Promise.all(results)).toEqual([...died, 'workers-failing', 'workers-failing']);
		expect(onTrouble).toHaveBeenCalledOnce();
		const later = pool.run('later');
		nth(3).answer('back');
		expect(await later).toBe('back');
	});

	it('counts deaths in a row only: an answer between them starts the count again', async () => {
		const onTrouble = vi.fn();
		const pool = poolOf(1, { onTrouble });
		for (let i = 0; i < 6; i++) {
			const job = outcome(pool.run('x'));
			if (i % 2) nth(workers.length - 1).answer();
			else nth(workers.length - 1).die();
			await job;
		}
		expect(onTrouble).not.toHaveBeenCalled();
	});

	it('aborts a waiting job without touching the worker, a running one with it', async () => {
		const pool = poolOf(1);
		const [running, waiting] = [new AbortController(), new AbortController()];
		const first = outcome(pool.run('first', { signal: running.signal }));
		const second = outcome(pool.run('second', { signal: waiting.signal }));
		const third = outcome(pool.run('third'));
		waiting.abort();
		expect([await second, nth(0).isEnded]).toEqual(['AbortError', false]);
		running.abort();
		expect([await first, nth(0).isEnded]).toEqual(['AbortError', true]);
		nth(1).answer('third');
		expect(await third).toBe('third');
	});

	it('refuses a job that is aborted before it comes, and one that cannot be sent', async () => {
		const pool = poolOf(1);
		expect(await outcome(pool.run('x', { signal: AbortSignal.abort() }))).toBe('AbortError');
		expect(workers.length).toBe(0);
		expect(await outcome(pool.run('uncloneable'))).toBe('DataCloneError');
		const next = pool.run('y');
		nth(0).answer('y');
		expect(await next).toBe('y');
	});

	it('answers every waiting job when workers cannot be started at all', async () => {
		const pool = poolOf(1, {
			start: () => {
				throw new TypeError('refused');
			}
		});
		expect(await outcome(pool.run('a'))).toBe('TypeError');
		expect(await outcome(pool.run('b'))).toBe('TypeError');
	});

	it('replaces a worker after its share of jobs', async () => {
		const pool = poolOf(1, { recycleAfter: 2 });
		for (let i = 0; i < 4; i++) {
			const job = pool.run('x');
			nth(workers.length - 1).answer();
			await job;
		}
		expect([workers.length, nth(0).isEnded, nth(0).jobs.length]).toEqual([2, true, 2]);
	});

	it('ignores messages that are no answer to its job', async () => {
		const pool = poolOf(1);
		const job = pool.run('x');
		for (const noise of [null, 'ready', { action: 'ready' }, { jobId: 99, ok: true }])
			nth(0).say(noise);
		nth(0).answer('real');
		expect(await job).toBe('real');
	});

	it('ends with all its workers, and can be used again', async () => {
		const pool = poolOf(1);
		const results = [outcome(pool.run('a')), outcome(pool.run('b'))];
		pool.end();
		expect(await Promise.all(results)).toEqual(['pool-ended', 'pool-ended']);
		expect(nth(0).isEnded).toBe(true);
		const again = pool.run('c');
		nth(1).answer('c');
		expect(await again).toBe('c');
	});
});
