// Where the pictures of the review put things: numbers in, places in SVG units out. Scales and paths are d3's; nothing
// here touches the page, so that no style attribute is ever written.
import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { WorkFigures } from '#lib/app/surface.ts';

export interface Bar {
	readonly label: string;
	readonly y: number;
	readonly height: number;
	readonly width: number;
}

/** Bars that lie one under the other; `width` is that of the longest, all in SVG units. */
export function bars(
	rows: readonly (readonly [label: string, value: number])[],
	width: number,
	rowHeight = 22
): readonly Bar[] {
	const x = scaleLinear([0, Math.max(1, ...rows.map(([, value]) => value))], [0, width]);
	const y = scaleBand(
		rows.map((_, index) => index),
		[0, rows.length * rowHeight]
	).padding(0.3);
	return rows.map(([label, value], index) => ({
		label,
		y: y(index) ?? 0,
		height: y.bandwidth(),
		width: x(value)
	}));
}

export interface BurnDown {
	/** Fields done on a day: one bar each. */
	readonly days: readonly {
		readonly day: string;
		readonly x: number;
		readonly y: number;
		readonly width: number;
		readonly height: number;
		readonly left: number;
	}[];
	/** Paths of what was left after each day, and of what is expected; empty where nothing is. */
	readonly left: string;
	readonly expected: string;
	readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** Days to come that are drawn; a longer forecast leaves the picture at its edge. */
const mostAhead = 30;

/** Work a day as bars, and what is left as a line that the forecast leads to the ground; `null` without any day. */
export function burnDown(
	{ days, forecast }: Pick<WorkFigures, 'days' | 'forecast'>,
	{ width, height }: { readonly width: number; readonly height: number }
): BurnDown | null {
	if (days.length === 0) return null;
	const stillLeft = forecast?.left ?? 0;
	const remaining = days.map(
		(_, index) => stillLeft + days.slice(index + 1).reduce((sum, one) => sum + one.fields, 0)
	);
	const ahead = Math.min(mostAhead, forecast?.days ?? 0);
	const x = scaleBand(
		Array.from({ length: days.length + ahead }, (_, index) => index),
		[0, width]
	).padding(0.25);
	const most = Math.max(...remaining, ...days.map((one) => one.fields), 1);
	const y = scaleLinear([0, most], [height, 0]).nice(4);
	const middle = (index: number) => (x(index) ?? 0) + x.bandwidth() / 2;
	const path = line<readonly [number, number]>(
		([index]) => middle(index),
		([, value]) => y(value)
	);
	const last = days.length - 1;
	const pace = forecast?.perDay ?? 0;
	const end = Math.max(0, ahead === forecast?.days ? 0 : stillLeft - pace * ahead);
	return {
		days: days.map(({ day, fields }, index) => ({
			day,
			x: x(index) ?? 0,
			width: x.bandwidth(),
			y: y(fields),
			height: height - y(fields),
			left: remaining[index] ?? 0
		})),
		left: path(remaining.map((value, index) => [index, value] as const)) ?? '',
		expected:
			ahead > 0
				? (path([
						[last, stillLeft],
						[last + ahead, end]
					]) ?? '')
				: '',
		ticks: y.ticks(4).map((value) => ({ value, y: y(value) }))
	};
}
