// Which pages were being read when the browser itself went down: what takes the whole app along cannot be caught, so a
// mark outlives it. A window that is closed takes its marks along; only opaque ids lie here.
import { readPreference, writePreference } from './preferences.ts';

const name = 'reading-now';

/** How often each page was begun and never ended. */
function marks(): Record<string, number> {
	try {
		const found: unknown = JSON.parse(readPreference(name) ?? '{}');
		const pairs = Object.entries(found ?? {}).filter(([, count]) => Number.isInteger(count));
		return Object.fromEntries(pairs);
	} catch {
		return {};
	}
}

function change(id: string, count: number): void {
	const { [id]: _old, ...others } = marks();
	writePreference(name, JSON.stringify(count > 0 ? { ...others, [id]: count } : others));
}

export interface CrashMarks {
	/** Times the browser went down while this was at work. */
	crashes(id: string): number;
	/** The answer ends it. */
	begin(id: string): () => void;
}

export const crashMarks: CrashMarks = {
	crashes: (id) => marks()[id] ?? 0,
	begin(id) {
		const before = marks()[id] ?? 0;
		change(id, before + 1);
		const leave = () => change(id, before);
		globalThis.addEventListener?.('pagehide', leave);
		return () => {
			globalThis.removeEventListener?.('pagehide', leave);
			change(id, 0);
		};
	}
};
