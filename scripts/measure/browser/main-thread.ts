// The longest task of a page's interface thread in processor time, from Chromium's own trace: what it cost, whatever else
// the machine had to do meanwhile.
import type { Page } from 'playwright';

interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds of processor time. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string };
}

/** Answers what `act` does, and milliseconds; null where the browser tells no processor time. */
export async function longestTaskWhile<T>(
	page: Page,
	act: () => Promise<T>
): Promise<{ readonly value: T; readonly longestMs: number | null }> {
	const session = await page.context().newCDPSession(page);
	const mains = new Set<string>();
	/** Of every thread: which of them is the interface is told at the end. */
	const longestOf = new Map<string, number>();
	session.on('Tracing.dataCollected', ({ value }) => {
		for (const event of value as unknown as readonly TraceEvent[]) {
			const thread = `${event.pid} ${event.tid}`;
			if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') mains.add(thread);
			else if (event.name === 'RunTask' && event.tdur !== undefined)
				longestOf.set(thread, Math.max(longestOf.get(thread) ?? -1, event.tdur));
		}
	});
	await session.send('Tracing.start', {
		traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] }
	});
	const value = await act();
	const ended = new Promise<void>((done) => session.on('Tracing.tracingComplete', () => done()));
	await session.send('Tracing.end');
	await ended;
	await session.detach();
	const longest = Math.max(-1, ...[...mains].map((thread) => longestOf.get(thread) ?? -1));
	return { value, longestMs: longest < 0 ? null : longest / 1000 };
}
