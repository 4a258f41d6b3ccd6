// What it is worth that two papers of one file say the same: two pieces of ink were read by themselves, and they are
// either both right or both wrong in the same way. No list and no rule is asked, so a strange name can be settled too.

/**
 * Share of misreadings that a second piece of ink of the same words repeats: one hand, one print and one machine err
 * alike. Taken high: of 75 values misread on 120 printed and typed tuning pages another page repeated 2.
 */
const repeated = 0.25;
/** A person who confirmed a value is right nearly always, not always. */
export const personsWord = 0.99;

/** Probability that a value is exactly right where two papers say it, from what each is worth alone. */
export function agreedProbability(own: number, other: number): number {
	const right = own * other;
	const alike = repeated * (1 - Math.max(own, other));
	const wrong = alike + (1 - repeated) * (1 - own) * (1 - other);
	return right / (right + wrong);
}
