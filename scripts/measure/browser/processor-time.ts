// Processor seconds of a browser and all its processes so far: tells a slow app from a machine that had other work.
import { readdirSync, readFileSync } from 'node:fs';

/** As Linux counts: USER_HZ is 100 on every machine we know. */
const ticksASecond = 100;

interface Process {
	readonly id: number;
	readonly parent: number;
	readonly ticks: number;
	readonly command: string;
}

function processOf(id: number): Process[] {
	try {
		const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
		// The name, in brackets, may hold anything.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const ticks = Number(fields[11]) + Number(fields[12]);
		const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
		return [{ id, parent: Number(fields[1]), ticks, command }];
	} catch {
		// It has ended meanwhile.
		return [];
	}
}

/** Of the process whose command names `profile`, and of what it started; null where nothing tells. */
export function processorSeconds(profile: string): number | null {
	let ids: string[];
	try {
		ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	} catch {
		return null;
	}
	const all = ids.flatMap((id) => processOf(Number(id)));
	const own = new Set(all.filter(({ command }) => command.includes(profile)).map(({ id }) => id));
	for (let before = -1; before < own.size;) {
		before = own.size;
		for (const { id, parent } of all) if (own.has(parent)) own.add(id);
	}
	const ticks = all.filter(({ id }) => own.has(id)).reduce((sum, one) => sum + one.ticks, 0);
	return own.size === 0 ? null : ticks / ticksASecond;
}
