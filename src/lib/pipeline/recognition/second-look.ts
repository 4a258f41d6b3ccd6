// A second hearing of doubtful table cells: photographs leave borders, rules and neighbours' tails in the crop, which
// the cleaning for scans keeps; the cleaning for photographed rows takes them off. The surer hearing is used.
import type { Reading } from '../../domain/reading.ts';
import type { FieldContext } from '../../domain/fields/field-kind.ts';
import type { StageOptions } from '../ports.ts';
import { BLANK, type Posteriors } from './ctc/posteriors.ts';
import type { KeptJob } from './interpret.ts';
import { photographedLine } from './row-photo.ts';
import { withSecondSource, type SecondSource } from './second-source.ts';

/** A doubtful reading: what the first engine said alone, and the second's posteriors of its lines. */
export interface Doubtful {
	readonly job: KeptJob;
	readonly alone: Reading;
	readonly heard: readonly (Posteriors | null)[];
	readonly reading: Reading;
}

/** The same readings, better ones where the other cleaning made the second engine surer. */
export async function heardAgain(
	doubtful: readonly Doubtful[],
	second: SecondSource,
	context: FieldContext,
	options: StageOptions
): Promise<readonly Reading[]> {
	const images = doubtful.map(({ job }) => {
		const [line, ...more] = job.cut.lines;
		return job.field.cell && line && more.length === 0 ? photographedLine(line.raw) : null;
	});
	const present = images.filter((image) => image !== null);
	if (present.length === 0) return doubtful.map(({ reading }) => reading);
	const posteriors = await second.reader.posteriors(present, options);
	let next = 0;
	return doubtful.map(({ alone, heard, reading }, i) => {
		const again = images[i] ? (posteriors[next++] ?? null) : null;
		const before = heard[0] ?? null;
		if (!again || (before && clarity(again) <= clarity(before))) return reading;
		const other = withSecondSource(alone, [again], second, context);
		return other.confidence > reading.confidence ? other : reading;
	});
}

/** Mean log-probability of the likeliest class over the steps that write something or nearly do; 0 is certainty. */
export function clarity({ frames, classes, logProbs }: Posteriors): number {
	let sum = 0;
	let steps = 0;
	for (let frame = 0; frame < frames; frame++) {
		let best = -Infinity;
		let at = BLANK;
		for (let i = 0; i < classes; i++) {
			const value = logProbs[frame * classes + i]!;
			if (value > best) [best, at] = [value, i];
		}
		// Certain blanks are paper: a longer crop is not a clearer one.
		if (at === BLANK && best > -0.01) continue;
		sum += best;
		steps += 1;
	}
	return steps === 0 ? -Infinity : sum / steps;
}
