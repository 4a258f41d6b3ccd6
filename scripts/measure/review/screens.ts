// How long the supervisor waits for the list of 50,000 files and for a household of 30: the app's own components in a real
// Chromium. Served by Vite in development, so that nothing is built for it; the built app is quicker.
import { withBench } from '../browser/bench-page.ts';
import type * as Bench from './bench.svelte.ts';
import { atMost, quantile, type Figure } from '../figure.ts';

const files = 50_000;
const members = 30;
const goal = 100;
const bench = '/scripts/measure/review/bench.svelte.ts';
const note = (laps: readonly number[], more: string) =>
	`${laps.length} times, median ${quantile(laps, 0.5).toFixed(0)} ms, to the painted frame; ${more}`;

/** p95 of sorting, of filtering and of the family view. */
export async function screenFigures(): Promise<readonly Figure[]> {
	return withBench(bench, async (page) => {
		const list = await page.evaluate(
			async ({ path, count }) => ((await import(path)) as typeof Bench).list(count),
			{ path: bench, count: files }
		);
		const family = await page.evaluate(
			async ({ path, count }) => ((await import(path)) as typeof Bench).family(count),
			{ path: bench, count: members }
		);
		if (family.people !== members) throw new Error(`family view drew ${family.people} people`);
		const rows = `${list.inPage} rows in the page`;
		return [
			atMost(
				`list of ${files} files sorted, p95`,
				quantile(list.sorts, 0.95),
				goal,
				'ms',
				note(list.sorts, rows)
			),
			atMost(
				`list of ${files} files filtered, p95`,
				quantile(list.filters, 0.95),
				goal,
				'ms',
				note(list.filters, rows)
			),
			atMost(
				`family view of ${members} opened, p95`,
				quantile(family.laps, 0.95),
				goal,
				'ms',
				note(family.laps, 'tree made within')
			)
		];
	});
}
