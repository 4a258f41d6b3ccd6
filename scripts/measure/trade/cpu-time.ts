// Time this process computed, not time that passed: on a machine with other work the clock measures the others.
// Counts every thread, so helpers of the garbage collector make it a little more than the clock of an idle machine.

/** Milliseconds of processor time used so far. */
export function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
