// The page's side of the trial of newer weights: one worker a trial, ended by time, by cancel, or by its answer.
import '../trusted-scripts.ts';
import { proxy, wrap } from 'comlink';
import { fail, type Result } from '#lib/domain/result.ts';
import type { JudgeFailure, judgeWeights } from './judge-weights.ts';
import type { Verdict, Weights } from './weights.ts';

export interface JudgeOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (share: number) => void;
}

/** Both weights read the lines in seconds; what takes this long is too slow to use. */
const limitMs = 120_000;

/** Rejects only when aborted. */
export async function tryWeights(
	weights: Weights,
	{ signal, onProgress }: JudgeOptions
): Promise<Result<Verdict, JudgeFailure | 'weights-slow'>> {
	signal.throwIfAborted();
	const worker = new Worker(new URL('./judge.worker.ts', import.meta.url), { type: 'module' });
	const at = (path: string): string => new URL(path, globalThis.location.origin).href;
	const request = { weights, modelUrl: at('/models'), runtimeUrl: at('/engines/onnx/') };
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		return await new Promise((resolve, reject) => {
			timer = setTimeout(() => resolve(fail('weights-slow')), limitMs);
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
			worker.addEventListener('error', () => resolve(fail('weights-broken')));
			const remote = wrap<{ judge: typeof judgeWeights }>(worker);
			// What kills the runtime itself rejects, or ends the worker.
			remote.judge(request, proxy(onProgress)).then(resolve, () => resolve(fail('weights-broken')));
		});
	} finally {
		clearTimeout(timer);
		worker.terminate();
	}
}
