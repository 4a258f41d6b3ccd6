// How far what is said lies from what is so: expected calibration error over ten bins of equal width.

export interface Said {
	readonly said: number;
	readonly isRight: boolean;
}

export function calibrationError(all: readonly Said[]): number {
	let gap = 0;
	for (let bin = 0; bin < 10; bin += 1) {
		const own = all.filter(({ said }) => Math.min(9, Math.floor(said * 10)) === bin);
		gap += Math.abs(own.reduce((sum, { said, isRight }) => sum + said - (isRight ? 1 : 0), 0));
	}
	return all.length === 0 ? NaN : gap / all.length;
}

/** Mean negative log-likelihood: falls when values are told apart better, not only when the mean is right. */
export function logLoss(all: readonly Said[]): number {
	const sum = all.reduce(
		(total, { said, isRight }) => total - Math.log(isRight ? said : 1 - said),
		0
	);
	return sum / all.length;
}
