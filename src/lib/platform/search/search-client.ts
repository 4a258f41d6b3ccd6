// The page's side of the search worker: questions are answered one after another, in the order they were asked.
import '../trusted-scripts.ts';
import type { SearchCommand, SearchMessage } from './search-protocol.ts';

export interface SearchWorker {
	/** Null when the worker has died or was ended. */
	ask(command: SearchCommand): Promise<SearchMessage | null>;
	end(): void;
}

export function startSearchWorker(): SearchWorker {
	const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
	const waiting: ((message: SearchMessage | null) => void)[] = [];
	let isOver = false;
	const end = () => {
		isOver = true;
		worker.terminate();
		for (const answer of waiting.splice(0)) answer(null);
	};
	worker.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) =>
		waiting.shift()?.(data)
	);
	worker.addEventListener('error', (event) => {
		event.preventDefault();
		end();
	});
	return {
		ask: (command) =>
			isOver
				? Promise.resolve(null)
				: new Promise((resolve) => {
						waiting.push(resolve);
						worker.postMessage(command);
					}),
		end
	};
}
