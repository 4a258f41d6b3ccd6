// Counts of counts: how many fields took 0, 1, 2, … key presses on a day.

/** By day (`YYYY-MM-DD`): index = key presses of a field, value = fields. The last index holds all that took more. */
export type DayCounts = Readonly<Record<string, readonly number[]>>;

const days = 7;
const mostPresses = 120;
/** Fewer fields than this say nothing of how somebody works. */
const fewest = 50;

const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** The days of the last week, today among them; a day in the future (a clock put back) counts as none. */
export function recent(counts: DayCounts, today: string): DayCounts {
	const last = dayNumber(today);
	return Object.fromEntries(
		Object.entries(counts).filter(([day]) => {
			const age = last - dayNumber(day);
			return age >= 0 && age < days;
		})
	);
}

export function addTo(counts: DayCounts, day: string, presses: number): DayCounts {
	const at = Math.min(mostPresses, Math.max(0, Math.round(presses)));
	const old = counts[day] ?? [];
	const next = Array.from({ length: Math.max(old.length, at + 1) }, (_, index) => old[index] ?? 0);
	next[at] = (next[at] ?? 0) + 1;
	return { ...counts, [day]: next };
}

/** The middle one of all fields; null where there are too few. */
export function medianOf(counts: DayCounts): number | null {
	const sums: number[] = [];
	for (const day of Object.values(counts))
		for (const [presses, fields] of day.entries()) sums[presses] = (sums[presses] ?? 0) + fields;
	const total = sums.reduce((sum, fields) => sum + (fields ?? 0), 0);
	if (total < fewest) return null;
	let seen = 0;
	return sums.findIndex((fields) => (seen += fields ?? 0) >= total / 2);
}
