// The page's side of the export worker: one call, one worker, one answer; cancelling is an outcome.
import '../trusted-scripts.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import type { Keyring } from '#lib/platform/crypto/keyring.ts';
import type { ExportPlan } from '#lib/pipeline/run-export.ts';
import type {
	Answer,
	ArchiveName,
	CallOptions,
	ExportCommand,
	ExportMessage,
	ExportRunner,
	RunAnswer
} from './export-protocol.ts';

/** Milliseconds a cancelled worker gets to discard what it wrote before it is ended. */
const discardGrace = 5000;

function call(
	command: ExportCommand,
	{ signal, onProgress }: CallOptions
): Promise<Answer<unknown>> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
		let timer: ReturnType<typeof setTimeout> | undefined;
		const cancel = () => {
			worker.postMessage({ do: 'cancel' } satisfies ExportCommand);
			timer = setTimeout(() => end({ is: 'cancelled' }), discardGrace);
		};
		const end = (answer: Answer<unknown>) => {
			clearTimeout(timer);
			signal.removeEventListener('abort', cancel);
			worker.terminate();
			resolve(answer);
		};
		worker.addEventListener('error', () =>
			end({ is: 'failed', failure: { code: 'export-worker-died' } })
		);
		worker.addEventListener('message', ({ data }: MessageEvent<ExportMessage>) => {
			if (data.is === 'progress') onProgress(data.progress);
			else if (data.is === 'plan') end({ is: 'done', value: data.plan });
			else if (data.is === 'sample') end({ is: 'done', value: data.records });
			else if (data.is === 'done') end({ is: 'done', value: data.answer });
			else end(data);
		});
		signal.addEventListener('abort', cancel, { once: true });
		worker.postMessage(command);
		if (signal.aborted) cancel();
	});
}

/** Waits for the keys where the screen is locked just now; a run that has begun goes on behind a lock. */
export const exportRunner = (archive: ArchiveName, keyring: Keyring): ExportRunner => {
	const opened = async () => ({ ...archive, keys: (await keyring.unlocked()).keys });
	return {
		plan: async (command, options) =>
			call({ do: 'plan', archive: await opened(), ...command }, options) as Promise<
				Answer<ExportPlan>
			>,
		sample: async (command, options) =>
			call({ do: 'sample', archive: await opened(), ...command }, options) as Promise<
				Answer<readonly ExportRecord[]>
			>,
		run: async (command, options) =>
			call({ do: 'run', archive: await opened(), ...command }, options) as Promise<
				Answer<RunAnswer>
			>
	};
};
