// What the robot's work comes to, band by band: keys, simulated pace, share touched, what prefill cost.
import { atLeast, atMost, type Figure, skipped, told } from '../figure.ts';

/** A: clean print and type. B: the same, worn, stamped or photographed. C: hand-style letters. */
export type Band = 'A' | 'B' | 'C';
export const bands: readonly Band[] = ['A', 'B', 'C'];

/** Keystroke-level model, seconds: a key of an average typist; a look that decides (Card, Moran and Newell). */
const keySeconds = 0.28;
const lookSeconds = 1.35;

export interface Tally {
	fields: number;
	/** Fields the caret stopped at. */
	readonly touched: Set<string>;
	keys: number;
	/** What typing every field in full would have cost: prefill off. */
	typedAll: number;
	/** Fields where what stood in the input cost more than one key beyond an empty input. */
	readonly dearer: Set<string>;
	/** What stood wrong at the end. */
	readonly wrong: string[];
	/** Every stop: field, mark, what stood there, what the paper says, the way taken. */
	readonly stops: string[];
	/** How often each way was taken, and its keys. */
	readonly ways: Map<string, { times: number; keys: number }>;
}

export const newTally = (): Tally => ({
	fields: 0,
	touched: new Set(),
	keys: 0,
	typedAll: 0,
	dearer: new Set(),
	wrong: [],
	stops: [],
	ways: new Map()
});

/** Keys a field, fields an hour, share touched. */
const goals: Readonly<Record<Band, readonly [number, number, number]>> = {
	A: [0.6, 2400, 12],
	B: [3, 1100, 38],
	C: [7, 600, 85]
};

export function figuresOf(band: Band, tally: Tally): readonly Figure[] {
	const { fields, touched, keys, typedAll, dearer, wrong, ways } = tally;
	const [mostKeys, leastAnHour, mostTouched] = goals[band];
	if (fields === 0)
		return [skipped(`${band}: keys per field`, `≤ ${mostKeys}`, 'no such page was keyed')];
	const hours = (keys * keySeconds + touched.size * lookSeconds) / 3600;
	const spent = [...ways]
		.toSorted((a, b) => b[1].keys - a[1].keys)
		.map(([name, { times, keys: own }]) => `${name} ${times} × ${(own / times).toFixed(1)}`);
	return [
		atMost(`${band}: keys per field`, keys / fields, mostKeys, '', `${fields} fields`),
		told(`${band}: keys per field, every field typed (no prefill)`, typedAll / fields, ''),
		atLeast(
			`${band}: simulated fields per hour`,
			fields / hours,
			leastAnHour,
			'',
			`${keySeconds} s a key, ${lookSeconds} s a field stopped at; nothing for fields passed over`
		),
		atMost(
			`${band}: fields touched one by one`,
			(100 * touched.size) / fields,
			mostTouched,
			'%',
			spent.join(', ')
		),
		atMost(`${band}: fields dearer by more than a key than blank`, dearer.size, 0, ''),
		told(
			`${band}: wrong fields left`,
			wrong.length,
			'',
			`${((100 * wrong.length) / fields).toFixed(2)} %`
		)
	];
}
