// `npm run digitize -- FILE… [--form auto|ID] [--out FILE] [--timings] [--engines both|tesseract] [--workers N]`
import { parseArgs } from 'node:util';

export interface DigitizeArguments {
	readonly files: readonly string[];
	/** Null: find the form of each page. */
	readonly form: string | null;
	/** Null: to standard output. */
	readonly out: string | null;
	readonly timings: boolean;
	readonly workers: number | null;
	readonly engines: 'both' | 'tesseract';
}

export const usage =
	'npm run digitize -- FILE… [--form auto|ID] [--out FILE] [--timings] [--engines both|tesseract] [--workers N]';

/** @throws Error with a sentence for the user. */
export function readArguments(args: readonly string[]): DigitizeArguments {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			form: { type: 'string', default: 'auto' },
			out: { type: 'string' },
			timings: { type: 'boolean', default: false },
			engines: { type: 'string', default: 'both' },
			workers: { type: 'string' }
		}
	});
	if (positionals.length === 0) throw new Error(`No file named.\n${usage}`);
	const workers = values.workers === undefined ? null : Number(values.workers);
	if (workers !== null && !(Number.isInteger(workers) && workers >= 1 && workers <= 16))
		throw new Error(`--workers takes a number from 1 to 16, not "${values.workers}".`);
	const { engines } = values;
	if (engines !== 'both' && engines !== 'tesseract')
		throw new Error(`--engines takes both or tesseract, not "${engines}".`);
	return {
		files: positionals,
		form: values.form === 'auto' ? null : values.form,
		out: values.out ?? null,
		timings: values.timings,
		engines,
		workers
	};
}
