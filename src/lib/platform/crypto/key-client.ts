// The page's side of the key worker. One worker a task: what was in its memory goes with it.
import '../trusted-scripts.ts';
import { wrap } from 'comlink';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { KeyWork } from './key-work.ts';

type Task = keyof KeyWork;

/** `wrong-key`: the passphrase or recovery key does not open the lock. */
export type KeyTasks = {
	readonly [T in Task]: (
		...args: Parameters<KeyWork[T]>
	) => Promise<Result<Awaited<ReturnType<KeyWork[T]>>, 'wrong-key'>>;
};

const isWrongKey = (error: unknown): boolean =>
	error instanceof Error && error.name === 'SealBroken';

function inWorker<T extends Task>(task: T): KeyTasks[T] {
	const run = async (...args: Parameters<KeyWork[T]>) => {
		const worker = new Worker(new URL('./key.worker.ts', import.meta.url), { type: 'module' });
		try {
			const remote = wrap<KeyWork>(worker)[task] as unknown as (
				...given: Parameters<KeyWork[T]>
			) => Promise<Awaited<ReturnType<KeyWork[T]>>>;
			return ok(await remote(...args));
		} catch (error) {
			if (isWrongKey(error)) return fail('wrong-key' as const);
			throw error;
		} finally {
			worker.terminate();
		}
	};
	return run as unknown as KeyTasks[T];
}

export const keyTasks: KeyTasks = {
	found: inWorker('found'),
	open: inWorker('open'),
	admit: inWorker('admit'),
	change: inWorker('change'),
	renewRecovery: inWorker('renewRecovery'),
	openRecovery: inWorker('openRecovery'),
	packageKey: inWorker('packageKey'),
	recover: inWorker('recover')
};
